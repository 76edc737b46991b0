"""What the telephone line makes of a call."""

from __future__ import annotations

from dataclasses import replace

from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.changes.dispatch import changed
from agent_console.call.line import Line, LineState
from agent_console.call.read_back import ReadBack
from agent_console.call.stop import NextStep, Stop, StopReason


@changed.register
def _(event: e.LineHeld, call: Call) -> Call:
    return replace(call, line=replace(call.line, state=LineState.HELD, changed_at=event.at))


@changed.register
def _(event: e.LineResumed, call: Call) -> Call:
    rung_back = call.line.rung_back or (call.stop is not None and call.stop.chosen is NextStep.RING_BACK)
    return replace(call, line=Line(LineState.UP, event.at, rung_back), stop=unless_dropped(call.stop))


def unless_dropped(stop: Stop | None) -> Stop | None:
    """Leave the page of a dropped line once the caller is back; any other stop stays."""
    return None if stop is not None and stop.reason is StopReason.LINE_DROPPED else stop


@changed.register
def _(event: e.LineDropped, call: Call) -> Call:
    """A drop voids the statements: nobody knows what was still heard."""
    stop = call.stop if call.something_filed or call.stop else Stop(StopReason.LINE_DROPPED)
    return replace(
        call,
        line=Line(LineState.DROPPED, event.at),
        read_back=ReadBack(),
        follow_up=call.follow_up.without_review(),
        stop=stop,
    )


@changed.register
def _(event: e.LineEnded, call: Call) -> Call:
    return replace(
        call,
        line=Line(LineState.ENDED, event.at),
        read_back=ReadBack(),
        follow_up=call.follow_up.without_review(),
    )
