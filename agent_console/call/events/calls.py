"""Opening a call and putting it away: who rang, what was chosen at its end."""

from __future__ import annotations

from dataclasses import field
from datetime import date, datetime

from agent_console.call.events.base import Event, event
from agent_console.call.steps import CallerSaid, Service, Step
from agent_console.call.stop import NextStep, StopReason
from agent_console.call.wrap_up import Outcome
from agent_console.identity.phone import PhoneNumber


@event
class CallOpened(Event):
    """The agent answered or rang; `linked_to` is the call this one grew out of ("other number")."""

    call_id: str
    staff_no: str
    calling: PhoneNumber | None
    contact: PhoneNumber | None = None
    linked_to: str | None = None


@event
class PlatformsListed(Event):
    """Which version of the registry's list of platforms this call is worked on."""

    version: str


@event
class CallerSaidWhat(Event):
    """What the caller said it is about."""

    said: CallerSaid


@event
class ServiceChosen(Event):
    """What the call is about from here on; who was verified stays so."""

    service: Service


@event
class StepEntered(Event):
    """The agent went to a step, forward or back."""

    step: Step


@event
class CallResumed(Event):
    """The console came up again in the middle of this call: what was said before does not count as heard.

    With the misses the number has at this desk today: another call may have added some. `staff_no` is who took it up:
    somebody else than before is a hand-over.
    """

    match_misses: int = 0
    code_misses: int = 0
    staff_no: str | None = None


@event
class CallStopped(Event):
    """The call goes no further, and why."""

    reason: StopReason


@event
class StopLeft(Event):
    """The agent went back from a stop page to the step before it."""


@event
class NextStepChosen(Event):
    """What was offered instead."""

    choice: NextStep


@event
class CallBackAgreed(Event):
    """The caller would rather be rung up than go on now; the day is one in China."""

    day: date


@event
class NoteFiled(Event):
    """One line of the agent's."""

    text: str = field(repr=False)


@event
class CallWrappedUp(Event):
    """The call is put away. `agreed_back_at` is the later of two call-backs: the one that was agreed."""

    outcome: Outcome
    automatic: bool = False
    call_back_at: datetime | None = None
    agreed_back_at: datetime | None = None
