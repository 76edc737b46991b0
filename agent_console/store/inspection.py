"""Looking at a file before it is touched: it knows what has to be true of one that was closed or left by a crash."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Final

from agent_console.store.errors import StoreDamaged, StoreTooNew, StoreUnwritable
from agent_console.store.file_format import APPLICATION_ID, HEADER, PAGE_BYTES, connect
from agent_console.store.files import beside
from agent_console.store.migrations import Migration, migrate, version_of

ALWAYS_CHECKED_BYTES: Final = 16 * 1024 * 1024
"""Up to here checking every page takes less than 60 ms (about 3 ms a megabyte), which nobody who starts a console
notices. A larger file is checked after an end that was not clean, by `doctor` and beside the work; whatever else
changed in it is found by its seal when it is read.
"""

_ERROR_CODE: Final = re.compile(r"error code[ =](\d+)")
"""How `integrity_check` tells of a page it could not have; it fails no statement by it."""

_Shape = dict[tuple[str, str], tuple[object, ...]]

_PAGES_AT: Final = slice(28, 32)
"""Where the number of pages stands (SQLite, database file format, 1.3.7)."""


def inspect(
    path: Path, migrations: Sequence[Migration], mode: str = "ro", *, every_page: bool = False
) -> None:
    """Look at a file through a connection that cannot write: closing a writing one would already change it.

    Args:
        path: The file.
        migrations: Every step from an empty file to the newest schema.
        mode: `ro`, or `UNTOUCHED` where nothing may be made beside it either.
        every_page: Check every page, however large the file is and however it was left.

    Raises:
        StoreDamaged, StoreTooNew, StoreUnwritable: As they say; the file is as it was.
    """
    if not path.is_file():
        raise StoreUnwritable(path, "not a file")
    log = beside(path, "-wal")
    left_open = log.exists() and log.stat().st_size > 0
    _check_header(path, left_open)
    connection = connect(path, mode)
    try:
        _check_marks(path, connection, len(migrations))
        _check_shape(path, connection, migrations)
        if every_page or left_open or is_small(path):
            _check_pages(path, connection)
    except sqlite3.OperationalError as error:
        # These questions can be asked of every file of ours: one that cannot be answered is damage.
        if error.sqlite_errorcode == sqlite3.SQLITE_ERROR:
            raise StoreDamaged(path, error.sqlite_errorname) from error
        raise
    finally:
        connection.close()


def is_small(path: Path) -> bool:
    """Whether every page of a file is checked whenever it is opened."""
    return path.stat().st_size <= ALWAYS_CHECKED_BYTES


def check_every_page(path: Path) -> None:
    """Look at every page of a store somebody has open; what they commit meanwhile is not seen.

    Raises:
        StoreDamaged: A page, an index or a reference is not what was written.
        StoreUnwritable: It cannot be read.
        sqlite3.Error: See `translation`.
    """
    with closing(connect(path, "ro")) as connection:
        _check_pages(path, connection)


def _check_header(path: Path, left_open: bool) -> None:
    with path.open("rb") as file:
        start = file.read(_PAGES_AT.stop)
    if not start.startswith(HEADER):
        raise StoreDamaged(path, "header")
    # SQLite reads what was cut off the last page as zeros. While there is a log, pages may still be on their way.
    if not left_open and path.stat().st_size != int.from_bytes(start[_PAGES_AT]) * PAGE_BYTES:
        raise StoreDamaged(path, "length")


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
    if _shape(connection) != _shape_after(tuple(migrations[: version_of(connection)])):
        raise StoreDamaged(path, "tables")


@cache
def _shape_after(migrations: tuple[Migration, ...]) -> _Shape:
    """What the steps make of an empty file: kept, as a program opens files of few versions and the same ones again."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection, migrations)
        return _shape(connection)


def _shape(connection: sqlite3.Connection) -> _Shape:
    names = connection.execute("SELECT type, name FROM sqlite_master ORDER BY type, name").fetchall()
    columns = "SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid"
    return {(kind, name): tuple(connection.execute(columns, (name,))) for kind, name in names}


def _check_pages(path: Path, connection: sqlite3.Connection) -> None:
    # integrity_check also finds an index that no longer fits its table: a row that is there would not be found.
    for pragma in ("integrity_check(1)", "foreign_key_check"):
        found = connection.execute(f"PRAGMA {pragma}").fetchone()
        if found is None or found[0] == "ok":
            continue
        if _could_not_read(str(found[0])):
            raise StoreUnwritable(path, "SQLITE_IOERR_READ")
        raise StoreDamaged(path, pragma)


def _could_not_read(finding: str) -> bool:
    """Whether the check was kept from a page by the disk: that is no word about what stands there."""
    told = _ERROR_CODE.search(finding)
    return told is not None and int(told[1]) & 0xFF == sqlite3.SQLITE_IOERR
