"""Putting on record that a copy or a list of the cases was handed out: by the console that runs, or by itself."""

from __future__ import annotations

from contextlib import closing

from agent_console.audit.words import Role
from agent_console.calendar.zone import Clock
from agent_console.home import Home
from agent_console.keeping.books import Book, NoKey, key_at_hand
from agent_console.keeping.letting_in import open_book
from agent_console.popping.noting import STAFF_NOS, handed_out, noted_by_console
from agent_console.popping.socket_file import Handed
from agent_console.signing_in import Admitted
from agent_console.staff.checking import SignedIn
from agent_console.staff.person import Person
from agent_console.store.errors import StoreError


def put_on_record(home: Home, book: Book, what: Handed, clock: Clock) -> bool:
    """Put on record what is handed out; False where neither a console nor this command can.

    Nobody is asked for a passphrase: a nightly copy is worth more than its record.
    """
    if noted_by_console(book.file.parent, what):
        return True
    admitted = Admitted(SignedIn(Person(STAFF_NOS[what], Role.AGENT), key_at_hand(home, book)))
    try:
        with closing(open_book(home, book, admitted, clock)) as casebook:
            casebook.audit.write(handed_out(what, clock()))
            casebook.audit.sign_off(clock())
    except (NoKey, StoreError, OSError):
        return False
    return True
