"""Who works on a casebook from the command line: nobody, where the key lies open, else somebody who signs in."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Final

from agent_console.at_the_door import TerminalDoor
from agent_console.audit.words import Role
from agent_console.backend import Environment
from agent_console.calendar.zone import Clock
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.opening import open_casebook
from agent_console.home import Home
from agent_console.keeping.books import Book, NoKey, key_at_hand, prefix_of
from agent_console.language import Language
from agent_console.options import Options
from agent_console.seat import desk_of
from agent_console.signing_in import Admitted, Door, admit
from agent_console.staff.checking import SignedIn, StaffCheck
from agent_console.staff.person import Person
from agent_console.staff.roster import roster_in
from agent_console.staff.tries import Tries

Ask = Callable[[Home, Language], Door | None]
"""Gives the door somebody signs in at; None where nobody is there to be asked."""


def at_the_terminal(home: Home, language: Language) -> Door | None:
    """Ask at the terminal, where there is one: from cron nobody answers."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    code: Final = "zh" if language.chinese else "en"
    return TerminalDoor(Options(home=home.folder, language=code), lambda: True)


def let_in(home: Home, book: Book, nobody: str, language: Language, ask: Ask = at_the_terminal) -> Admitted:
    """Give the key of a casebook with whoever has it: the command itself, or who signed in.

    Without a key nobody was there who could give it.

    Raises:
        SignInRefused, TraineeOnLive, RosterUnreadable, KeyFileUnreadable, SettingsUnreadable: See there.
    """
    master = key_at_hand(home, book)
    if master is None and book.environment is Environment.LIVE:
        roster = roster_in(home.folder)
        door = ask(home, language) if roster.records else None
        if door is not None:
            return admit(StaffCheck(roster, training=False), door, Tries(home.folder))
    return Admitted(SignedIn(Person(nobody, Role.AGENT), master))


def open_book(home: Home, book: Book, admitted: Admitted, clock: Clock) -> Casebook:
    """Open a casebook as the console does, for whoever was let in.

    Raises:
        NoKey: Nobody could give its key.
        SettingsUnreadable: See there.
        StoreError: See there.
    """
    signed_in = admitted.signed_in
    if signed_in.master is None:
        raise NoKey
    casebook = open_casebook(
        book.file.parent,
        backend=book.backend,
        training=book.environment is not Environment.LIVE,
        staff_no=signed_in.person.staff_no,
        role=signed_in.person.role,
        now=clock(),
        master=signed_in.master,
        prefix=prefix_of(home),
        desk=desk_of(home),
    )
    try:
        admitted.put_on_record(casebook.audit, clock(), Tries(home.folder))
    except BaseException:
        casebook.close()
        raise
    return casebook
