"""Lists and figures of the casebook: which cases are read for each. It knows rows, and writes nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from agent_console.calendar.zone import next_midnight, start_of_day, today
from agent_console.casebook.case_cipher import CaseCipher
from agent_console.casebook.case_rows import summary_from
from agent_console.casebook.case_summary import AWAITED, CaseState, CaseSummary
from agent_console.casebook.due import URGENCY, DueCase, DueReason, due_case, rings
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
    found = [one for one in (due_case(case, now) for case in owed) if one is not None]
    return tuple(sorted(found, key=lambda one: (URGENCY.index(one.reason), one.due_at, one.case.call_id)))


def _was_rung(rows: SealedRows, case: CaseSummary) -> bool:
    if not rings(case):
        return False
    later = "linked_to = ? AND number_index IS (SELECT number_index FROM cases WHERE call_id = ?)"
    return bool(rows.read(CASES, f"WHERE {later} LIMIT 1", (case.call_id, case.call_id)))


def _without_call_back(case: CaseSummary) -> CaseSummary:
    return replace(case, call_back_at=None)


def _summaries(
    rows: SealedRows, cipher: CaseCipher, rest: str, *values: str | int | bytes | None
) -> tuple[CaseSummary, ...]:
    return tuple(summary_from(record, cipher) for record in rows.read(CASES, rest, values))
