"""One run of `agent-console staff`: change, say what came of it, give the exit code."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from agent_console import exit_codes
from agent_console.audit.words import Role
from agent_console.auditing.sentences import ROLES
from agent_console.calendar.zone import Clock, system_clock
from agent_console.home import Home, default_folder
from agent_console.language import Language
from agent_console.opening_problems import OPENING_PROBLEMS, opening_sentence
from agent_console.options import Language as LanguageCode
from agent_console.output import print_out
from agent_console.speaking import spoken_language
from agent_console.staff.person import Person
from agent_console.staff.roster import roster_in
from agent_console.staffing.asking import AtTerminal, FromStandardInput, NothingTyped
from agent_console.staffing.changing import Change, Problem
from agent_console.staffing.sentences import (
    ADDED,
    BEING_CHANGED,
    NOTHING_TYPED,
    ONE_LEAD,
    REMOVED,
    RENEWED,
    list_of,
    problem_sentence,
)
from agent_console.store.errors import StoreHeld


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    home: Path | None = None
    language: LanguageCode | None = None
    by: str | None = None
    from_stdin: bool = False

    @property
    def at(self) -> Home:
        """The home it is about."""
        return Home(self.home or default_folder())

    @property
    def speaking(self) -> Language:
        """The language it is said in."""
        return spoken_language(self.language, self.home)


def add(asked: Asked, staff_no: str, role: Role, keep_key_file: bool, clock: Clock = system_clock) -> int:
    """Let somebody in."""
    person = Person(staff_no, role)
    language = asked.speaking

    def done() -> str:
        told = language.text(ADDED).format(staff_no=staff_no, role=language.text(ROLES[role]))
        alone = len(roster_in(asked.at.folder).leads) == 1
        return f"{told}\n{language.text(ONE_LEAD)}" if alone else told

    def change(roster: Change) -> Problem | None:
        asked.at.make()
        return roster.add(person, asked.by, keep_key_file=keep_key_file)

    return _changed(asked, clock, change, done)


def remove(asked: Asked, staff_no: str, clock: Clock = system_clock) -> int:
    """Take somebody off."""
    told = asked.speaking.text(REMOVED).format(staff_no=staff_no)
    return _changed(asked, clock, lambda roster: roster.remove(staff_no, asked.by), lambda: told)


def renew(asked: Asked, staff_no: str, clock: Clock = system_clock) -> int:
    """Give somebody another passphrase."""
    told = asked.speaking.text(RENEWED).format(staff_no=staff_no)
    return _changed(asked, clock, lambda roster: roster.renew(staff_no, asked.by), lambda: told)


def show(asked: Asked) -> int:
    """List who may sign in."""
    language = asked.speaking
    try:
        return print_out(list_of(roster_in(asked.at.folder), language), language)
    except OPENING_PROBLEMS as error:
        return _failed(opening_sentence(error, language))


def _changed(
    asked: Asked, clock: Clock, change: Callable[[Change], Problem | None], done: Callable[[], str]
) -> int:
    language = asked.speaking
    asking = FromStandardInput(language) if asked.from_stdin else AtTerminal(language)
    try:
        problem = change(Change(asked.at, clock(), asking))
    except NothingTyped:
        return _failed(language.text(NOTHING_TYPED))
    except StoreHeld:
        return _failed(language.text(BEING_CHANGED))
    except OPENING_PROBLEMS as error:
        return _failed(opening_sentence(error, language))
    if problem is not None:
        return _failed(problem_sentence(problem, language))
    return print_out(done(), language)


def _failed(sentence: str) -> int:
    click.echo(sentence, err=True)
    return exit_codes.NOT_STARTED
