"""What each event makes of a call. It decides nothing: an event says what happened, the parts say what it means."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from functools import singledispatch

from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call import lookup, read_back, request, verification
from agent_console.call.call import Call, Terms
from agent_console.call.line import Line, LineState
from agent_console.call.lookup import LookupProgress, LookupState
from agent_console.call.notice import Notice
from agent_console.call.numbers import CallNumbers
from agent_console.call.read_back import ReadBack
from agent_console.call.request import FilingState
from agent_console.call.steps import Step
from agent_console.call.stop import Stop, StopReason
from agent_console.call.verification import TenureAnswer, Verification
from agent_console.call.wrap_up import Note, WrapUp


def opened(event: e.CallOpened, terms: Terms) -> Call:
    """Begin a call."""
    return Call(
        id=event.call_id,
        terms=terms,
        opened_at=event.at,
        staff_no=event.staff_no,
        line=Line(LineState.UP, event.at),
        linked_to=event.linked_to,
        numbers=CallNumbers(calling=event.calling, contact=event.contact),
    )


def replayed(history: Iterable[e.Event], terms: Terms) -> Call:
    """Make a call again from what happened on it; the first event is the one that opened it."""
    first, *rest = history
    if not isinstance(first, e.CallOpened):
        raise ValueError("a call begins with CallOpened")
    call = opened(first, terms)
    for event in rest:
        call = apply(call, event)
    return call


@singledispatch
def _changed(event: e.Event, call: Call) -> Call:
    """Take in an event that leaves the call as it is."""
    return call


def apply(call: Call, event: e.Event) -> Call:
    """Take in one event. Statements fall away with the list they were made about, whatever changed it."""
    after = _changed(event, call)
    if after.read_back.reading is not None and after.read_back.reading != after.reading:
        after = replace(after, read_back=ReadBack())
    return after


@_changed.register
def _(event: e.SubjectEntered, call: Call) -> Call:
    """Another number starts everything about the holder anew."""
    fresh = verification.with_number(event.match_misses, event.code_misses, call.terms.limits)
    numbers = replace(
        call.numbers, subject=event.number, entered_at=event.at, record=None, activation_check=None
    )
    return replace(
        call,
        step=Step.INTAKE,
        numbers=numbers,
        notice=Notice(),
        verification=fresh,
        lookup=LookupProgress(),
        ticked=frozenset(),
        stop=None,
    )


@_changed.register
def _(event: e.ContactEntered, call: Call) -> Call:
    return replace(call, numbers=replace(call.numbers, contact=event.number))


@_changed.register
def _(event: e.CallerSaidWhat, call: Call) -> Call:
    return replace(call, said=event.said)


@_changed.register
def _(event: e.NumberAnswered, call: Call) -> Call:
    numbers = replace(call.numbers, record=event.record, activation_check=event.check)
    if call.numbers.record is None or call.numbers.activated_on == event.record.activated_on:
        return replace(call, numbers=numbers)
    # The lookup was asked with the old date, and the caller agreed to the old date.
    asked_anew = replace(call.verification, tenure=TenureAnswer.NOT_ASKED)
    return replace(
        call, numbers=numbers, verification=asked_anew, lookup=LookupProgress(), ticked=frozenset()
    )


@_changed.register
def _(event: e.StepEntered, call: Call) -> Call:
    """Whoever goes back into the call needs no call-back any more; at the intake another number may be taken."""
    agreed = call.call_back_on if event.step is Step.WRAP_UP else None
    dropped = call.stop is not None and call.stop.reason is StopReason.LINE_DROPPED
    stop = None if event.step is Step.INTAKE and not dropped else call.stop
    wrapping_up = event.step is Step.WRAP_UP and call.step is not Step.WRAP_UP
    came_from = call.step if wrapping_up else call.came_from
    entered = replace(call, step=event.step, came_from=came_from, call_back_on=agreed, stop=stop)
    if event.step is not Step.READ_BACK:
        return entered
    return replace(entered, read_back=read_back.about(call.read_back, call.reading, event.at))


@_changed.register
def _(event: e.NoticeAgreed, call: Call) -> Call:
    """The first agreement stands: its time is what the registry compares with the code's."""
    if call.notice.agreed:
        return call
    return replace(call, notice=Notice(event.at, event.text_version))


