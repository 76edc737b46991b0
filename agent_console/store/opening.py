"""Opening the file: it knows what has to be true of a file before a word is written into it, and no tables."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from agent_console.store.errors import StoreDamaged, StoreError, StoreTooNew, StoreUnwritable
from agent_console.store.files import PRIVATE_FILE, beside, private_umask, sync_folder
from agent_console.store.migrations import Migration, migrate, version_of

APPLICATION_ID: Final = 0x41434F4E
"""Marks our files ("ACON"): a file of another program is never written into."""

_SETTINGS: Final = (
    "PRAGMA foreign_keys = ON",
    # A commit is on disk when it returns; in WAL mode NORMAL would lose the last ones in a power cut.
    "PRAGMA synchronous = FULL",
    # What is erased is overwritten, not only forgotten.
    "PRAGMA secure_delete = ON",
    # A changed schema must not run functions of ours.
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    # One writer by lock: whoever else has the file open is a reader, and readers do not block in WAL mode.
    "PRAGMA busy_timeout = 1000",
)


def open_connection(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    """Open an existing file or make a new one; an existing one is looked at before it is touched.

    Raises:
        StoreDamaged, StoreTooNew, StoreUnwritable: As they say; the file is as it was.
    """
    try:
        if not path.exists():
            _make(path, migrations)
        _inspect(path, len(migrations))
        return _open(path, migrations)
    except StoreError:
        raise
    except sqlite3.DatabaseError as error:
        raise _translated(path, error) from error
    except OSError as error:
        raise StoreUnwritable(path, type(error).__name__) from error


def _make(path: Path, migrations: Sequence[Migration]) -> None:
    """Make the file under another name and rename it, so that an empty file under its own name is always damage."""
    if beside(path, "-wal").exists():
        raise StoreDamaged(path, "the file is gone, its log is there")
    fresh = beside(path, ".new")
    for leftover in (fresh, beside(fresh, "-wal"), beside(fresh, "-shm"), beside(fresh, "-journal")):
        leftover.unlink(missing_ok=True)
    with private_umask():
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
        connection = _connect(fresh, "rw")
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA synchronous = FULL")
            migrate(connection, migrations)
        finally:
            connection.close()
    fresh.rename(path)
    sync_folder(path.parent)


def _inspect(path: Path, known: int) -> None:
    """Look at a file through a connection that can not write: closing a writing one would already change it."""
    if not path.is_file():
        raise StoreUnwritable(path, "not a file")
    connection = _connect(path, "ro")
    try:
        _check_marks(path, connection, known)
        for pragma in ("quick_check(1)", "foreign_key_check"):
            found = connection.execute(f"PRAGMA {pragma}").fetchone()
            if found is not None and found[0] != "ok":
                raise StoreDamaged(path, pragma)
    finally:
        connection.close()


def _check_marks(path: Path, connection: sqlite3.Connection, known: int) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise StoreDamaged(path, "not a file of this program")
    version = version_of(connection)
    if version > known:
        raise StoreTooNew(path, version, known)
    if version < 1:
        raise StoreDamaged(path, f"schema version {version}")


def _open(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    with private_umask():
        path.chmod(PRIVATE_FILE)
        connection = _connect(path, "rw")
        try:
            for setting in _SETTINGS:
                connection.execute(setting)
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            if mode != "wal":
                raise StoreUnwritable(path, f"journal mode {mode}")
            # SQLite opens a file it may not write without a word; only a write tells.
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
            migrate(connection, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # No implicit BEGIN: a transaction begins where the code says so.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)


def _translated(path: Path, error: sqlite3.DatabaseError) -> StoreError:
    name = getattr(error, "sqlite_errorname", None) or type(error).__name__
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreDamaged(path, name)
    return StoreUnwritable(path, name)
