"""Whether a casebook's file is what was written, row by row. It opens the file for reading and changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent_console.audit.reading import verify_file
from agent_console.audit.verification import Verdict
from agent_console.casebook.keys import Keys, known_keys
from agent_console.casebook.schema import CASES, COUNTERS, EVENTS, META, MIGRATIONS, MISSES, OUTBOX
from agent_console.encryption.master_key import MasterKey
from agent_console.store.errors import StoreDamaged
from agent_console.store.reading import ReadOnly, open_for_reading
from agent_console.store.rows import Record, SealedRows, Table
from agent_console.store.transaction import Value

PORTION: Final = 2000
"""Rows read at once: memory stays small however long the casebook is."""

_TABLES: Final = (META, COUNTERS, CASES, EVENTS, OUTBOX, MISSES)
_TORN: Final = """SELECT 1 FROM cases
    WHERE event_count <> (SELECT count(*) FROM events WHERE events.call_id = cases.call_id) LIMIT 1"""


@dataclass(frozen=True, slots=True)
class Checked:
    """A file found whole.

    Args:
        cases: How many are in it.
        records: Of the audit log.
        seals: Whether every row's seal was checked too, which needs the master key.
    """

    cases: int
    records: int
    seals: bool


def check(file: Path, master: MasterKey | None) -> Checked:
    """Look through a whole file: pages, rows, events of each case, the audit log.

    Args:
        file: The casebook.
        master: The key of its world; None where it is not at hand: the seals of the rows stay unchecked then.

    Raises:
        StoreDamaged, StoreTooNew, StoreUnwritable, StoreOtherKey: See `agent_console.store.errors`.
    """
    finding = verify_file(file, MIGRATIONS)
    if finding.verdict is not Verdict.WHOLE:
        # What else may be wrong with the file says so itself.
        with open_for_reading(file, MIGRATIONS):
            raise StoreDamaged(file, f"the audit log at {finding.at_seq}")
    with open_for_reading(file, MIGRATIONS) as reader:
        if reader.read(_TORN):
            raise StoreDamaged(file, "events are missing")
        newest = reader.read("PRAGMA user_version")[0][0] == len(MIGRATIONS)
        keys = known_keys(reader, master) if master and newest else None
        if keys is not None:
            _check_seals(reader, keys)
        return Checked(_count(reader), finding.records, keys is not None)


def _count(reader: ReadOnly) -> int:
    return int(str(reader.read("SELECT count(*) FROM cases")[0][0]))


def _check_seals(reader: ReadOnly, keys: Keys) -> None:
    rows = SealedRows(reader, keys.seal)
    for table in _TABLES:
        for record in all_rows(rows, table):
            if table is CASES:
                keys.cipher.key_of(str(record["call_id"]), record["sealed_key"])


def all_rows(rows: SealedRows, table: Table) -> Iterator[Record]:
    """Go through a table in the order of its key, a portion at a time.

    Raises:
        StoreDamaged: A row is not what was written.
    """
    key = ", ".join(table.key)
    after: tuple[Value, ...] = ()
    while True:
        where = f"WHERE ({key}) > ({', '.join('?' * len(table.key))})" if after else ""
        found = rows.read(table, f"{where} ORDER BY {key} LIMIT {PORTION}", after)
        yield from found
        if len(found) < PORTION:
            return
        after = tuple(found[-1][name] for name in table.key)
