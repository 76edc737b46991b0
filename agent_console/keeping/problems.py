"""What may stand in the way of a casebook command, and the exit code for each. It says nothing itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

import click

from agent_console import exit_codes
from agent_console.casebook.reading import OlderCasebook
from agent_console.data_schema import DataFileError
from agent_console.encryption.key_file import KeyFileUnreadable
from agent_console.keeping.books import AnotherBook, NoKey, WhichBook
from agent_console.keeping.sentences import EXIT_DAMAGED, EXIT_HELD, problem_sentence
from agent_console.language import Language
from agent_console.opening import NoTerminal
from agent_console.settings import SettingsUnreadable
from agent_console.signing_in import SignInRefused, TraineeOnLive
from agent_console.speaking import spoken_language
from agent_console.staff.roster import RosterUnreadable
from agent_console.store.errors import StoreDamaged, StoreError, StoreHeld

PROBLEMS: Final = (
    WhichBook,
    AnotherBook,
    NoKey,
    KeyFileUnreadable,
    OlderCasebook,
    SettingsUnreadable,
    DataFileError,
    RosterUnreadable,
    SignInRefused,
    TraineeOnLive,
    NoTerminal,
    StoreError,
    OSError,
)
"""Anything else is a fault of the program."""


def told(folder: Path | None, said: str | None, act: Callable[[Language], int]) -> int:
    """Do what a command does, or say in one sentence on standard error what stood in the way."""
    language = spoken_language(said, folder)
    try:
        return act(language)
    except BrokenPipeError:
        raise
    except PROBLEMS as error:
        click.echo(problem_sentence(error, language), err=True)
        return _code(error)


def _code(error: Exception) -> int:
    match error:
        case StoreHeld():
            return EXIT_HELD
        case StoreDamaged():
            return EXIT_DAMAGED
        case _:
            return exit_codes.NOT_STARTED
