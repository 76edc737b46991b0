"""What is done on a case after its call, and what a later call has to do with it."""

from __future__ import annotations

from datetime import date

from agent_console.backend import UnbindRequest
from agent_console.calendar.promise import Promise, Suspension
from agent_console.call.casework import Review, SettledBy
from agent_console.call.events.base import Event, event
from agent_console.call.read_back import Statement


@event
class CaseNamed(Event):
    """On the later call: which earlier case it is about; it proves nothing."""

    case: str
    tells: bool = True
    ringing_back: bool = False


@event
class CaseTold(Event):
    """On the later call: its caller, verified, was told of an earlier case."""

    case: str


@event
class CaseShown(Event):
    """On the earlier case: a caller verified on another call was told of it, and by whom."""

    on_call: str
    staff_no: str


@event
class ReviewOpened(Event):
    """On the later call: what is to be sent for an earlier case stands before the caller."""

    review: Review


@event
class ReviewPageShown(Event):
    """The last page of that list was on the screen."""

    review: Review


@event
class ReviewStated(Event):
    """The caller's answer about exactly that list."""

    statement: Statement
    review: Review


@event
class ReviewTakenBack(Event):
    """The last answer was pressed by mistake; both stay on record."""


@event
class ReviewLeft(Event):
    """Nothing was sent: the agent went back, or the caller `declined`."""

    declined: bool = False


@event
class ReviewSent(Event):
    """On the later call: what was read back was put in the outbox of its case."""

    review: Review


@event
class WithdrawalQueued(Event):
    """Items of one accepted request are to be taken back; `filing` numbers it among what the case sends."""

    filing: int
    of_filing: int
    item_ids: tuple[str, ...]


@event
class WithdrawalAnswered(Event):
    """The registry took the withdrawal; the request as it stands after it says which items it still could."""

    filing: int
    request: UnbindRequest


@event
class WithdrawalUnknown(Event):
    """The withdrawal may have arrived or not."""

    filing: int
    reference: str | None = None


@event
class WithdrawalRefused(Event):
    """The registry will not take anything back."""

    filing: int
    code: str
    reference: str | None = None


@event
class RefusedSettled(Event):
    """Somebody dealt with what the registry did not take, each by its number among what the case sends."""

    filings: tuple[int, ...]
    by: SettledBy
    staff_no: str


@event
class Urged(Event):
    """The caller asked for more speed with so many items; no new day was promised."""

    on_call: str
    count: int


@event
class ComplaintOpened(Event):
    """The caller complains; the carrier answers by a day (电信用户申诉处理办法: fifteen days)."""

    on_call: str
    promise: Promise


@event
class ComplaintClockStopped(Event):
    """The complaint cannot be answered without something only the caller has: from `day` on its days do not count."""

    day: date


@event
class ComplaintClockStarted(Event):
    """The caller gave it: the days go on, to a later day if whole days went by meanwhile."""

    stood: tuple[Suspension, ...]
    promise: Promise


@event
class ComplaintAnswered(Event):
    """The caller has the carrier's answer; what it said stands in a note, if anywhere."""


@event
class RingBackOffered(Event):
    """Rung by us, the caller was offered to hang up and ring back before any code is asked for; they will."""


@event
class FilingsFound(Event):
    """The registry holds requests another desk filed under this case number; they are followed here from now on."""

    case_reference: str
    requests: tuple[UnbindRequest, ...]
