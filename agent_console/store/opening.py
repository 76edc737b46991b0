"""Opening the file: it knows what has to be true of a file before a word is written into it, and no tables."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from agent_console.store.errors import StoreDamaged, StoreUnwritable
from agent_console.store.file_format import APPLICATION_ID, PAGE_BYTES, connect
from agent_console.store.files import OTHERS, PRIVATE_FILE, beside, private_umask, sync_folder
from agent_console.store.inspection import inspect
from agent_console.store.migrations import Migration, migrate
from agent_console.store.translation import as_store_errors

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
    with as_store_errors(path):
        if not path.exists():
            _make(path, migrations)
        inspect(path, migrations)
        return _open(path, migrations)


def _make(path: Path, migrations: Sequence[Migration]) -> None:
    """Make the file under another name and rename it, so that an empty file under its own name is always damage."""
    if beside(path, "-wal").exists():
        raise StoreDamaged(path, "the file is gone, its log is there")
    fresh = beside(path, ".new")
    for leftover in (fresh, beside(fresh, "-wal"), beside(fresh, "-shm"), beside(fresh, "-journal")):
        leftover.unlink(missing_ok=True)
    with private_umask():
        os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
        connection = connect(fresh, "rw")
        try:
            connection.execute(f"PRAGMA page_size = {PAGE_BYTES}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA synchronous = FULL")
            _use_log(path, connection)
            migrate(connection, migrations)
            # Closing would fold the log in as well, and say nothing where it could not.
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()
    fresh.rename(path)
    sync_folder(path.parent)


def _use_log(path: Path, connection: sqlite3.Connection) -> None:
    """Switch the write-ahead log on; where it cannot be, SQLite stays with another journal and says so alone."""
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise StoreUnwritable(path, f"journal mode {mode}")


def _open(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    with private_umask():
        if path.stat().st_mode & OTHERS:
            path.chmod(PRIVATE_FILE)
        # SQLite opens a file it may not write without a word, and says so at the first commit.
        if not os.access(path, os.W_OK):
            raise StoreUnwritable(path, "the file is read-only")
        connection = connect(path, "rw")
        try:
            for setting in _SETTINGS:
                connection.execute(setting)
            _use_log(path, connection)
            migrate(connection, migrations)
        except BaseException:
            connection.close()
            raise
    return connection
