"""What happened to a case after its call, and what a later call says about an earlier case. It decides nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from agent_console.calendar.promise import Promise, Suspension
from agent_console.call.read_back import ReadBack, Reading


class ReviewKind(StrEnum):
    """What a later call may send for an earlier case."""

    REFILE = "REFILE"
    """What platforms stayed silent about is filed again, as another request of the same case."""
    WITHDRAW = "WITHDRAW"
    """What no platform has taken over yet is taken back."""


class SettledBy(StrEnum):
    """How a person dealt with what the registry did not take."""

    CALLER_TOLD = "CALLER_TOLD"
    """The caller knows that it was not taken, and wants no more."""
    OTHER_WAY = "OTHER_WAY"
    """It was filed in another case, or by the registry's own people."""


@dataclass(frozen=True, slots=True)
class Review:
    """Exactly what the caller is asked about an earlier case."""

    case: str
    kind: ReviewKind
    reading: Reading


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What one call has to do with earlier cases.

    Attributes:
        about: The earlier case the caller asks about, as the agent named it; it proves nothing.
        tells: Whether that case has anything to tell; one on which nothing was filed has not.
        ringing_back: Whether we rang the caller for it.
        told: Cases whose items the verified caller was told.
        review: What is being read back for one of them, with what was said about it.
    """

    about: str | None = None
    tells: bool = False
    ringing_back: bool = False
    told: tuple[str, ...] = ()
    review: Review | None = None
    read_back: ReadBack = field(default_factory=ReadBack)

    def without_review(self) -> FollowUp:
        """Let the review fall away with everything said about it."""
        return replace(self, review=None, read_back=ReadBack()) if self.review else self


@dataclass(frozen=True, slots=True)
class Urge:
    """The caller asked for more speed; nothing new was promised."""

    at: datetime
    on_call: str
    count: int


@dataclass(frozen=True, slots=True)
class Complaint:
    """The caller complains to the carrier; `promise` is the day it is answered by (15 calendar days).

    Attributes:
        stands_since: From which day on the clock stands still, while it waits for the caller; None while it runs.
        stood: The days on which it stood still before; they do not count.
    """

    opened_at: datetime
    on_call: str
    promise: Promise
    stands_since: date | None = None
    stood: tuple[Suspension, ...] = ()
    answered_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has still to be answered."""
        return self.answered_at is None


@dataclass(frozen=True, slots=True)
class Casework:
    """What was done on a case after its call. `taken_over` is the number it has at the desk that filed it."""

    urges: tuple[Urge, ...] = ()
    complaint: Complaint | None = None
    rings_back: datetime | None = None
    """When the caller said they would rather ring us back themselves."""
    taken_over: str | None = None