@_changed.register
def _(event: e.IdentityCompared, call: Call) -> Call:
    after = verification.after_match(call.verification, event.answer, call.terms.limits)
    return _with_verification(call, after)


@_changed.register
def _(event: e.SignalsAnswered, call: Call) -> Call:
    return replace(call, verification=replace(call.verification, signals=event.signals))


@_changed.register
def _(event: e.CodeSent, call: Call) -> Call:
    return replace(call, verification=verification.after_send(call.verification, event.answer, event.at))


@_changed.register
def _(event: e.CodeSendUnknown, call: Call) -> Call:
    return replace(call, verification=verification.after_unknown_send(call.verification, event.at))


@_changed.register
def _(event: e.CodeCompared, call: Call) -> Call:
    after = verification.after_code(call.verification, event.answer, event.at, call.terms.limits)
    compared = _with_verification(call, after)
    return _agreed_around(compared, event.at) if after.verified_at == event.at else compared


def _agreed_around(call: Call, confirmed_at: datetime) -> Call:
    """Let agreements lapse that are too far from a new proof: the registry takes none of them with it.

    The notice goes out with the lookup alone, so it stands once there is one.
    """
    oldest = confirmed_at - call.terms.limits.proof_covers_submit
    agreed_at = call.notice.agreed_at
    lapsed = call.lookup.lookup_id is None and agreed_at is not None and agreed_at < oldest
    heard = read_back.without_consent_before(call.read_back, oldest)
    return replace(call, notice=Notice() if lapsed else call.notice, read_back=heard)


def _with_verification(call: Call, after: Verification) -> Call:
    locked = after.state is verification.VerificationState.LOCKED and not call.submission.made
    return replace(call, verification=after, stop=Stop(StopReason.FACTOR_LOCKED) if locked else call.stop)


@_changed.register
def _(event: e.TenureStated, call: Call) -> Call:
    after = replace(call, verification=replace(call.verification, tenure=event.answer))
    if event.answer is verification.TenureAnswer.DISAGREES:
        return replace(after, stop=Stop(StopReason.CANNOT_JUDGE))
    return after


@_changed.register
def _(event: e.LookupStarted, call: Call) -> Call:
    return replace(call, lookup=LookupProgress(LookupState.RUNNING, event.lookup_id, started_at=event.at))


@_changed.register
def _(event: e.LookupAnswered, call: Call) -> Call:
    activated_on, day = call.numbers.activated_on, today(event.at)
    return replace(call, lookup=lookup.after_answer(call.lookup, event.lookup, activated_on, day))


@_changed.register
def _(event: e.LookupUnreachable, call: Call) -> Call:
    return replace(call, lookup=replace(call.lookup, state=LookupState.DOWN))


@_changed.register
def _(event: e.LookupLeftOpen, call: Call) -> Call:
    return replace(call, lookup=replace(call.lookup, left_open=True))


@_changed.register
def _(event: e.Ticked, call: Call) -> Call:
    return replace(call, ticked=call.ticked | (call.tickable & frozenset(event.platform_ids)))


@_changed.register
def _(event: e.Unticked, call: Call) -> Call:
    return replace(call, ticked=call.ticked - frozenset(event.platform_ids))


@_changed.register
def _(event: e.LastPageShown, call: Call) -> Call:
    if call.read_back.reading != event.reading:
        return call
    return replace(call, read_back=replace(call.read_back, last_page_shown=True))


@_changed.register
def _(event: e.StatementMade, call: Call) -> Call:
    if call.read_back.reading != event.reading:
        return call
    return replace(call, read_back=read_back.with_statement(call.read_back, event.statement, event.at))


@_changed.register
def _(event: e.StatementTakenBack, call: Call) -> Call:
    return replace(call, read_back=read_back.without_last(call.read_back))


