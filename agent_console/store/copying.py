"""A copy of a store as it is at one moment, beside its writer. It knows files and SQLite, and no tables."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from agent_console.store.errors import StoreUnwritable
from agent_console.store.file_format import UNTOUCHED, connect, reading_mode
from agent_console.store.files import PRIVATE_FILE, beside, sync_folder
from agent_console.store.inspection import inspect
from agent_console.store.migrations import Migration
from agent_console.store.translation import as_store_errors, is_damage


def copy_store(source: Path, target: Path, migrations: Sequence[Migration]) -> None:
    """Copy a store into a new private file; what its writer commits meanwhile is in the copy whole or not at all.

    The copy appears under its name when it is on disk and was looked through.

    Raises:
        FileExistsError: Something stands under the copy's name; it stays.
        StoreDamaged, StoreTooNew, StoreUnwritable: See there; `path` says whether of the source or of the copy.
    """
    if target.exists() or target.is_symlink():
        raise FileExistsError(target.name)
    with as_store_errors(source):
        mode = reading_mode(source)
        inspect(source, migrations, mode, every_page=True)
        reader = connect(source, mode)
    fresh = beside(target, ".new")
    try:
        with closing(reader), as_store_errors(target):
            _copy(reader, source, fresh)
            inspect(fresh, migrations, UNTOUCHED, every_page=True)
        _name(fresh, target)
    finally:
        for leftover in (fresh, beside(fresh, "-wal"), beside(fresh, "-shm"), beside(fresh, "-journal")):
            leftover.unlink(missing_ok=True)


def _name(fresh: Path, target: Path) -> None:
    """Give a whole file its name, never in place of another."""
    try:
        # Unlike a rename, a second name never pushes aside what came there meanwhile.
        os.link(fresh, target)
    except FileExistsError:
        raise
    except OSError:
        # A stick may know no second names.
        if target.exists():
            raise FileExistsError(target.name) from None
        with as_store_errors(target):
            fresh.rename(target)
    with as_store_errors(target):
        sync_folder(target.parent)


def _copy(reader: sqlite3.Connection, source: Path, fresh: Path) -> None:
    # What a crash left goes: it was never a copy.
    fresh.unlink(missing_ok=True)
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    with closing(connect(fresh, "rw")) as writer:
        writer.execute("PRAGMA synchronous = FULL")
        try:
            # All pages in one step are one reading transaction: one moment.
            reader.backup(writer)
        except sqlite3.DatabaseError as error:
            if is_damage(error):
                with as_store_errors(source):
                    raise
            raise StoreUnwritable(fresh, type(error).__name__) from error
