"""Reading a store without holding it: it knows how a file is opened beside its writer, and no tables."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from agent_console.store.errors import StoreDamaged
from agent_console.store.file_format import connect, reading_mode
from agent_console.store.inspection import inspect
from agent_console.store.migrations import Migration
from agent_console.store.transaction import Row, Value
from agent_console.store.translation import as_store_errors


class ReadOnly:
    """A store nothing can be written into from here."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def read(self, sql: str, values: Sequence[Value] = ()) -> tuple[Row, ...]:
        """Run a query and give all its rows.

        Raises:
            StoreDamaged, StoreUnwritable: It cannot be read.
        """
        with as_store_errors(self.path):
            return tuple(self._connection.execute(sql, values).fetchall())

    def report_damage(self, detail: str) -> StoreDamaged:
        """Give the error for what cannot be what was written; nothing is noted, for nothing is held."""
        return StoreDamaged(self.path, detail)


@contextmanager
def open_for_reading(path: Path, migrations: Sequence[Migration]) -> Iterator[ReadOnly]:
    """Open a store for reading; its writer goes on. Nothing is migrated and no lock is taken.

    Beside a closed file nothing is made. Where there is a log, its writer's or one a crash left, SQLite makes the
    log's index (`-shm`) if that is not there; file and log stay as they are.

    What is read while a writer opens or closes the file may be of two moments: who finds a fault looks twice.

    Raises:
        StoreDamaged, StoreTooNew, StoreUnwritable: As they say; the file is as it was.
    """
    with as_store_errors(path):
        mode = reading_mode(path)
        inspect(path, migrations, mode)
        connection = connect(path, mode)
    with closing(connection):
        yield ReadOnly(path, connection)
