"""What may be done for an earlier case on the call at hand, and if not, why not. Pure; every route passes here.

A case is told of, and acted on, only while a caller is on the line who was verified for the very number, as the very
holder the case was filed for.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from agent_console.call import checks
from agent_console.call.call import Call
from agent_console.call.casework import ReviewKind
from agent_console.call.read_back import Statement
from agent_console.call.reasons import Reason
from agent_console.call.refused import not_taken
from agent_console.call.request import FilingState
from agent_console.call.services.follow_up import (
    nothing_is_known,
    refilable_items,
    still_so,
    withdrawable_items,
)
from agent_console.call.steps import Service
from agent_console.call.verification import VerificationState


class CaseAct(StrEnum):
    """What an agent can ask of an earlier case."""

    TELL = "TELL"
    REFILE = "REFILE"
    WITHDRAW = "WITHDRAW"
    STATE = "STATE"
    SEND = "SEND"
    URGE = "URGE"
    COMPLAIN = "COMPLAIN"
    STOP_CLOCK = "STOP_CLOCK"
    START_CLOCK = "START_CLOCK"
    ANSWER_COMPLAINT = "ANSWER_COMPLAINT"
    FIND = "FIND"
    SETTLE_REFUSED = "SETTLE_REFUSED"


WITHOUT_CALLER = frozenset(
    {CaseAct.STOP_CLOCK, CaseAct.START_CLOCK, CaseAct.ANSWER_COMPLAINT, CaseAct.SETTLE_REFUSED}
)
"""What is noted on a case and sent to nobody: nobody is told anything, so nobody has to be on the line."""

CaseCheck = Callable[[Call, Call, datetime], Reason | None]
"""Asks about the earlier case and the call at hand."""


def case_gate(case: Call, call: Call | None, act: CaseAct, now: datetime) -> tuple[Reason, ...]:
    """Say why an act is not possible now, most basic reason first; empty means it may be done."""
    if call is None and act not in WITHOUT_CALLER:
        return (Reason.NO_CALLER,)
    reasons = (check(case, call or case, now) for check in _CHECKS[act])
    return tuple(dict.fromkeys(reason for reason in reasons if reason is not None))


def _of_call(check: checks.Check) -> CaseCheck:
    return lambda case, call, now: check(call, now)


def _same_number(case: Call, call: Call, now: datetime) -> Reason | None:
    here = call.numbers.subject
    return None if here is not None and here == case.numbers.subject else Reason.OTHER_NUMBER


def _same_holder(case: Call, call: Call, now: datetime) -> Reason | None:
    """A number may have changed hands again since the case was filed: then the case is somebody else's."""
    if case.id == call.id:
        return None
    record = call.numbers.record
    if record is None:
        return Reason.VERDICT_MISSING
    known = case.numbers.activated_on is not None and record.activated_on is not None
    same = known and record.activated_on == case.numbers.activated_on
    return None if same else Reason.OTHER_HOLDER


def _not_locked(case: Call, call: Call, now: datetime) -> Reason | None:
    locked = call.verification.state is VerificationState.LOCKED
    return Reason.LOCKED_TODAY if locked else None


def _something_to_refile(case: Call, call: Call, now: datetime) -> Reason | None:
    if refilable_items(case, call):
        return None
    if nothing_is_known(case):
        return Reason.CHECK_FIRST
    doubtful = any(one.may_have_arrived and one.live_items for one in case.submission.filings)
    return Reason.MAY_HAVE_ARRIVED if doubtful and not_taken(case.submission) else Reason.NOTHING_SILENT


def _put_away(case: Call, call: Call, now: datetime) -> Reason | None:
    """What is dealt with while the call goes on would leave its wrap-up nothing to say."""
    return None if case.wrap_up is not None else Reason.STILL_OPEN


def _something_refused(case: Call, call: Call, now: datetime) -> Reason | None:
    return None if not_taken(case.submission) else Reason.NOTHING_REFUSED


def _arrival_known(case: Call, call: Call, now: datetime) -> Reason | None:
    """First it is found out whether something arrived, then it is filed again."""
    return Reason.CHECK_FIRST if nothing_is_known(case) else None


def _something_to_withdraw(case: Call, call: Call, now: datetime) -> Reason | None:
    if withdrawable_items(case):
        return None
    return Reason.CHECK_FIRST if nothing_is_known(case) else Reason.TAKEN_OVER


def _something_open(case: Call, call: Call, now: datetime) -> Reason | None:
    submission = case.submission
    apps = any(_waits(one.state) and one.live_items for one in submission.filings)
    labels = any(_waits(one.state) and one.awaited for one in submission.corrections)
    return None if apps or labels else Reason.NOTHING_OPEN


