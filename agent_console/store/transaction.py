"""One transaction: it knows how rows are read and written inside of one, not when it begins and ends."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Protocol

Value = str | int | bytes | None
"""What a column holds. No floats: what is compared byte by byte must not drift."""

Row = tuple[Value, ...]


class Reader(Protocol):
    """Where rows can be read: a store at rest, or a transaction that also sees what it wrote itself."""

    def read(self, sql: str, values: Sequence[Value] = ()) -> tuple[Row, ...]:
        """Run a query and give all its rows."""
        ...


class Transaction:
    """What may be done between BEGIN and COMMIT; of no use afterwards."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection

    def read(self, sql: str, values: Sequence[Value] = ()) -> tuple[Row, ...]:
        """Run a query and give all its rows, with what this transaction wrote."""
        return tuple(self._open.execute(sql, values).fetchall())

    def write(self, sql: str, values: Sequence[Value] = ()) -> int:
        """Run a statement and give the number of rows it changed."""
        return self._open.execute(sql, values).rowcount

    def end(self) -> None:
        """Let go of the connection: a transaction kept by mistake cannot write outside of itself."""
        self._connection = None

    @property
    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise RuntimeError("the transaction is over")
        return self._connection
