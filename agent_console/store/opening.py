"""Opening the file: it knows what has to be true of a file before a word is written into it, and no tables."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from agent_console.store.errors import StoreDamaged, StoreError, StoreTooNew, StoreUnwritable
from agent_console.store.files import OTHERS, PRIVATE_FILE, beside, private_umask, sync_folder
from agent_console.store.migrations import Migration, migrate, version_of

APPLICATION_ID: Final = 0x41434F4E
"""Marks our files ("ACON"): a file of another program is never written into."""

ALWAYS_CHECKED_BYTES: Final = 256 * 1024 * 1024
"""Up to here checking every page takes under a second. A larger file is checked after an end that was not clean;
whatever else changed in it is found by its seal when it is read.
"""

_PAGE_BYTES: Final = 4096
_HEADER: Final = b"SQLite format 3\x00\x10\x00\x02\x02"
"""How every file of ours begins: pages of 4,096 bytes, write-ahead log (SQLite, database file format, 1.3).

A file with other bytes here opens all the same, and fails at the first write.
"""

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
        _inspect(path, migrations)
        return _open(path, migrations)
    except StoreError:
        raise
    except sqlite3.DatabaseError as error:
        raise _translated(path, error) from error
    except UnicodeError as error:
        # The sqlite3 module can not put SQLite's own message into words where it names something in the file.
        raise StoreDamaged(path, "names") from error
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
            connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute("PRAGMA journal_mode = WAL")
            migrate(connection, migrations)
        finally:
            connection.close()
    fresh.rename(path)
    sync_folder(path.parent)


def _inspect(path: Path, migrations: Sequence[Migration]) -> None:
    """Look at a file through a connection that can not write: closing a writing one would already change it."""
    if not path.is_file():
        raise StoreUnwritable(path, "not a file")
    with path.open("rb") as file:
        if file.read(len(_HEADER)) != _HEADER:
            raise StoreDamaged(path, "header")
    left_open = beside(path, "-wal").exists()
    connection = _connect(path, "ro")
    try:
        _check_marks(path, connection, len(migrations))
        _check_shape(path, connection, migrations)
        if left_open or path.stat().st_size <= ALWAYS_CHECKED_BYTES:
            _check_pages(path, connection)
    except sqlite3.OperationalError as error:
        # These questions can be asked of every file of ours: one that can not be answered is damage.
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise StoreDamaged(path, error.sqlite_errorname) from error
        raise
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


def _check_shape(path: Path, connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """The tables, columns and indexes are those of the file's version; the text they were made by may differ."""
    expected = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(expected, migrations[: version_of(connection)])
        if _shape(connection) != _shape(expected):
            raise StoreDamaged(path, "tables")
    finally:
        expected.close()


def _shape(connection: sqlite3.Connection) -> dict[tuple[str, str], tuple[object, ...]]:
    names = connection.execute("SELECT type, name FROM sqlite_master ORDER BY type, name").fetchall()
    columns = "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid"
    return {(kind, name): tuple(connection.execute(columns, (name,))) for kind, name in names}


def _check_pages(path: Path, connection: sqlite3.Connection) -> None:
    # integrity_check also finds an index that no longer fits its table: a row that is there would not be found.
    for pragma in ("integrity_check(1)", "foreign_key_check"):
        found = connection.execute(f"PRAGMA {pragma}").fetchone()
        if found is not None and found[0] != "ok":
            raise StoreDamaged(path, pragma)


def _open(path: Path, migrations: Sequence[Migration]) -> sqlite3.Connection:
    with private_umask():
        if path.stat().st_mode & OTHERS:
            path.chmod(PRIVATE_FILE)
        # SQLite opens a file it may not write without a word, and says so at the first commit.
        if not os.access(path, os.W_OK):
            raise StoreUnwritable(path, "the file is read-only")
        connection = _connect(path, "rw")
        try:
            for setting in _SETTINGS:
                connection.execute(setting)
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            if mode != "wal":
                raise StoreUnwritable(path, f"journal mode {mode}")
            migrate(connection, migrations)
        except BaseException:
            connection.close()
            raise
    return connection


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    # No implicit BEGIN: a transaction begins where the code says so.
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    # A changed byte can make a text that is no UTF-8; it has to reach the check of its row.
    connection.text_factory = _text
    return connection


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _translated(path: Path, error: sqlite3.DatabaseError) -> StoreError:
    name = getattr(error, "sqlite_errorname", None) or type(error).__name__
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return StoreDamaged(path, name)
    return StoreUnwritable(path, name)
