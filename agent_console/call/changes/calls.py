"""What opening, stepping through and putting away makes of a call."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from agent_console.call import comparisons, read_back
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.changes.dispatch import changed
from agent_console.call.changes.holder import notice_that_stands, with_verification
from agent_console.call.changes.line import unless_dropped
from agent_console.call.line import Line, LineState
from agent_console.call.read_back import ReadBack
from agent_console.call.steps import Step
from agent_console.call.stop import STAYING, Stop, StopReason
from agent_console.call.wrap_up import Note, WrapUp


@changed.register
def _(event: e.CallerSaidWhat, call: Call) -> Call:
    return replace(call, said=event.said)


@changed.register
def _(event: e.ServiceChosen, call: Call) -> Call:
    """Turn to another service: who is verified goes on at its lookup, and what was read out is read out anew.

    What the service has filed before is shown again. Whoever goes on needs no call-back any more.
    """
    turned = replace(
        call,
        service=event.service,
        stop=call.stop if call.stop is not None and call.stop.reason in STAYING else None,
        read_back=call.read_back if call.submission.made else ReadBack(),
        call_back_on=None,
    )
    if call.step.number < Step.LOOKUP.number:
        return turned
    if turned.submitted:
        return replace(turned, step=Step.SUBMISSION)
    notice = notice_that_stands(turned)
    lapsed = call.notice.agreed and not notice.agreed
    return replace(turned, notice=notice, step=Step.NOTICE if lapsed else Step.LOOKUP)


@changed.register
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


@changed.register
def _(event: e.CallResumed, call: Call) -> Call:
    recounted = comparisons.recounted(
        call.verification, event.match_misses, event.code_misses, call.terms.limits
    )
    line, stop = Line(LineState.UP, event.at), unless_dropped(call.stop)
    resumed = with_verification(
        replace(call, line=line, stop=stop, read_back=ReadBack(), follow_up=call.follow_up.without_review()),
        recounted,
    )
    if event.staff_no in (None, call.staff_no):
        return resumed
    return _handed_over(resumed, event.staff_no or call.staff_no, event.at)


def _handed_over(call: Call, staff_no: str, at: datetime) -> Call:
    """Somebody else goes on: where the verification does not go with the call, the caller is verified again."""
    checked = comparisons.handed_over(call.verification, at, call.terms.limits)
    again = call.verification.verified and not checked.verified and not call.submitted
    step = Step.VERIFICATION if again else call.step
    return replace(with_verification(call, checked), staff_no=staff_no, step=step)


@changed.register
def _(event: e.NoteFiled, call: Call) -> Call:
    return replace(call, notes=(*call.notes, Note(event.at, event.text)))


@changed.register
def _(event: e.CallStopped, call: Call) -> Call:
    return replace(call, stop=Stop(event.reason))


@changed.register
def _(event: e.StopLeft, call: Call) -> Call:
    return replace(call, stop=None)


@changed.register
def _(event: e.NextStepChosen, call: Call) -> Call:
    if call.stop is None:
        return call
    return replace(call, stop=replace(call.stop, chosen=event.choice))


@changed.register
def _(event: e.CallBackAgreed, call: Call) -> Call:
    return replace(call, call_back_on=event.day)


@changed.register
def _(event: e.CallWrappedUp, call: Call) -> Call:
    ended = WrapUp(event.at, event.outcome, event.automatic, event.call_back_at, event.agreed_back_at)
    return replace(call, wrap_up=ended, step=Step.WRAP_UP)
