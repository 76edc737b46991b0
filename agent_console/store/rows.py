"""Sealed rows: it knows how a changed bit in a row is found when the row is read, not what the rows mean.

SQLite does not check what stands in a row: of 15,019 single flipped bits in a file, 354 gave another answer without
a word. So each row carries a keyed hash over its table's name and all its columns.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from typing import Final, Protocol

from agent_console.store.errors import StoreDamaged
from agent_console.store.transaction import Reader, Row, Transaction, Value

SEAL_KEY_BYTES: Final = 32
_SEAL_BYTES: Final = 16

Record = Mapping[str, Value]
"""A row by the names of its columns, without its seal."""


class Source(Reader, Protocol):
    """Where sealed rows stand: a store that is held, or one that is only read."""

    def report_damage(self, detail: str) -> StoreDamaged:
        """Take note that what was read cannot be what was written, and give the error to raise."""
        ...


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its columns in order, without the column `seal` that stands last, and its primary key."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def insert(self) -> str:
        """The statement that writes a row that must not be there yet."""
        return _insert(self)

    @property
    def upsert(self) -> str:
        """The statement that writes a row whether or not it is there."""
        return _upsert(self)

    @property
    def select(self) -> str:
        """The query all reading begins with."""
        return _select(self)


@cache
def _insert(table: Table) -> str:
    names = ", ".join((*table.columns, "seal"))
    marks = ", ".join("?" * (len(table.columns) + 1))
    return f"INSERT INTO {table.name} ({names}) VALUES ({marks})"


@cache
def _upsert(table: Table) -> str:
    # The key stays: were it set to itself, SQLite would look for every row that refers to it.
    rest = [one for one in (*table.columns, "seal") if one not in table.key]
    changes = ", ".join(f"{one} = excluded.{one}" for one in rest)
    return f"{_insert(table)} ON CONFLICT ({', '.join(table.key)}) DO UPDATE SET {changes}"


@cache
def _select(table: Table) -> str:
    return f"SELECT {', '.join(f'{table.name}.{one}' for one in (*table.columns, 'seal'))} FROM {table.name}"


class SealedRows:
    """Reads and writes the sealed rows of one store."""

    def __init__(self, store: Source, key: bytes) -> None:
        self._store = store
        self._key = key

    def add(self, tx: Transaction, table: Table, record: Record) -> None:
        """Write a row that must not be there yet; that it is there fails the transaction."""
        tx.write(table.insert, self._row(table, record))

    def put(self, tx: Transaction, table: Table, record: Record) -> None:
        """Write a row, in place of the one with its key where there is one."""
        tx.write(table.upsert, self._row(table, record))

    def read(
        self, table: Table, rest: str = "", values: Sequence[Value] = (), reader: Reader | None = None
    ) -> tuple[Record, ...]:
        """Read rows and check their seals.

        Args:
            table: Where to read.
            rest: What follows `SELECT ... FROM table`: WHERE, ORDER BY, LIMIT.
            values: The values for its question marks.
            reader: A transaction, to see what it wrote; the store at rest if left out.

        Raises:
            StoreDamaged: A row is not what was written.
        """
        rows = (reader or self._store).read(f"{table.select} {rest}", values)
        return tuple(self._checked(table, row) for row in rows)

    def report_damage(self, detail: str) -> StoreDamaged:
        """Take note that rows that are whole cannot all be there, and give the error to raise."""
        return self._store.report_damage(detail)

    def _row(self, table: Table, record: Record) -> Row:
        values = tuple(record[name] for name in table.columns)
        return (*values, _seal(self._key, table, values))

    def _checked(self, table: Table, row: Row) -> Record:
        *values, seal = row
        if not isinstance(seal, bytes) or not hmac.compare_digest(seal, _seal(self._key, table, values)):
            raise self._store.report_damage(f"a row of {table.name}")
        return dict(zip(table.columns, values, strict=True))


def _seal(key: bytes, table: Table, values: Sequence[Value]) -> bytes:
    told = [table.name, *({"bytes": one.hex()} if isinstance(one, bytes) else one for one in values)]
    return blake2b(json.dumps(told).encode(), key=key, digest_size=_SEAL_BYTES).digest()
