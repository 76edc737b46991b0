"""The outbox as rows: it knows how entries are written, changed and found in their order, and sends nothing."""

from __future__ import annotations

import json
from datetime import datetime

from agent_console.backend import CorrectionOrder, IdempotencyKey, UnbindOrder
from agent_console.casebook.case_cipher import CaseCipher, CaseKey
from agent_console.casebook.case_rows import instant_or_none, key_of
from agent_console.casebook.errors import OutboxConflict
from agent_console.casebook.outbox import (
    WAITING,
    Order,
    OutboxChange,
    OutboxEntry,
    OutboxState,
    WithdrawalOrder,
)
from agent_console.casebook.schema import CASES, OUTBOX
from agent_console.casebook.stored_json import NotUnderstood, from_text, to_text, utc_text
from agent_console.store.rows import Record, SealedRows
from agent_console.store.transaction import Transaction

_IN_ORDER = "ORDER BY MIN(made_at) OVER (PARTITION BY call_id), call_id, filing"
"""The numbers of a case tell its order; its times may not, where the clock was turned back."""


def record_of(entry: OutboxEntry, key: CaseKey) -> Record:
    """Write an entry as its row; the order is sealed with the key of the case."""
    return {
        "call_id": entry.call_id,
        "filing": entry.filing,
        "backend": entry.backend,
        "key": entry.key,
        "body": key.seal(OUTBOX, to_text(entry.order), entry.filing),
        "state": entry.state,
        "tries": entry.tries,
        "made_at": utc_text(entry.made_at),
        "next_try_at": None if entry.next_try_at is None else utc_text(entry.next_try_at),
    }


def entry_from(record: Record, key: CaseKey) -> OutboxEntry:
    """Read an entry.

    Raises:
        NotUnderstood: A newer program wrote the order.
    """
    filing = int(str(record["filing"]))
    return OutboxEntry(
        call_id=str(record["call_id"]),
        filing=filing,
        backend=str(record["backend"]),
        key=IdempotencyKey(str(record["key"])),
        order=_order(key.open(OUTBOX, record["body"], filing)),
        made_at=datetime.fromisoformat(str(record["made_at"])),
        state=OutboxState(str(record["state"])),
        tries=int(str(record["tries"])),
        next_try_at=instant_or_none(record["next_try_at"]),
    )


def _order(text: str) -> Order:
    # Each kind has a name no other has; a console that does not know a kind leaves it alone.
    plain = json.loads(text)
    named = plain.keys() if isinstance(plain, dict) else set()
    if "request_id" in named:
        return from_text(WithdrawalOrder, text)
    return from_text(CorrectionOrder, text) if "label_ids" in named else from_text(UnbindOrder, text)


def change(rows: SealedRows, tx: Transaction, change: OutboxChange, key: CaseKey) -> None:
    """Note what became of one try, or take out what was never sent.

    Raises:
        OutboxConflict: There is no such entry, it was answered before, or may have been sent where it must not.
    """
    call_id, _, filing = change.entry_id.rpartition("/")
    where = "WHERE call_id = ? AND filing = ?"
    found = rows.read(OUTBOX, where, (call_id, int(filing) if filing.isdecimal() else -1), tx)
    if not found or found[0]["state"] == OutboxState.DONE:
        raise OutboxConflict(change.entry_id)
    unsent = change.if_never_sent or change.left is not None
    if unsent and found[0]["state"] != OutboxState.QUEUED:
        raise OutboxConflict(change.entry_id)
    body = found[0]["body"] if change.left is None else key.seal(OUTBOX, to_text(change.left), int(filing))
    next_try_at = None if change.next_try_at is None else utc_text(change.next_try_at)
    tries = int(str(found[0]["tries"])) + change.is_a_try
    after = {"body": body, "state": change.state, "tries": tries, "next_try_at": next_try_at}
    rows.put(tx, OUTBOX, {**found[0], **after})


def doubt_what_waits(rows: SealedRows, tx: Transaction) -> None:
    """Take nothing for never sent any more: it is asked for again at once, with its key, as if it had been on its way.

    Entries a newer program wrote are among them: their state says the same to it.
    """
    for found in rows.read(OUTBOX, "WHERE state = ?", (OutboxState.QUEUED,), tx):
        rows.put(tx, OUTBOX, {**found, "state": OutboxState.SENT_UNKNOWN, "next_try_at": None})


def in_states(
    rows: SealedRows, cipher: CaseCipher, backend: str, *states: OutboxState
) -> tuple[OutboxEntry, ...]:
    """Find the entries of one backend in some states: older requests first, those of a case by their number."""
    marks = ", ".join("?" * len(states))
    where = f"WHERE backend = ? AND state IN ({marks}) {_IN_ORDER}"
    records = rows.read(OUTBOX, where, (backend, *states))
    keys = {call_id: _key(rows, cipher, call_id) for call_id in {str(one["call_id"]) for one in records}}
    found = (_entry_or_none(record, keys[str(record["call_id"])]) for record in records)
    return tuple(entry for entry in found if entry is not None)


def _key(rows: SealedRows, cipher: CaseCipher, call_id: str) -> CaseKey:
    (case,) = rows.read(CASES, "WHERE call_id = ?", (call_id,))
    return key_of(case, cipher)


def _entry_or_none(record: Record, key: CaseKey) -> OutboxEntry | None:
    # What a newer program wrote is its to send; it stays where it is and stops no other case.
    try:
        return entry_from(record, key)
    except NotUnderstood:
        return None


def heads_of_line(
    rows: SealedRows, cipher: CaseCipher, backend: str, now: datetime
) -> tuple[OutboxEntry, ...]:
    """Find what may be sent now: at most one entry a case, so that one that will not go stops no other case.

    The first waiting entry of a case keeps the later ones back, also while it waits for its next try.
    """
    heads: dict[str, OutboxEntry] = {}
    for entry in in_states(rows, cipher, backend, *WAITING):
        heads.setdefault(entry.call_id, entry)
    return tuple(one for one in heads.values() if one.next_try_at is None or one.next_try_at <= now)
