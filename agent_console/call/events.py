"""Everything that can happen on a call, as data. Names, document numbers and codes are in none of them.

Score, audit, summary and replay are read from this one list. An event is written once and never changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from agent_console.backend import (
    ActivationCheck,
    CodeAnswer,
    FraudSignals,
    IdentityAnswer,
    Lookup,
    NumberRecord,
    OrderItem,
    PlatformId,
    SendCodeAnswer,
    UnbindRequest,
)
from agent_console.calendar.promise import Promise
from agent_console.call.read_back import Reading, Statement
from agent_console.call.steps import CallerSaid, Step
from agent_console.call.stop import NextStep, StopReason
from agent_console.call.verification import TenureAnswer
from agent_console.call.wrap_up import Outcome
from agent_console.identity.phone import PhoneNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened, and when (UTC)."""

    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOpened(Event):
    """The agent answered or rang; `linked_to` is the call this one grew out of ("other number")."""

    call_id: str
    staff_no: str
    calling: PhoneNumber | None
    contact: PhoneNumber | None = None
    linked_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformsListed(Event):
    """Which version of the registry's list of platforms this call is worked on."""

    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectEntered(Event):
    """The number the call is about, with today's misses it already had at this desk."""

    number: PhoneNumber
    match_misses: int = 0
    code_misses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactEntered(Event):
    """Where answers go; None means the subject number."""

    number: PhoneNumber | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallerSaidWhat(Event):
    """What the caller said it is about."""

    said: CallerSaid


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberAnswered(Event):
    """The registry's verdict, with second opinions where its date was weak."""

    record: NumberRecord
    check: ActivationCheck | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntered(Event):
    """The agent went to a step, forward or back."""

    step: Step


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeAgreed(Event):
    """The caller agreed to recording and verification (PIPL §14)."""

    text_version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityCompared(Event):
    """One joint answer for name and document."""

    answer: IdentityAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalsAnswered(Event):
    """The three fraud signals, each on its own."""

    signals: FraudSignals


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSent(Event):
    """What became of a text message with a code; `by_itself` where nobody pressed a key for it."""

    answer: SendCodeAnswer
    by_itself: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSendUnknown(Event):
    """Nobody knows whether a message went out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCompared(Event):
    """What the comparison of a code said."""

    answer: CodeAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeCompareUnknown(Event):
    """Nobody knows what the comparison said; it may have cost a try."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureStated(Event):
    """What the caller said about since when the number is theirs."""

    answer: TenureAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupStarted(Event):
    """The lookup went out, on the caller's consent."""

    lookup_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupAnswered(Event):
    """The lookup as the registry has it now."""

    lookup: Lookup


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupUnreachable(Event):
    """The registry did not answer; the catalogue's platforms can be asked for all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupLeftOpen(Event):
    """The agent went on before every platform had answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked(Event):
    """Platforms the caller wants released."""

    platform_ids: tuple[PlatformId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unticked(Event):
    """Platforms the caller does not want released after all."""

    platform_ids: tuple[PlatformId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LastPageShown(Event):
    """The last page of the list was on the screen."""

    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMade(Event):
    """The caller's answer about exactly this reading."""

    statement: Statement
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTakenBack(Event):
    """The last statement was pressed by mistake; both stay on record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingQueued(Event):
    """One request was put in the outbox; it was not sent yet."""

    filing: int
    items: tuple[OrderItem, ...]
    promise: Promise
    tell_outcome_by: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingAccepted(Event):
    """The registry took one request and gave it a handle."""

    filing: int
    request_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingUnknown(Event):
    """One request may have arrived or not."""

    filing: int
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingRefused(Event):
    """The registry will not take one request: a person has to look."""

    filing: int
    code: str
    reference: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FilingUpdated(Event):
    """One request as the registry has it now."""

    filing: int
    request: UnbindRequest


@dataclass(frozen=True, slots=True, kw_only=True)
class LineHeld(Event):
    """The caller can not hear the agent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineResumed(Event):
    """The caller hears the agent again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDropped(Event):
    """The line went without anybody hanging up: statements are void."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEnded(Event):
    """The call is over; what is left is to wrap up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFiled(Event):
    """One line of the agent's."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallStopped(Event):
    """The call goes no further, and why."""

    reason: StopReason


@dataclass(frozen=True, slots=True, kw_only=True)
class StopLeft(Event):
    """The agent went back from a stop page to the step before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStepChosen(Event):
    """What was offered instead."""

    choice: NextStep


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBackAgreed(Event):
    """The caller would rather be rung up than go on now; the day is one in China."""

    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class CallResumed(Event):
    """The console came up again in the middle of this call: what was said before does not count as heard.

    With the misses the number has at this desk today: another call may have added some.
    """

    match_misses: int = 0
    code_misses: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CallWrappedUp(Event):
    """The call is put away."""

    outcome: Outcome
    automatic: bool = False
    call_back_at: datetime | None = None


EVENT_TYPES: tuple[type[Event], ...] = tuple(
    kind for kind in Event.__subclasses__() if globals().get(kind.__name__) is kind
)
"""Every kind of event, for whoever writes them down or reads them.

A slotted dataclass is made twice, and the first making stays a subclass until it is collected.
"""
