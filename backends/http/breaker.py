"""Whether the line to a carrier is worth trying: three states, a clock handed in. It knows no request.

Fed by connect errors, time-outs and 5xx; what a server answers below 500 proves that it is there.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class BreakerState(StrEnum):
    """CLOSED lets everything pass, OPEN nothing, HALF_OPEN one read to see."""

    CLOSED = "CLOSED"
    OPEN = "OPEN"
    HALF_OPEN = "HALF_OPEN"


@dataclass(frozen=True, slots=True)
class BreakerLimits:
    """When it opens and when it looks again; durations in seconds."""

    failures: int = 5
    of_last: int = 10
    within: float = 30.0
    look_after: float = 15.0


@dataclass(frozen=True, slots=True)
class Pass:
    """Leave to try once. `is_look` when it is the one read that shows whether the line is back."""

    number: int
    is_look: bool


class Breaker:
    """Counts how tries end.

    Args:
        limits: When it opens.
        clock: Seconds of a clock that never goes back.
    """

    def __init__(self, limits: BreakerLimits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._ends: deque[tuple[float, bool]] = deque(maxlen=limits.of_last)
        self._opened_at: float | None = None
        self._looking: int | None = None
        self._passes = 0

    @property
    def state(self) -> BreakerState:
        """What it lets pass now."""
        if self._opened_at is None:
            return BreakerState.CLOSED
        if self._looking is not None or self.seconds_until_look() <= 0:
            return BreakerState.HALF_OPEN
        return BreakerState.OPEN

    def seconds_until_look(self) -> float:
        """Seconds until a read may look whether the line is back; 0 while it is closed."""
        if self._opened_at is None:
            return 0.0
        return max(0.0, self._opened_at + self._limits.look_after - self._clock())

    def ask(self, is_read: bool) -> Pass | None:
        """Ask for leave to try; None means not now."""
        state = self.state
        if state is BreakerState.OPEN:
            return None
        if state is BreakerState.HALF_OPEN and (self._looking is not None or not is_read):
            return None
        self._passes += 1
        if state is BreakerState.HALF_OPEN:
            self._looking = self._passes
        return Pass(self._passes, is_look=state is BreakerState.HALF_OPEN)

    def end(self, given: Pass, answered: bool | None) -> None:
        """Tell how a try ended: answered, failed, or None when it was given up before either."""
        if given.number == self._looking:
            self._looking = None
            if answered is None:
                return
            self._ends.clear()
            self._opened_at = None if answered else self._clock()
        elif answered is not None and self._opened_at is None:
            self._count(answered)

    def _count(self, answered: bool) -> None:
        now = self._clock()
        self._ends.append((now, answered))
        failed = sum(1 for at, well in self._ends if not well and at > now - self._limits.within)
        if failed >= self._limits.failures:
            self._opened_at = now
