"""When a try is repeated, after which wait, and until when: pure data and functions. It knows no request.

Every CAMARA question is a POST, so an operation's kind decides, never its method.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from typing import Final

from backends.http.breaker import BreakerLimits
from backends.http.budget import BudgetLimits
from backends.http.errors import (
    CarrierError,
    Conflict,
    ContractViolation,
    HeldBack,
    MaybeSent,
    NotSent,
    RateLimited,
    Unavailable,
)
from backends.wire.apis import OperationKind


@dataclass(frozen=True, slots=True)
class Limits:
    """Every number of the policy; times in seconds. All of them are settings."""

    connect_timeout: float = 1.0
    read_timeout: float = 2.0
    write_read_timeout: float = 5.0
    """A write's answer takes longer than a read's."""
    read_deadline: float = 6.0
    write_deadline: float = 12.0
    """From the first try to the last: time-outs would multiply with the tries otherwise."""
    tries: int = 3
    first_wait: float = 0.2
    longest_wait: float = 2.0
    calls_per_second: float = 10.0
    first_poll: float = 2.0
    longest_poll: float = 30.0
    breaker: BreakerLimits = field(default=BreakerLimits())
    budget: BudgetLimits = field(default=BudgetLimits())

    def deadline(self, kind: OperationKind) -> float:
        """Seconds one call may take, repeats and waits included."""
        return self.read_deadline if kind is OperationKind.READ else self.write_deadline

    def answer_timeout(self, kind: OperationKind) -> float:
        """Seconds of silence one try bears."""
        return self.read_timeout if kind is OperationKind.READ else self.write_read_timeout


class Fault(StrEnum):
    """How a try failed, as far as repeating goes."""

    NOT_SENT = "NOT_SENT"
    MAYBE_SENT = "MAYBE_SENT"
    BUSY = "BUSY"
    """429 TOO_MANY_REQUESTS."""
    UNDER_WAY = "UNDER_WAY"
    """409 ABORTED."""
    BROKEN = "BROKEN"
    """500 and 5xx that are not listed."""
    UNAVAILABLE = "UNAVAILABLE"
    """502, 503, 504."""
    FINAL = "FINAL"
    """An answer: asking again gets the same."""


def fault_of(error: CarrierError) -> Fault:
    """Say how a try failed."""
    match error:
        case NotSent():
            return Fault.NOT_SENT
        case MaybeSent():
            return Fault.MAYBE_SENT
        case RateLimited():
            return Fault.BUSY
        case Conflict(code="ABORTED"):
            return Fault.UNDER_WAY
        case Unavailable(status=502 | 503 | 504):
            return Fault.UNAVAILABLE
        case Unavailable():
            return Fault.BROKEN
        case _:
            return Fault.FINAL


def line_answered(error: CarrierError) -> bool | None:
    """Whether an end shows that the carrier is there: only connect errors, time-outs and 5xx speak against it.

    None where nothing was tried.
    """
    if isinstance(error, HeldBack):
        return None
    return not isinstance(error, (NotSent, MaybeSent, Unavailable))


def may_have_acted(error: CarrierError) -> bool:
    """Whether the other side may have done what was asked although this is all that came back.

    No 5xx proves that nothing happened: a gateway gives up while the server behind it goes on.
    """
    match error:
        case MaybeSent() | ContractViolation() | Unavailable() | Conflict(code="ABORTED"):
            return True
        case _:
            return False


def may_repeat(kind: OperationKind, fault: Fault, tries: int, limits: Limits) -> bool:
    """Whether a call that failed `tries` times in this way may be tried again.

    What is neither a read nor has a key is only repeated when it never left; a carrier's own error (500) once.
    """
    if tries >= limits.tries or fault is Fault.FINAL:
        return False
    if kind is OperationKind.UNKEYED_WRITE:
        return fault is Fault.NOT_SENT
    return fault is not Fault.BROKEN or tries < 2


def wait_before(tries: int, retry_after: float | None, limits: Limits, random: Callable[[], float]) -> float:
    """Seconds to wait after a try: full jitter below 0.2 s, 0.4 s, 0.8 s ..., never less than Retry-After."""
    ceiling: float = min(limits.longest_wait, limits.first_wait * 2 ** (tries - 1))
    return max(retry_after or 0.0, random() * ceiling)


def wait_before_poll(
    asked: int, retry_after: float | None, limits: Limits, random: Callable[[], float]
) -> float:
    """Seconds until a resource is asked for again after `asked` times: Retry-After, or 2 s x 1.5^n with jitter.

    The jitter takes away up to half: consoles that started together must not keep asking together.
    """
    if retry_after is not None:
        return retry_after
    # An exponent without a limit overflows after a night of polling.
    ceiling: float = min(limits.longest_poll, limits.first_poll * 1.5 ** min(asked, 20))
    return ceiling * (0.5 + random() / 2)


LONGEST_RETRY_AFTER: Final = 7 * 24 * 3600.0
"""A week: what is further off, or no number, is a mistake of the other side."""


def read_retry_after(text: str | None, now: datetime) -> float | None:
    """Read a Retry-After header (RFC 9110 §10.2.3): seconds or a date; what makes no sense is none."""
    if text is None:
        return None
    said = text.strip()
    if said.isascii() and said.isdigit():
        seconds = float(said[:9])
    else:
        try:
            instant = parsedate_to_datetime(said)
        except (ValueError, OverflowError):
            return None
        if instant.utcoffset() is None:
            instant = instant.replace(tzinfo=UTC)
        seconds = max(0.0, (instant - now).total_seconds())
    return seconds if seconds <= LONGEST_RETRY_AFTER else None
