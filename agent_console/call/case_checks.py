"""The questions the gates of an earlier case are made of, each with its reason. A check decides and changes nothing.

What is asked of the call at hand alone stands with the checks of a call; `of_call` asks it here too.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from agent_console.call import checks
from agent_console.call.call import Call
from agent_console.call.casework import ReviewKind
from agent_console.call.read_back import Statement
from agent_console.call.reasons import Reason
from agent_console.call.refused import not_taken
from agent_console.call.request import FilingState
from agent_console.call.services.follow_up import (
    not_heard_of,
    nothing_is_known,
    refilable_items,
    still_so,
    withdrawable_items,
)
from agent_console.call.steps import Service
from agent_console.call.stop import NOT_THE_HOLDER
from agent_console.call.verification import VerificationState

CaseCheck = Callable[[Call, Call, datetime], Reason | None]
"""Asks about the earlier case and the call at hand."""


def of_call(check: checks.Check) -> CaseCheck:
    """Ask of the call at hand what a gate of its own would ask."""
    return lambda case, call, now: check(call, now)


def same_number(case: Call, call: Call, now: datetime) -> Reason | None:
    """The call at hand is about the number of the case."""
    here = call.numbers.subject
    return None if here is not None and here == case.numbers.subject else Reason.OTHER_NUMBER


def same_holder(case: Call, call: Call, now: datetime) -> Reason | None:
    """A number may have changed hands again since the case was filed: then the case is somebody else's."""
    if case.id == call.id:
        return None
    record = call.numbers.record
    if record is None:
        return Reason.VERDICT_MISSING
    known = case.numbers.activated_on is not None and record.activated_on is not None
    same = known and record.activated_on == case.numbers.activated_on
    return None if same else Reason.OTHER_HOLDER


def holder_rings(case: Call, call: Call, now: datetime) -> Reason | None:
    """Nobody noted that whoever is on the line is not the holder, or no longer: a case is told to nobody else."""
    return Reason.STOPPED if call.stop is not None and call.stop.reason in NOT_THE_HOLDER else None


def not_locked(case: Call, call: Call, now: datetime) -> Reason | None:
    """No factor of the call at hand is locked for the day."""
    locked = call.verification.state is VerificationState.LOCKED
    return Reason.LOCKED_TODAY if locked else None


def some_app_filed(case: Call, call: Call, now: datetime) -> Reason | None:
    """The case asked for apps to be unbound: labels and a query are neither filed again nor taken back."""
    return None if case.submission.filings else Reason.NO_APP_FILED


def something_to_refile(case: Call, call: Call, now: datetime) -> Reason | None:
    """Something may be filed again; what is not known to have failed is looked into first."""
    if refilable_items(case, call):
        return None
    if nothing_is_known(case):
        return Reason.CHECK_FIRST
    doubtful = any(one.may_have_arrived and one.live_items for one in case.submission.filings)
    return Reason.MAY_HAVE_ARRIVED if doubtful and not_taken(case.submission) else Reason.NOTHING_SILENT


def put_away(case: Call, call: Call, now: datetime) -> Reason | None:
    """What is dealt with while the call goes on would leave its wrap-up nothing to say."""
    return None if case.wrap_up is not None else Reason.STILL_OPEN


def something_refused(case: Call, call: Call, now: datetime) -> Reason | None:
    """The registry refused something that is not dealt with."""
    return None if not_taken(case.submission) else Reason.NOTHING_REFUSED


def arrival_known(case: Call, call: Call, now: datetime) -> Reason | None:
    """First it is found out whether something arrived, then it is filed again."""
    return Reason.CHECK_FIRST if nothing_is_known(case) else None


def something_to_withdraw(case: Call, call: Call, now: datetime) -> Reason | None:
    """No platform has taken over all of it yet."""
    if withdrawable_items(case):
        return None
    if nothing_is_known(case):
        return Reason.CHECK_FIRST
    return Reason.NOT_HEARD_YET if not_heard_of(case) else Reason.TAKEN_OVER


def something_open(case: Call, call: Call, now: datetime) -> Reason | None:
    """An answer is still to come, or something is still to be sent."""
    submission = case.submission
    apps = any(_waits(one.state) and one.live_items for one in submission.filings)
    labels = any(_waits(one.state) and one.awaited for one in submission.corrections)
    return None if apps or labels else Reason.NOTHING_OPEN


def _waits(state: FilingState) -> bool:
    return state in (FilingState.ACCEPTED, FilingState.QUEUED, FilingState.OUTCOME_UNKNOWN)


def no_complaint(case: Call, call: Call, now: datetime) -> Reason | None:
    """No complaint runs."""
    complaint = case.casework.complaint
    return Reason.COMPLAINT_RUNS if complaint is not None and complaint.is_open else None


def complaint_open(case: Call, call: Call, now: datetime) -> Reason | None:
    """A complaint runs."""
    return None if no_complaint(case, call, now) else Reason.NO_COMPLAINT


def clock_runs(case: Call, call: Call, now: datetime) -> Reason | None:
    """The complaint's clock does not stand still."""
    complaint = case.casework.complaint
    return Reason.CLOCK_STANDS if complaint is not None and complaint.stands_since else None


def clock_stands(case: Call, call: Call, now: datetime) -> Reason | None:
    """The complaint's clock stands still."""
    return None if clock_runs(case, call, now) else Reason.COMPLAINT_RUNS


def reviewing(case: Call, call: Call, now: datetime) -> Reason | None:
    """What is read back is this case, and its list is what may be sent now."""
    review = call.follow_up.review
    about_this = review is not None and review.case == case.id and still_so(review, case, call)
    return None if about_this else Reason.NOT_REVIEWING


def eligible(case: Call, call: Call, now: datetime) -> Reason | None:
    """What is filed again is to unbind, whatever else the call at hand is about."""
    if call.numbers.record is None:
        return Reason.VERDICT_MISSING
    return Reason.NOT_ELIGIBLE if call.why_not_eligible(now, Service.UNBIND) else None


def eligible_to_file(case: Call, call: Call, now: datetime) -> Reason | None:
    """Whoever takes something back need not be one for whom it could be filed."""
    review = call.follow_up.review
    return eligible(case, call, now) if review is not None and review.kind is ReviewKind.REFILE else None


def last_page_shown(case: Call, call: Call, now: datetime) -> Reason | None:
    """The last page of the review was on the screen."""
    return None if call.follow_up.read_back.last_page_shown else Reason.LAST_PAGE_NOT_SHOWN


def warnings_told(case: Call, call: Call, now: datetime) -> Reason | None:
    """Warnings of the review were told, or there are none."""
    review, said = call.follow_up.review, call.follow_up.read_back
    needless = review is None or not review.reading.warnings
    return None if needless or said.has(Statement.WARNINGS_TOLD) else Reason.WARNINGS_NOT_TOLD


def read_back(case: Call, call: Call, now: datetime) -> Reason | None:
    """The caller agreed to what was read back."""
    return None if call.follow_up.read_back.has(Statement.READ_BACK) else Reason.NOT_READ_BACK


def separate_consent(case: Call, call: Call, now: datetime) -> Reason | None:
    """The caller gave the separate consent (PIPL §23)."""
    given = call.follow_up.read_back.has(Statement.SEPARATE_CONSENT)
    return None if given else Reason.NO_SEPARATE_CONSENT
