"""Writing into the casebook: it knows what goes together in one transaction, not where files are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from agent_console.audit.from_events import entries_of
from agent_console.audit.log import AuditLog
from agent_console.audit.record import Entry
from agent_console.audit.words import Action, Field
from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.call.events import (
    CallOpened,
    CorrectionQueued,
    Event,
    FilingQueued,
    FilingTakenBack,
    WithdrawalQueued,
)
from agent_console.casebook import outbox_rows
from agent_console.casebook.case_cipher import CaseKey
from agent_console.casebook.case_rows import record_of
from agent_console.casebook.case_summary import CaseState, summary_of
from agent_console.casebook.errors import CallNotFound, CaseNumbersUsedUp
from agent_console.casebook.event_codec import encode
from agent_console.casebook.keys import Keys
from agent_console.casebook.misses import Miss
from agent_console.casebook.outbox import OutboxChange, OutboxEntry
from agent_console.casebook.retention import erase, only_known_kinds
from agent_console.casebook.schema import CASES, COUNTERS, EVENTS, MISSES, OUTBOX
from agent_console.casebook.stored_json import utc_text
from agent_console.identity.case_number import MAX_COUNT, CaseNumber, case_series, make_case_number
from agent_console.store.connection import Store
from agent_console.store.rows import SealedRows
from agent_console.store.transaction import Transaction

_BY_CALL: Final = "WHERE call_id = ?"

PASSED_OVER: Final = 1000
"""Case numbers of a day left out after a restore that cannot tell how far the day was: no desk takes more calls."""


@dataclass(frozen=True, slots=True)
class Series:
    """Which case numbers a desk gives out."""

    training: bool
    prefix: str | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """What is written in one transaction: what happened on one call, and what goes with it."""

    events: tuple[Event, ...]
    call: Call
    entries: tuple[OutboxEntry, ...] = ()
    changes: tuple[OutboxChange, ...] = ()
    misses: tuple[Miss, ...] = ()


def next_case_number(rows: SealedRows, tx: Transaction, series: Series, day: date) -> CaseNumber:
    """Count one further in the series of a day."""
    name = case_series(day, training=series.training, prefix=series.prefix)
    found = rows.read(COUNTERS, "WHERE series = ?", (name,), tx)
    count = (int(str(found[0]["last"])) if found else 0) + 1
    if count > MAX_COUNT:
        raise CaseNumbersUsedUp(day)
    rows.put(tx, COUNTERS, {"series": name, "last": count})
    return make_case_number(day, count, training=series.training, prefix=series.prefix)


def pass_over_numbers(rows: SealedRows, tx: Transaction, series: Series, day: date, last: int | None) -> None:
    """Never give out again what was given out after a backup was made.

    `last` is the count that was reached then; None where nobody can tell.
    """
    name = case_series(day, training=series.training, prefix=series.prefix)
    found = rows.read(COUNTERS, "WHERE series = ?", (name,), tx)
    reached = int(str(found[0]["last"])) if found else 0
    passed = reached + PASSED_OVER if last is None else max(reached, last)
    rows.put(tx, COUNTERS, {"series": name, "last": min(passed, MAX_COUNT)})


def write(log: AuditLog, rows: SealedRows, keys: Keys, backend: str, batch: Batch) -> None:
    """Write a batch and its audit records down, all of it or nothing."""
    _check(batch)
    encoded = [(event.at, *encode(event)) for event in batch.events]
    call_id = batch.call.id
    recorded = entries_of(call_id, batch.events)
    with log.transaction() as tx:
        count, key = _write_case(rows, tx, keys, backend, batch)
        for seq, (at, kind, body) in enumerate(encoded, start=count + 1):
            sealed = key.seal(EVENTS, body, seq)
            rows.add(
                tx,
                EVENTS,
                {"call_id": call_id, "seq": seq, "at": utc_text(at), "kind": kind, "body": sealed},
            )
        for entry in batch.entries:
            rows.add(tx, OUTBOX, outbox_rows.record_of(entry, key))
        for change in batch.changes:
            outbox_rows.change(rows, tx, change, key)
        for miss in batch.misses:
            _count_miss(rows, tx, keys, miss)
        log.add(tx, *recorded)


def _check(batch: Batch) -> None:
    """Whatever is sent goes through the outbox, and nothing is put there that no event tells of."""
    told = (FilingQueued, WithdrawalQueued, CorrectionQueued)
    queued = sorted(event.filing for event in batch.events if isinstance(event, told))
    if queued != sorted(entry.filing for entry in batch.entries):
        raise ValueError("what is queued needs its outbox entry, and each entry its event")
    out = {change.entry_id for change in batch.changes if change.if_never_sent}
    if any(
        f"{batch.call.id}/{one.filing}" not in out for one in batch.events if isinstance(one, FilingTakenBack)
    ):
        raise ValueError("what is taken back unsent has to be taken out of the outbox")
    if any(entry.call_id != batch.call.id for entry in batch.entries):
        raise ValueError("an outbox entry of another call")
    for place, event in enumerate(batch.events):
        if isinstance(event, CallOpened) and (place > 0 or event.call_id != batch.call.id):
            raise ValueError("CallOpened is the first event of its own call")


def _write_case(
    rows: SealedRows, tx: Transaction, keys: Keys, backend: str, batch: Batch
) -> tuple[int, CaseKey]:
    """Write the row of the case; give the number of events it had before, and its key."""
    found = rows.read(CASES, _BY_CALL, (batch.call.id,), tx)
    opening = bool(batch.events) and isinstance(batch.events[0], CallOpened)
    if not found and not opening:
        raise CallNotFound(batch.call.id)
    if found and opening:
        raise ValueError("the call was opened before")
    before = int(str(found[0]["event_count"])) if found else 0
    updated_at = batch.events[-1].at if batch.events else datetime.fromisoformat(str(found[0]["updated_at"]))
    # A case stays with the backend it was opened for, whichever one the console runs on now.
    summary = summary_of(batch.call, str(found[0]["backend"]) if found else backend, updated_at)
    number_index = keys.index_of(summary.subject) if summary.subject else None
    wrapped = found[0]["sealed_key"] if found else keys.cipher.new_key(batch.call.id)
    key = keys.cipher.key_of(batch.call.id, wrapped)
    rows.put(tx, CASES, record_of(summary, number_index, before + len(batch.events), wrapped, key))
    return before, key


def _count_miss(rows: SealedRows, tx: Transaction, keys: Keys, miss: Miss) -> None:
    key = (keys.index_of(miss.number), miss.day.isoformat(), str(miss.factor))
    found = rows.read(MISSES, "WHERE number_index = ? AND day = ? AND factor = ?", key, tx)
    count = (int(str(found[0]["count"])) if found else 0) + miss.count
    rows.put(tx, MISSES, {"number_index": key[0], "day": key[1], "factor": key[2], "count": count})


def erase_drafts(
    store: Store, log: AuditLog, rows: SealedRows, now: datetime, before: datetime, keep: Collection[str]
) -> int:
    """Erase drafts last touched before an instant, and misses of days that are over; each draft is put on record.

    A draft that holds events of a newer program is kept: it may not be a draft.
    """
    with log.transaction() as tx:
        where = "WHERE state = ? AND updated_at <= ?"
        old = rows.read(CASES, where, (CaseState.DRAFT, utc_text(before)), tx)
        erased = [str(one["call_id"]) for one in old if one["call_id"] not in keep]
        erased = [call_id for call_id in erased if only_known_kinds(tx, call_id)]
        erase(tx, erased)
        tx.write("DELETE FROM misses WHERE day < ?", (today(now).isoformat(),))
        gone = (
            Entry(now, Action.ERASED, call_id, (Field.CASE,), reason="DRAFT_EXPIRED") for call_id in erased
        )
        log.add(tx, *gone)
    if erased:
        store.forget_log()
    return len(erased)
