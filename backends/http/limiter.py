"""How fast we may call a carrier: so many calls a second, with as many at once. It knows no request."""

from __future__ import annotations

from collections.abc import Callable


class Limiter:
    """Gives out places in time.

    Args:
        per_second: Calls a second, and how many may go out at once after a pause.
        clock: Seconds of a clock that never goes back.
    """

    def __init__(self, per_second: float, clock: Callable[[], float]) -> None:
        self._per_second = per_second
        self._burst = max(1.0, per_second)
        self._clock = clock
        self._left = self._burst
        self._at = clock()

    def wait_for_place(self, longest: float) -> float | None:
        """Take the next place and give the seconds until it; None, and no place taken, where that is too long."""
        now = self._clock()
        self._left = min(self._burst, self._left + (now - self._at) * self._per_second)
        self._at = now
        wait = max(0.0, (1.0 - self._left) / self._per_second)
        if wait > longest:
            return None
        self._left -= 1.0
        return wait
