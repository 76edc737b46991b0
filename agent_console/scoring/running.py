"""One run of `agent-console score`: it reads a call beside the console and prints its scorecard."""

from __future__ import annotations

from pathlib import Path

import click

from agent_console import exit_codes
from agent_console.calendar.zone import Clock, system_clock
from agent_console.call.events import Event
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.casebook.reading import open_cases
from agent_console.home import Home, default_folder
from agent_console.keeping.books import NoKey, key_at_hand, the_book
from agent_console.keeping.problems import told
from agent_console.language import N_, Language
from agent_console.language.filling import clipped, filled
from agent_console.output import print_out
from agent_console.scorecard.evidence import Evidence
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.scorecard.scoring import scored
from agent_console.scoring.page import json_of, page_of

_NO_CASE = N_("There is no case {case} in this casebook.")
_NEWER = N_("Case {case} was written by a newer version: it is kept, and cannot be scored by this one.")


def run(
    case: str,
    folder: Path | None,
    which: str | None,
    lang: str | None,
    as_json: bool,
    clock: Clock = system_clock,
) -> int:
    """Print the scorecard of a case and give the exit code."""
    asked = case.strip()

    def act(language: Language) -> int:
        try:
            events = _events(Home(folder or default_folder()), which, asked)
        except (CallNotFound, CallUnreadable) as error:
            sentence = _NO_CASE if isinstance(error, CallNotFound) else _NEWER
            click.echo(filled(language.text(sentence), case=clipped(asked)), err=True)
            return exit_codes.NOT_STARTED
        card = scored(Evidence(events), load_rubric())
        text = json_of(asked, card, clock()) if as_json else page_of(asked, card, language)
        return print_out(text, language)

    return told(folder, lang, act)


def _events(home: Home, which: str | None, case: str) -> tuple[Event, ...]:
    """Read what happened on a call.

    Raises:
        NoKey: Its events are sealed, and nobody but a person could give the key.
        CallNotFound, CallUnreadable: See `agent_console.casebook.errors`.
    """
    book = the_book(home, which)
    master = key_at_hand(home, book)
    if master is None:
        raise NoKey
    with open_cases(book.file, master) as reader:
        return reader.events_of(case)
