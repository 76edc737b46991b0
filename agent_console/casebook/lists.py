"""Lists and figures of the casebook: it knows what is asked for and in which order, and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from agent_console.calendar.zone import next_midnight, start_of_day, today
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_cipher import CaseCipher
from agent_console.casebook.case_rows import summary_from
from agent_console.casebook.case_summary import AWAITED, CaseState, CaseSummary, QueryWord
from agent_console.casebook.misses import Factor
from agent_console.casebook.schema import CASES, MISSES
from agent_console.casebook.stored_json import utc_text
from agent_console.store.rows import SealedRows


@dataclass(frozen=True, slots=True)
class DayFigures:
    """One day of the desk. `average` is None while nothing was wrapped up."""

    calls_done: int
    average: timedelta | None
    drafts: int


class DueReason(StrEnum):
    """Why a case has to be looked at today."""

    OVERDUE = "OVERDUE"
    """The promised day is over and platforms have not answered."""
    NEEDS_PERSON = "NEEDS_PERSON"
    CALL_BACK = "CALL_BACK"
    OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN"
    PROMISED_TODAY = "PROMISED_TODAY"
    COMPLAINT = "COMPLAINT"
    """The caller complained; the carrier answers within fifteen days."""
    QUEUED = "QUEUED"
    """It is sent by itself; a look is enough."""
    WAITING = "WAITING"
    """Nothing is due yet: the day it is promised for."""


URGENCY = tuple(DueReason)
"""The order of the list: what is late first, what goes by itself last."""


@dataclass(frozen=True, slots=True)
class DueCase:
    """A case to be followed up: why, and when (UTC; a day begins in China)."""

    case: CaseSummary
    reason: DueReason
    due_at: datetime


def find(rows: SealedRows, cipher: CaseCipher, call_id: str) -> CaseSummary | None:
    """Find one case."""
    found = _summaries(rows, cipher, "WHERE call_id = ?", call_id)
    return found[0] if found else None


def unfinished(rows: SealedRows, cipher: CaseCipher, drafts_since: datetime) -> tuple[CaseSummary, ...]:
    """List calls that were not wrapped up; drafts only from an instant on."""
    where = "WHERE wrapped_up_at IS NULL AND (state <> ? OR updated_at > ?) ORDER BY updated_at DESC, call_id DESC"
    return _summaries(rows, cipher, where, CaseState.DRAFT, utc_text(drafts_since))


def recent(rows: SealedRows, cipher: CaseCipher, count: int) -> tuple[CaseSummary, ...]:
    """List the newest cases."""
    return _summaries(rows, cipher, "ORDER BY opened_at DESC, call_id DESC LIMIT ?", max(0, count))


def with_platforms(rows: SealedRows, cipher: CaseCipher, backend: str) -> tuple[CaseSummary, ...]:
    """List the cases of a backend in which platforms have still to answer, those longest untouched first."""
    outside, bounds = _in_another_state(CaseState.DRAFT, CaseState.CALL_BACK, CaseState.CLOSED)
    where = f"WHERE ({outside}) AND +backend = ? ORDER BY updated_at, call_id"
    found = _summaries(rows, cipher, where, *bounds, backend)
    return tuple(case for case in found if any(case.count(word) for word in AWAITED))


def _in_another_state(*states: CaseState) -> tuple[str, tuple[str, ...]]:
    """Give a condition on states, those of a newer program among them, and the values for its question marks.

    "Not this one" would read every case there ever was; the gaps between them are found in the index.
    """
    bounds = sorted(states)
    gaps = ["state < ?", *["(state > ? AND state < ?)"] * (len(bounds) - 1), "state > ?"]
    return " OR ".join(gaps), tuple(bound for one in bounds for bound in (one, one))


def states_of(
    rows: SealedRows, cipher: CaseCipher, number_index: bytes, besides: str | None
) -> tuple[CaseState | None, ...]:
    """List how the cases of a number stand, newest first."""
    where = "WHERE number_index = ? AND call_id IS NOT ? ORDER BY opened_at DESC, call_id DESC"
    return tuple(case.state for case in _summaries(rows, cipher, where, number_index, besides))


def misses(rows: SealedRows, number_index: bytes, day: date) -> tuple[int, int]:
    """Count the misses of a number on a day: of name and document, and of the code."""
    records = rows.read(MISSES, "WHERE number_index = ? AND day = ?", (number_index, day.isoformat()))
    counts = {str(record["factor"]): int(str(record["count"])) for record in records}
    return counts.get(Factor.IDENTITY, 0), counts.get(Factor.CODE, 0)


def figures(rows: SealedRows, cipher: CaseCipher, now: datetime, drafts_since: datetime) -> DayFigures:
    """Count one day in China."""
    where = "WHERE wrapped_up_at >= ? AND wrapped_up_at < ?"
    done = _summaries(rows, cipher, where, utc_text(start_of_day(today(now))), utc_text(next_midnight(now)))
    lengths = [case.wrapped_up_at - case.opened_at for case in done if case.wrapped_up_at is not None]
    average = sum(lengths, timedelta()) // len(lengths) if lengths else None
    drafts = sum(case.state is CaseState.DRAFT for case in unfinished(rows, cipher, drafts_since))
    return DayFigures(len(done), average, drafts)


def about(rows: SealedRows, cipher: CaseCipher, number_index: bytes) -> tuple[CaseSummary, ...]:
    """List the cases of a number, newest first."""
    where = "WHERE number_index = ? ORDER BY opened_at DESC, call_id DESC"
    return _summaries(rows, cipher, where, number_index)


def due(rows: SealedRows, cipher: CaseCipher, now: datetime) -> tuple[DueCase, ...]:
    """List what has to be followed up today, most urgent first."""
    found = followed(rows, cipher, now)
    return tuple(one for one in found if one.reason is not DueReason.WAITING)


def followed(rows: SealedRows, cipher: CaseCipher, now: datetime) -> tuple[DueCase, ...]:
    """List whatever is not settled, most urgent first, what is due on a later day last.

    A call-back is done once a later call about the same number was opened from it.
    """
    where = """WHERE call_id IN (
        SELECT call_id FROM cases WHERE state < ?
        UNION SELECT call_id FROM cases WHERE state > ?
        UNION SELECT call_id FROM cases WHERE complaint_due_on IS NOT NULL
    ) AND wrapped_up_at IS NOT NULL AND NOT (state = ? AND EXISTS (
        SELECT 1 FROM cases AS later WHERE later.linked_to = cases.call_id AND later.number_index IS cases.number_index
    ))"""
    settled = CaseState.CLOSED
    cases = _summaries(rows, cipher, where, settled, settled, CaseState.CALL_BACK)
    owed = (_without_call_back(case) if _was_rung(rows, case) else case for case in cases)
    found = [one for one in (_due(case, now) for case in owed) if one is not None]
    return tuple(sorted(found, key=lambda one: (URGENCY.index(one.reason), one.due_at, one.case.call_id)))


def _was_rung(rows: SealedRows, case: CaseSummary) -> bool:
    if not _rings(case):
        return False
    later = "linked_to = ? AND number_index IS (SELECT number_index FROM cases WHERE call_id = ?)"
    return bool(rows.read(CASES, f"WHERE {later} LIMIT 1", (case.call_id, case.call_id)))


def _without_call_back(case: CaseSummary) -> CaseSummary:
    return replace(case, call_back_at=None)


def _rings(case: CaseSummary) -> bool:
    """Whether the caller is to be rung while somebody else has still to answer."""
    waits = case.state in (CaseState.WAITING, CaseState.NO_REPLY) and case.call_back_at is not None
    return waits and (case.outcome is Outcome.CALL_BACK or case.count(QueryWord.OWN_ACCOUNTS_AWAITED) > 0)


_ALWAYS_DUE = {
    CaseState.NEEDS_PERSON: DueReason.NEEDS_PERSON,
    CaseState.OUTCOME_UNKNOWN: DueReason.OUTCOME_UNKNOWN,
    CaseState.QUEUED: DueReason.QUEUED,
}


def _due(case: CaseSummary, now: datetime) -> DueCase | None:
    day = today(now)
    due = _due_by_state(case, now, day)
    complaint = case.complaint_due_on
    if complaint is None or (due is not None and due.reason is DueReason.OVERDUE):
        return due
    if due is None or due.reason is DueReason.WAITING or complaint <= day:
        return DueCase(case, DueReason.COMPLAINT, start_of_day(complaint))
    return due


def _due_by_state(case: CaseSummary, now: datetime, day: date) -> DueCase | None:
    if case.state in _ALWAYS_DUE:
        return DueCase(case, _ALWAYS_DUE[case.state], case.call_back_at or start_of_day(day))
    if case.state is CaseState.CALL_BACK:
        at = case.call_back_at
        if at is None:
            return None
        return DueCase(case, DueReason.CALL_BACK if at < next_midnight(now) else DueReason.WAITING, at)
    if _rings(case) and case.call_back_at is not None and case.call_back_at < next_midnight(now):
        return DueCase(case, DueReason.CALL_BACK, case.call_back_at)
    if case.state in (CaseState.WAITING, CaseState.NO_REPLY) and case.due_on is not None:
        return _promised(case, case.due_on, day)
    return None


def _promised(case: CaseSummary, due_on: date, day: date) -> DueCase:
    late = DueReason.OVERDUE if due_on < day else DueReason.PROMISED_TODAY
    reason = DueReason.WAITING if due_on > day else late
    return DueCase(case, reason, start_of_day(due_on))


def _summaries(
    rows: SealedRows, cipher: CaseCipher, rest: str, *values: str | int | bytes | None
) -> tuple[CaseSummary, ...]:
    return tuple(summary_from(record, cipher) for record in rows.read(CASES, rest, values))