@_changed.register
def _(event: e.FilingQueued, call: Call) -> Call:
    before = call.submission
    after = replace(
        before,
        filings=(*before.filings, request.filing_of(event.filing, event.items)),
        submitted_at=before.submitted_at or event.at,
        promise=event.promise,
        tell_outcome_by=event.tell_outcome_by,
    )
    return replace(call, submission=after)


@_changed.register
def _(event: e.FilingAccepted, call: Call) -> Call:
    filed = call.submission.with_filing(
        event.filing, state=FilingState.ACCEPTED, accepted_at=event.at, request_id=event.request_id
    )
    return replace(call, submission=filed)


@_changed.register
def _(event: e.FilingUnknown, call: Call) -> Call:
    unknown = FilingState.OUTCOME_UNKNOWN
    filed = call.submission.with_filing(
        event.filing, state=unknown, sent_at=event.at, reference=event.reference
    )
    return replace(call, submission=filed)


@_changed.register
def _(event: e.FilingRefused, call: Call) -> Call:
    refused = FilingState.NEEDS_PERSON
    filed = call.submission.with_filing(
        event.filing, state=refused, refused_code=event.code, reference=event.reference
    )
    return replace(call, submission=filed)


@_changed.register
def _(event: e.FilingUpdated, call: Call) -> Call:
    filing = next((one for one in call.submission.filings if one.number == event.filing), None)
    if filing is None:
        return call
    items = request.items_as_told(filing, event.request)
    filed = call.submission.with_filing(event.filing, items=items, expected_by=event.request.expected_by)
    return replace(call, submission=filed)


@_changed.register
def _(event: e.LineHeld, call: Call) -> Call:
    return replace(call, line=Line(LineState.HELD, event.at))


@_changed.register
def _(event: e.LineResumed, call: Call) -> Call:
    return replace(call, line=Line(LineState.UP, event.at), stop=_unless_dropped(call.stop))


def _unless_dropped(stop: Stop | None) -> Stop | None:
    return None if stop is not None and stop.reason is StopReason.LINE_DROPPED else stop


@_changed.register
def _(event: e.LineDropped, call: Call) -> Call:
    """A drop voids the statements: nobody knows what was still heard."""
    stop = call.stop if call.submission.made or call.stop else Stop(StopReason.LINE_DROPPED)
    return replace(call, line=Line(LineState.DROPPED, event.at), read_back=ReadBack(), stop=stop)


@_changed.register
def _(event: e.CallResumed, call: Call) -> Call:
    recounted = verification.recounted(
        call.verification, event.match_misses, event.code_misses, call.terms.limits
    )
    line, stop = Line(LineState.UP, event.at), _unless_dropped(call.stop)
    return _with_verification(replace(call, line=line, stop=stop, read_back=ReadBack()), recounted)


@_changed.register
def _(event: e.LineEnded, call: Call) -> Call:
    return replace(call, line=Line(LineState.ENDED, event.at), read_back=ReadBack())


@_changed.register
def _(event: e.NoteFiled, call: Call) -> Call:
    return replace(call, notes=(*call.notes, Note(event.at, event.text)))


@_changed.register
def _(event: e.CallStopped, call: Call) -> Call:
    return replace(call, stop=Stop(event.reason))


@_changed.register
def _(event: e.StopLeft, call: Call) -> Call:
    return replace(call, stop=None)


@_changed.register
def _(event: e.NextStepChosen, call: Call) -> Call:
    if call.stop is None:
        return call
    return replace(call, stop=replace(call.stop, chosen=event.choice))


@_changed.register
def _(event: e.CallBackAgreed, call: Call) -> Call:
    return replace(call, call_back_on=event.day)


@_changed.register
def _(event: e.CallWrappedUp, call: Call) -> Call:
    ended = WrapUp(event.at, event.outcome, event.automatic, event.call_back_at)
    return replace(call, wrap_up=ended, step=Step.WRAP_UP)
