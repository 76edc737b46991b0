"""`casebook backup`: a copy of a casebook beside its console, looked through before it gets its name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import click

from agent_console.audit import start_key
from agent_console.calendar.zone import Clock, system_clock
from agent_console.casebook.backups import backup_name, backups_folder
from agent_console.casebook.checking import Checked, check
from agent_console.casebook.schema import MIGRATIONS
from agent_console.home import Home, default_folder
from agent_console.keeping.books import Book, key_at_hand, the_book
from agent_console.keeping.on_record import put_on_record
from agent_console.keeping.problems import told
from agent_console.keeping.sentences import (
    BACKED_UP,
    EXPORT_NOT_ON_RECORD,
    KEY_APART,
    KEY_ELSEWHERE,
    KEY_LOCKED_UP,
    SEALS_UNCHECKED,
)
from agent_console.language import Language
from agent_console.language.filling import filled, printable
from agent_console.output import print_out
from agent_console.popping.socket_file import Handed
from agent_console.staff.roster import FILE as ROSTER
from agent_console.store.copying import copy_store
from agent_console.store.errors import StoreDamaged
from agent_console.store.files import beside, make_private_folder, write_private_once


def run(
    target: Path | None,
    folder: Path | None,
    which: str | None,
    lang: str | None,
    clock: Clock = system_clock,
) -> int:
    """Make a backup, say where it is, and give the exit code."""

    def act(language: Language) -> int:
        home = Home(folder or default_folder())
        book = the_book(home, which)
        file = _target(book, target, clock)
        checked = back_up(home, book, file)
        if not put_on_record(home, book, Handed.BACKUP, clock):
            click.echo(language.text(EXPORT_NOT_ON_RECORD), err=True)
        return print_out("\n".join(_lines(home, book, file, checked, language)), language)

    return told(folder, lang, act)


def _target(book: Book, said: Path | None, clock: Clock) -> Path:
    """Give the file to write: in the home where none is named, under a dated name where a folder is."""
    if said is None:
        make_private_folder(backups_folder(book.file))
        return backups_folder(book.file) / backup_name(clock())
    if said.is_dir():
        return said / backup_name(clock())
    return said


def back_up(home: Home, book: Book, file: Path) -> Checked:
    """Copy a casebook and look through the copy; one that is not whole is taken away again.

    Raises:
        FileExistsError: Something stands there.
        StoreError, KeyFileUnreadable: See there; no copy is left.
    """
    master = key_at_hand(home, book)
    try:
        copy_store(book.file, file, MIGRATIONS)
    except StoreDamaged:
        # A console that began or ended meanwhile may have been seen half-way; what is damaged stays so.
        copy_store(book.file, file, MIGRATIONS)
    try:
        checked = check(file, master)
    except BaseException:
        file.unlink()
        raise
    _keep_start_key(book, file)
    return checked


def _keep_start_key(book: Book, file: Path) -> None:
    """Put the start key of the audit log beside the copy, where it still lies beside the casebook."""
    with suppress(start_key.KeyUnreadable):
        source = beside(book.file, start_key.SUFFIX)
        start_key.read(source)
        write_private_once(beside(file, start_key.SUFFIX), source.read_text(encoding="ascii"))


def _lines(home: Home, book: Book, file: Path, checked: Checked, language: Language) -> Iterator[str]:
    _ = language.text
    counts = {"cases": str(checked.cases), "records": str(checked.records)}
    yield filled(_(BACKED_UP), book=book.name, file=printable(str(file)), **counts)
    files = (home.master_key(book.environment), home.folder / ROSTER)
    kept = next((one.name for one in files if one.exists()), None)
    if kept == ROSTER:
        yield filled(_(KEY_LOCKED_UP), file=kept)
    else:
        yield filled(_(KEY_APART), key=kept) if kept else _(KEY_ELSEWHERE)
    if not checked.seals:
        yield _(SEALS_UNCHECKED)
