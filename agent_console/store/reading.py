"""Reading a store without holding it: it knows how a file is opened beside its writer, and no tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from agent_console.store.errors import StoreDamaged, StoreUnwritable
from agent_console.store.file_format import UNTOUCHED, connect
from agent_console.store.files import beside
from agent_console.store.inspection import inspect
from agent_console.store.migrations import Migration
from agent_console.store.opening import translated
from agent_console.store.transaction import Reader, Row, Value


class ReadOnly:
    """A store nothing can be written into from here."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self._path = path
        self._connection = connection

    def read(self, sql: str, values: Sequence[Value] = ()) -> tuple[Row, ...]:
        """Run a query and give all its rows.

        Raises:
            StoreDamaged, StoreUnwritable: It can not be read.
        """
        try:
            return tuple(self._connection.execute(sql, values).fetchall())
        except sqlite3.DatabaseError as error:
            raise translated(self._path, error) from error
        except UnicodeError as error:
            raise StoreDamaged(self._path, "names") from error


@contextmanager
def open_for_reading(path: Path, migrations: Sequence[Migration]) -> Iterator[Reader]:
    """Open a store for reading; its writer goes on. Nothing is migrated, no lock is taken, nothing is made beside it.

    What is read while a writer opens or closes the file may be of two moments: who finds a fault looks twice.

    Raises:
        StoreDamaged, StoreTooNew, StoreUnwritable: As they say; the file is as it was.
    """
    try:
        mode = "ro" if beside(path, "-wal").exists() else UNTOUCHED
        inspect(path, migrations, mode)
        connection = connect(path, mode)
    except sqlite3.DatabaseError as error:
        raise translated(path, error) from error
    except UnicodeError as error:
        raise StoreDamaged(path, "names") from error
    except OSError as error:
        raise StoreUnwritable(path, type(error).__name__) from error
    with closing(connection):
        yield ReadOnly(path, connection)
