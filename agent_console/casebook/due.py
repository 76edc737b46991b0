"""Why a case has to be followed up, and when. Pure: it knows a case's summary and the time, and reads no row."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from agent_console.calendar.zone import next_midnight, start_of_day, today
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState, CaseSummary, QueryWord


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


def rings(case: CaseSummary) -> bool:
    """Whether the caller is to be rung while somebody else has still to answer."""
    waits = case.state in (CaseState.WAITING, CaseState.NO_REPLY) and case.call_back_at is not None
    return waits and (case.outcome is Outcome.CALL_BACK or case.count(QueryWord.OWN_ACCOUNTS_AWAITED) > 0)


_ALWAYS_DUE = {
    CaseState.NEEDS_PERSON: DueReason.NEEDS_PERSON,
    CaseState.OUTCOME_UNKNOWN: DueReason.OUTCOME_UNKNOWN,
    CaseState.QUEUED: DueReason.QUEUED,
}


def due_case(case: CaseSummary, now: datetime) -> DueCase | None:
    """Say why a case has to be followed up, and when; None where nothing is owed."""
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
    if rings(case) and case.call_back_at is not None and case.call_back_at < next_midnight(now):
        return DueCase(case, DueReason.CALL_BACK, case.call_back_at)
    if case.state in (CaseState.WAITING, CaseState.NO_REPLY) and case.due_on is not None:
        return _promised(case, case.due_on, day)
    return None


def _promised(case: CaseSummary, due_on: date, day: date) -> DueCase:
    late = DueReason.OVERDUE if due_on < day else DueReason.PROMISED_TODAY
    reason = DueReason.WAITING if due_on > day else late
    return DueCase(case, reason, start_of_day(due_on))
