"""How many calls may be repeated, so that repeating never becomes the load. It knows no request."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BudgetLimits:
    """Of the calls within `window` seconds, `share` may be repeats, and `least` more."""

    share: float = 0.10
    least: int = 3
    window: float = 60.0


class RetryBudget:
    """Counts calls and repeats of the last minute.

    Args:
        limits: How many may be repeated.
        clock: Seconds of a clock that never goes back.
    """

    def __init__(self, limits: BudgetLimits, clock: Callable[[], float]) -> None:
        self._limits = limits
        self._clock = clock
        self._calls: deque[float] = deque()
        self._repeats: deque[float] = deque()

    def count_call(self) -> None:
        """Count one call, however often it will be tried."""
        self._forget()
        self._calls.append(self._clock())

    def take(self) -> bool:
        """Take one repeat, if there is one left."""
        self._forget()
        if len(self._repeats) >= self._limits.share * len(self._calls) + self._limits.least:
            return False
        self._repeats.append(self._clock())
        return True

    def _forget(self) -> None:
        since = self._clock() - self._limits.window
        for times in (self._calls, self._repeats):
            while times and times[0] <= since:
                times.popleft()
