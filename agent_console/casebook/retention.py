"""Which cases have been kept long enough, and erasing them. It knows no setting and no file.

A case is erased by its rows, its own key among them: what copies of its events are left somewhere opens no more. The
audit log is never shortened: it holds no name and no number (PIPL §56, processing records for three years at least).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from agent_console.audit.log import AuditLog
from agent_console.audit.record import Entry
from agent_console.audit.words import Action, Field
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.event_codec import KINDS
from agent_console.casebook.outbox import OutboxState
from agent_console.casebook.schema import CASES, EVENTS, OUTBOX
from agent_console.casebook.stored_json import utc_text
from agent_console.store.connection import Store
from agent_console.store.rows import SealedRows
from agent_console.store.transaction import Reader, Transaction, Value

IN_ONE_GO: Final = 100
"""Cases erased in one transaction: a kill in between loses nothing, and a console waits for no long one."""

_KEPT_LONG_ENOUGH: Final = """WHERE updated_at <= ? AND complaint_due_on IS NULL
    AND (state = ? OR (state = ? AND call_back_at <= ?))
    AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.call_id = cases.call_id AND outbox.state <> ?)
    ORDER BY call_id"""
"""A call-back of half a year ago is rung by nobody any more. What is not settled is never erased by itself."""


def kept_long_enough(reader: Reader, before: datetime) -> tuple[str, ...]:
    """Name the settled cases nobody touched since an instant; those with words of a newer program are left out."""
    values: tuple[Value, ...] = (
        utc_text(before),
        CaseState.CLOSED,
        CaseState.CALL_BACK,
        utc_text(before),
        OutboxState.DONE,
    )
    found = reader.read(f"SELECT call_id FROM cases {_KEPT_LONG_ENOUGH}", values)
    return tuple(str(row[0]) for row in found if only_known_kinds(reader, str(row[0])))


def only_known_kinds(reader: Reader, call_id: str) -> bool:
    """Whether this program knows everything that happened on a case: otherwise it may not be what it seems."""
    kinds = reader.read("SELECT DISTINCT kind FROM events WHERE call_id = ?", (call_id,))
    return {str(row[0]) for row in kinds} <= KINDS.keys()


def erase(tx: Transaction, call_ids: Collection[str]) -> None:
    """Erase cases with everything that hangs on them."""
    for call_id in call_ids:
        for table in (OUTBOX, EVENTS, CASES):
            tx.write(f"DELETE FROM {table.name} WHERE call_id = ?", (call_id,))


def erase_settled(store: Store, log: AuditLog, rows: SealedRows, now: datetime, before: datetime) -> int:
    """Erase the settled cases nobody touched since an instant, each with its record; say how many."""
    every = kept_long_enough(store, before)
    for first in range(0, len(every), IN_ONE_GO):
        names = every[first : first + IN_ONE_GO]
        # A row that was changed may not be what it says it is.
        _check_seals(rows, names)
        with log.transaction() as tx:
            erase(tx, names)
            log.add(
                tx,
                *(Entry(now, Action.ERASED, name, (Field.CASE,), reason="RETENTION") for name in names),
            )
    if every:
        store.forget_log()
    return len(every)


def _check_seals(rows: SealedRows, names: Sequence[str]) -> None:
    marks = ", ".join("?" * len(names))
    rows.read(CASES, f"WHERE call_id IN ({marks})", tuple(names))
