"""What is done after a call makes of its case, and what an earlier case makes of a later call."""

from __future__ import annotations

from dataclasses import replace

from agent_console.call import events as e
from agent_console.call import read_back, refused
from agent_console.call.call import Call
from agent_console.call.casework import Complaint, FollowUp, Urge
from agent_console.call.changes.dispatch import changed
from agent_console.call.read_back import ReadBack
from agent_console.call.request import (
    FilingState,
    Withdrawal,
    found_filing,
    items_as_told,
)
from agent_console.call.submission import Submission


@changed.register
def _(event: e.CaseNamed, call: Call) -> Call:
    """Another case than the one before: what was read back about that one falls away."""
    kept = call.follow_up if event.case == call.follow_up.about else call.follow_up.without_review()
    named = replace(kept, about=event.case, tells=event.tells, ringing_back=event.ringing_back)
    return replace(call, follow_up=named)


@changed.register
def _(event: e.CaseTold, call: Call) -> Call:
    if event.case in call.follow_up.told:
        return call
    return _with(call, replace(call.follow_up, told=(*call.follow_up.told, event.case)))


@changed.register
def _(event: e.ReviewOpened, call: Call) -> Call:
    """The same list opened again keeps what was said about it."""
    about = read_back.about(call.follow_up.read_back, event.review.reading, event.at)
    if call.follow_up.review != event.review:
        about = ReadBack(reading=event.review.reading, shown_at=event.at)
    return _with(call, replace(call.follow_up, review=event.review, read_back=about))


@changed.register
def _(event: e.ReviewPageShown, call: Call) -> Call:
    if call.follow_up.review != event.review:
        return call
    return _with_read_back(call, replace(call.follow_up.read_back, last_page_shown=True))


@changed.register
def _(event: e.ReviewStated, call: Call) -> Call:
    if call.follow_up.review != event.review:
        return call
    return _with_read_back(
        call, read_back.with_statement(call.follow_up.read_back, event.statement, event.at)
    )


@changed.register
def _(event: e.ReviewTakenBack, call: Call) -> Call:
    return _with_read_back(call, read_back.without_last(call.follow_up.read_back))


@changed.register
def _(event: e.ReviewLeft, call: Call) -> Call:
    return _with(call, call.follow_up.without_review())


@changed.register
def _(event: e.ReviewSent, call: Call) -> Call:
    return _with(call, call.follow_up.without_review())


def _with(call: Call, follow_up: FollowUp) -> Call:
    return replace(call, follow_up=follow_up)


def _with_read_back(call: Call, after: ReadBack) -> Call:
    return _with(call, replace(call.follow_up, read_back=after))


@changed.register
def _(event: e.WithdrawalQueued, call: Call) -> Call:
    made = Withdrawal(event.filing, event.of_filing, event.item_ids)
    again = refused.asked_once_more(call.submission, event.of_filing, event.item_ids)
    before = refused.settled(call.submission, again)
    submission = replace(before, withdrawals=(*before.withdrawals, made))
    return replace(call, submission=submission)


@changed.register
def _(event: e.WithdrawalAnswered, call: Call) -> Call:
    """Which items were still to be had, the request itself says."""
    submission = _with_withdrawal(call.submission, event.filing, state=FilingState.ACCEPTED)
    made = next((one for one in submission.withdrawals if one.number == event.filing), None)
    filing = next((one for one in submission.filings if made and one.number == made.of_filing), None)
    if filing is not None:
        items = items_as_told(filing, event.request)
        submission = submission.with_filing(filing.number, items=items)
    return replace(call, submission=submission)


@changed.register
def _(event: e.WithdrawalUnknown, call: Call) -> Call:
    unknown = FilingState.OUTCOME_UNKNOWN
    after = _with_withdrawal(call.submission, event.filing, state=unknown, reference=event.reference)
    return replace(call, submission=after)


@changed.register
def _(event: e.WithdrawalRefused, call: Call) -> Call:
    after = _with_withdrawal(
        call.submission,
        event.filing,
        state=FilingState.NEEDS_PERSON,
        refused_code=event.code,
        reference=event.reference,
    )
    return replace(call, submission=after)


def _with_withdrawal(submission: Submission, number: int, **changes: object) -> Submission:
    made = tuple(
        replace(one, **changes) if one.number == number else one  # type: ignore[arg-type]
        for one in submission.withdrawals
    )
    return replace(submission, withdrawals=made)


@changed.register
def _(event: e.Urged, call: Call) -> Call:
    urge = Urge(event.at, event.on_call, event.count)
    return replace(call, casework=replace(call.casework, urges=(*call.casework.urges, urge)))


@changed.register
def _(event: e.ComplaintOpened, call: Call) -> Call:
    """The first complaint's clock runs; another one does not begin it anew."""
    known = call.casework.complaint
    if known is not None and known.is_open:
        return call
    return _with_complaint(call, Complaint(event.at, event.on_call, event.promise))


@changed.register
def _(event: e.ComplaintClockStopped, call: Call) -> Call:
    complaint = call.casework.complaint
    if complaint is None or complaint.stands_since is not None:
        return call
    return _with_complaint(call, replace(complaint, stands_since=event.day))


@changed.register
def _(event: e.ComplaintClockStarted, call: Call) -> Call:
    complaint = call.casework.complaint
    if complaint is None:
        return call
    goes_on = replace(complaint, stands_since=None, stood=event.stood, promise=event.promise)
    return _with_complaint(call, goes_on)


@changed.register
def _(event: e.ComplaintAnswered, call: Call) -> Call:
    complaint = call.casework.complaint
    return call if complaint is None else _with_complaint(call, replace(complaint, answered_at=event.at))


def _with_complaint(call: Call, complaint: Complaint) -> Call:
    return replace(call, casework=replace(call.casework, complaint=complaint))


@changed.register
def _(event: e.RingBackOffered, call: Call) -> Call:
    return replace(call, casework=replace(call.casework, rings_back=event.at))


@changed.register
def _(event: e.FilingsFound, call: Call) -> Call:
    """Requests that are known already stay as they are; the rest are followed here too."""
    known = {one.request_id for one in call.submission.filings}
    submission = call.submission
    for request in event.requests:
        if request.id not in known:
            known.add(request.id)
            found = found_filing(submission.next_number, request)
            submission = replace(submission, filings=(*submission.filings, found))
    taken_over = replace(call.casework, taken_over=event.case_reference)
    return replace(call, submission=submission, casework=taken_over)
