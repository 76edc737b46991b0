"""Hold, resume, drop, end, notes and steps: what works from every step of a call."""

from __future__ import annotations

from agent_console.call import events as e
from agent_console.call.gates import Act, Reason
from agent_console.call.line import LineState
from agent_console.call.steps import Service, Step
from agent_console.call.stop import NextStep, StopReason
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.understood import writable
from agent_console.desk.worktop import Worktop

LONGEST_NOTE = 200
"""A note is one line; what needs more is two notes, each with its time."""

_ENTER_ANY = {
    Step.INTAKE: Act.CHANGE_NUMBERS,
    Step.NOTICE: Act.ENTER_NOTICE,
    Step.VERIFICATION: Act.ENTER_VERIFICATION,
    Step.SUBMISSION: Act.WRAP_UP,
    Step.WRAP_UP: Act.WRAP_UP,
}

_ENTER: dict[Service, dict[Step, Act]] = {
    Service.UNBIND: {
        Step.LOOKUP: Act.LOOK_UP,
        Step.SELECTION: Act.ENTER_SELECTION,
        Step.READ_BACK: Act.ENTER_READ_BACK,
    },
    Service.OWN_ACCOUNTS: {
        Step.LOOKUP: Act.LOOK_UP_OWN_ACCOUNTS,
        Step.SELECTION: Act.ENTER_OWN_ACCOUNTS,
    },
    Service.LABELS: {
        Step.LOOKUP: Act.LOOK_UP_LABELS,
        Step.SELECTION: Act.ENTER_LABELS,
        Step.READ_BACK: Act.ENTER_LABEL_READ_BACK,
    },
}
"""The act a step of each service begins with; a step a service has not got is not entered."""


class LineKeys:
    """The telephone line of the call at hand, and moving about in the call."""

    def __init__(self, worktop: Worktop) -> None:
        self._worktop = worktop

    def toggle_hold(self) -> Reply:
        """Hold the caller, or come back."""
        top = self._worktop
        held = top.at_hand.line.state is LineState.HELD
        if closed := top.closed(Act.RESUME if held else Act.HOLD):
            return closed
        event = e.LineResumed(at=top.now()) if held else e.LineHeld(at=top.now())
        top.record(top.at_hand, event)
        return DONE

    def drop(self) -> Reply:
        """Note that the line went by itself; statements made so far are void."""
        return self._record_unless_down(e.LineDropped(at=self._worktop.now()))

    def end(self) -> Reply:
        """End the call; what is left is the wrap-up."""
        return self._record_unless_down(e.LineEnded(at=self._worktop.now()))

    def _record_unless_down(self, event: e.Event) -> Reply:
        top = self._worktop
        if closed := top.closed(Act.WRAP_UP):
            return closed
        if top.at_hand.line.state is LineState.ENDED:
            return Reply((Reason.LINE_DOWN,))
        top.record(top.at_hand, event)
        return DONE

    def reconnect(self) -> Reply:
        """The caller is on the line again, by a call-back or by ringing again."""
        top = self._worktop
        if closed := top.closed(Act.RESUME):
            return closed
        top.record(top.at_hand, e.LineResumed(at=top.now()))
        return DONE

    def note(self, text: str) -> Reply:
        """File one line with the time; an empty one is nothing."""
        top = self._worktop
        if closed := top.closed(Act.WRAP_UP):
            return closed
        line = " ".join(writable(text).split())[:LONGEST_NOTE]
        if not line:
            return Reply((Reason.NOTHING_TO_DO,))
        top.record(top.at_hand, e.NoteFiled(at=top.now(), text=line))
        return DONE

    def go_to(self, step: Step) -> Reply:
        """Go to a step, forward or back, if its gate is open; after the submit only forward."""
        top = self._worktop
        act = _ENTER_ANY.get(step) or _ENTER[top.at_hand.service].get(step)
        if act is None:
            return Reply((Reason.OTHER_SERVICE,))
        if closed := top.closed(act):
            return closed
        if step is Step.SUBMISSION and not top.at_hand.submitted:
            return Reply((Reason.NOTHING_TO_DO,))
        top.record(top.at_hand, e.StepEntered(at=top.now(), step=step))
        return DONE

    def leave_wrap_up(self) -> Reply:
        """Go back to where the wrap-up was entered from. No gate: the agent has been there, and acts have their own."""
        top = self._worktop
        call = top.at_hand
        if closed := top.closed(Act.WRAP_UP):
            return closed
        if call.step is not Step.WRAP_UP:
            return Reply((Reason.NOTHING_TO_DO,))
        back = Step.SUBMISSION if call.submitted else call.came_from
        top.record(call, e.StepEntered(at=top.now(), step=back))
        return DONE

    def stop(self, reason: StopReason) -> Reply:
        """End the way to a request: the page says why and what can be done instead."""
        top = self._worktop
        if closed := top.closed(Act.CHANGE_NUMBERS):
            return closed
        top.record(top.at_hand, e.CallStopped(at=top.now(), reason=reason))
        return DONE

    def leave_stop(self) -> Reply:
        """Go back from a stop page to its step; a lock for the day stays."""
        top = self._worktop
        stop = top.at_hand.stop
        if closed := top.closed(Act.CHANGE_NUMBERS):
            return closed
        if stop is None:
            return Reply((Reason.NOTHING_TO_DO,))
        if stop.reason is StopReason.FACTOR_LOCKED:
            return Reply((Reason.LOCKED_TODAY,))
        if stop.reason is StopReason.LINE_DROPPED:
            return Reply((Reason.LINE_DOWN,))
        top.record(top.at_hand, e.StopLeft(at=top.now()))
        return DONE

    def choose(self, choice: NextStep) -> Reply:
        """Note what was offered instead, from the choices of the stop page."""
        top = self._worktop
        stop = top.at_hand.stop
        if closed := top.closed(Act.WRAP_UP):
            return closed
        if stop is None or choice not in stop.page.choices:
            return Reply((Reason.NOTHING_TO_DO,))
        top.record(top.at_hand, e.NextStepChosen(at=top.now(), choice=choice))
        return DONE