def _waits(state: FilingState) -> bool:
    return state in (FilingState.ACCEPTED, FilingState.QUEUED, FilingState.OUTCOME_UNKNOWN)


def _no_complaint(case: Call, call: Call, now: datetime) -> Reason | None:
    complaint = case.casework.complaint
    return Reason.COMPLAINT_RUNS if complaint is not None and complaint.is_open else None


def _complaint_open(case: Call, call: Call, now: datetime) -> Reason | None:
    return None if _no_complaint(case, call, now) else Reason.NO_COMPLAINT


def _clock_runs(case: Call, call: Call, now: datetime) -> Reason | None:
    complaint = case.casework.complaint
    return Reason.CLOCK_STANDS if complaint is not None and complaint.stands_since else None


def _clock_stands(case: Call, call: Call, now: datetime) -> Reason | None:
    return None if _clock_runs(case, call, now) else Reason.COMPLAINT_RUNS


def _reviewing(case: Call, call: Call, now: datetime) -> Reason | None:
    review = call.follow_up.review
    about_this = review is not None and review.case == case.id and still_so(review, case, call)
    return None if about_this else Reason.NOT_REVIEWING


def _eligible(case: Call, call: Call, now: datetime) -> Reason | None:
    """What is filed again is to unbind, whatever else the call at hand is about."""
    if call.numbers.record is None:
        return Reason.VERDICT_MISSING
    return Reason.NOT_ELIGIBLE if call.why_not_eligible(now, Service.UNBIND) else None


def _eligible_to_file(case: Call, call: Call, now: datetime) -> Reason | None:
    """Whoever takes something back need not be one for whom it could be filed."""
    review = call.follow_up.review
    return _eligible(case, call, now) if review is not None and review.kind is ReviewKind.REFILE else None


def _last_page_shown(case: Call, call: Call, now: datetime) -> Reason | None:
    return None if call.follow_up.read_back.last_page_shown else Reason.LAST_PAGE_NOT_SHOWN


def _warnings_told(case: Call, call: Call, now: datetime) -> Reason | None:
    review, said = call.follow_up.review, call.follow_up.read_back
    needless = review is None or not review.reading.warnings
    return None if needless or said.has(Statement.WARNINGS_TOLD) else Reason.WARNINGS_NOT_TOLD


def _read_back(case: Call, call: Call, now: datetime) -> Reason | None:
    return None if call.follow_up.read_back.has(Statement.READ_BACK) else Reason.NOT_READ_BACK


def _separate_consent(case: Call, call: Call, now: datetime) -> Reason | None:
    given = call.follow_up.read_back.has(Statement.SEPARATE_CONSENT)
    return None if given else Reason.NO_SEPARATE_CONSENT


# Whoever was verified had agreed to it before (PIPL §14); that agreement lapses for a lookup alone.
_VERIFIED: tuple[CaseCheck, ...] = (
    _of_call(checks.open_call),
    _same_number,
    _not_locked,
    _of_call(checks.verified),
    _same_holder,
)
_ACTING: tuple[CaseCheck, ...] = (
    _of_call(checks.caller_hears),
    *_VERIFIED,
    _of_call(checks.date_undisputed),
)
_FRESH = (*_ACTING, _of_call(checks.proof_fresh))
_REVIEW = (*_ACTING, _reviewing, _eligible_to_file)

_CHECKS: dict[CaseAct, tuple[CaseCheck, ...]] = {
    CaseAct.TELL: _VERIFIED,
    CaseAct.REFILE: (*_FRESH, _eligible, _arrival_known, _something_to_refile),
    CaseAct.WITHDRAW: (*_FRESH, _something_to_withdraw),
    CaseAct.STATE: (*_REVIEW, _last_page_shown),
    CaseAct.SEND: (
        *_REVIEW,
        _last_page_shown,
        _warnings_told,
        _read_back,
        _separate_consent,
        _of_call(checks.proof_fresh),
    ),
    CaseAct.URGE: (*_FRESH, _something_open),
    CaseAct.COMPLAIN: (*_FRESH, _no_complaint),
    CaseAct.STOP_CLOCK: (_complaint_open, _clock_runs),
    CaseAct.START_CLOCK: (_complaint_open, _clock_stands),
    CaseAct.ANSWER_COMPLAINT: (_complaint_open,),
    CaseAct.FIND: _FRESH,
    CaseAct.SETTLE_REFUSED: (_something_refused, _put_away),
}
