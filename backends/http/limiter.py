"""How fast we may call a carrier: never more than so many calls within any second. It knows no request."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable


class Limiter:
    """Gives out places in time, in the order they are asked for.

    Args:
        per_second: Calls within any second; below one, the time between two of them.
        clock: Seconds of a clock that never goes back.
    """

    def __init__(self, per_second: float, clock: Callable[[], float]) -> None:
        at_once = max(1, int(per_second))
        self._window = at_once / per_second
        self._starts: deque[float] = deque(maxlen=at_once)
        self._at_once = at_once
        self._clock = clock

    def wait_for_place(self, longest: float) -> float | None:
        """Take the next place and give the seconds until it; None, and no place taken, where that is too long."""
        now = self._clock()
        full = len(self._starts) == self._at_once
        start = max(now, self._starts[0] + self._window) if full else now
        if start - now > longest:
            return None
        self._starts.append(start)
        return start - now
