"""`casebook restore`: a backup in place of a casebook, looked through first; what was there is kept beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from agent_console.audit.heads import log_name
from agent_console.audit.reading import name_in
from agent_console.backend import Environment
from agent_console.calendar.zone import Clock, system_clock, today
from agent_console.casebook.backups import stamp
from agent_console.casebook.checking import Checked, check
from agent_console.casebook.put_back import PutBack, leave_note
from agent_console.casebook.schema import MIGRATIONS
from agent_console.encryption.master_key import MasterKey
from agent_console.home import Home, default_folder
from agent_console.identity.case_number import case_series
from agent_console.keeping.books import AnotherBook, Book, NoKey, a_book, prefix_of
from agent_console.keeping.letting_in import Ask, at_the_terminal, let_in, open_book
from agent_console.keeping.problems import told
from agent_console.keeping.sentences import (
    LOG_IS_SHORTER,
    NOT_ON_RECORD,
    RESTORED,
    SEALS_UNCHECKED,
    SET_ASIDE,
)
from agent_console.language import Language
from agent_console.language.filling import filled, printable
from agent_console.output import print_out
from agent_console.seat import FILE as DESK_FILE
from agent_console.seat import known_desk
from agent_console.signing_in import Admitted
from agent_console.store.copying import copy_store
from agent_console.store.errors import Holder, StoreError
from agent_console.store.files import beside, make_private_folder, sync_folder, write_private_once
from agent_console.store.lock import WriterLock
from agent_console.store.reading import open_for_reading

STAFF_NO: Final = "restore"
"""Who holds the casebook meanwhile and signs on in its log."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put back, what was set aside, and whether it stands in the audit log."""

    checked: Checked
    aside: Path | None
    on_record: bool


def run(
    source: Path,
    folder: Path | None,
    which: str | None,
    lang: str | None,
    clock: Clock = system_clock,
    ask: Ask = at_the_terminal,
) -> int:
    """Put a backup back, say what was done, and give the exit code."""

    def act(language: Language) -> int:
        home = Home(folder or default_folder())
        book = a_book(home, which)
        home.make()
        admitted = let_in(home, book, STAFF_NO, language, ask)
        restored = restore(home, book, source, admitted, clock)
        return print_out("\n".join(_lines(book, source, restored, language)), language)

    return told(folder, lang, act)


def restore(home: Home, book: Book, source: Path, admitted: Admitted, clock: Clock) -> Restored:
    """Put a backup in the place of a casebook nobody has open.

    Raises:
        StoreHeld: A console has it open.
        AnotherBook: The backup is of another desk or backend.
        StoreError, KeyFileUnreadable, OSError: See there; what was there still is.
    """
    if not source.is_file():
        raise FileNotFoundError(str(source))
    make_private_folder(book.file.parent)
    now = clock()
    fresh = beside(book.file, ".restored")
    lock = WriterLock(book.file)
    lock.take(Holder(os.getpid(), admitted.signed_in.person.staff_no, now))
    try:
        checked = _copied(source, fresh, admitted.signed_in.master)
        desk = _desk_in(home, book, source)
        leave_note(book.file, PutBack(today(now), _last_count(home, book, now)))
        aside = _set_aside(book.file, now)
        fresh.rename(book.file)
        sync_folder(book.file.parent)
    finally:
        fresh.unlink(missing_ok=True)
        lock.release()
    if desk:
        write_private_once(home.folder / DESK_FILE, f"{desk}\n")
    return Restored(checked, aside, _put_on_record(home, book, admitted, clock))


def _copied(source: Path, fresh: Path, master: MasterKey | None) -> Checked:
    """Copy the backup to where it is needed and look through that copy: nobody changes it any more."""
    fresh.unlink(missing_ok=True)
    copy_store(source, fresh, MIGRATIONS)
    try:
        return check(fresh, master)
    except StoreError as error:
        # The copy has the fault from the file somebody named.
        error.path = source
        raise


def _desk_in(home: Home, book: Book, source: Path) -> str:
    """Give the desk a backup is of; a home without a desk of its own takes that over.

    Raises:
        AnotherBook: It is of another one.
    """
    found = name_in(source, MIGRATIONS)
    desk, _, backend = (found or "").partition(".")
    known = known_desk(home)
    if found and (backend != book.backend or (known and found != log_name(known, book.backend))):
        raise AnotherBook(source, found)
    return "" if known else desk


def _last_count(home: Home, book: Book, now: datetime) -> int | None:
    """Read how many case numbers of today were given out; None where the file does not tell."""
    training = book.environment is not Environment.LIVE
    series = case_series(today(now), training=training, prefix=prefix_of(home))
    try:
        with open_for_reading(book.file, MIGRATIONS) as reader:
            rows = reader.read("SELECT last FROM counters WHERE series = ?", (series,))
    except StoreError:
        return None if book.there else 0
    last = rows[0][0] if rows else 0
    return last if isinstance(last, int) else None


def _set_aside(file: Path, now: datetime) -> Path | None:
    """Give the file that is there another name, with its log; None where there is none."""
    aside = beside(file, f".before-{stamp(now)}")
    while aside.exists():
        aside = aside.with_name(f"{aside.name}+")
    moved = None
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            beside(file, suffix).rename(beside(aside, suffix))
            moved = aside
    return moved


def _put_on_record(home: Home, book: Book, admitted: Admitted, clock: Clock) -> bool:
    """Open what was put back, which takes it up; where nobody has the key the next console does."""
    try:
        with closing(open_book(home, book, admitted, clock)) as casebook:
            casebook.audit.sign_off(clock())
    except (NoKey, StoreError, OSError):
        return False
    return True


def _lines(book: Book, source: Path, restored: Restored, language: Language) -> Iterator[str]:
    _ = language.text
    checked = restored.checked
    counts = {"cases": str(checked.cases), "records": str(checked.records)}
    yield filled(_(RESTORED), book=book.name, file=printable(str(source)), **counts)
    if restored.aside is not None:
        yield filled(_(SET_ASIDE), file=printable(str(restored.aside)))
    if not checked.seals:
        yield _(SEALS_UNCHECKED)
    yield _(LOG_IS_SHORTER) if restored.on_record else _(NOT_ON_RECORD)
