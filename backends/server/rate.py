"""How many requests a client may send: a bucket of tokens for each. It knows no HTTP but its refusal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

from backends.server.problems import Problem, retry_after


@dataclass(slots=True)
class _Bucket:
    left: float
    at: float


class Rates:
    """Counts per client.

    Args:
        per_second: How fast a bucket fills; None takes everything.
        burst: What it holds.
        seconds: A clock that only goes forward.
    """

    def __init__(
        self, per_second: float | None, burst: int, seconds: Callable[[], float] = monotonic
    ) -> None:
        self._per_second = per_second
        self._burst = burst
        self._seconds = seconds
        self._buckets: dict[str, _Bucket] = {}

    def take(self, client: str) -> None:
        """Count one request of a client.

        Raises:
            Problem: 429 with the time after which there is room again.
        """
        if self._per_second is None:
            return
        now = self._seconds()
        bucket = self._buckets.setdefault(client, _Bucket(self._burst, now))
        bucket.left = min(self._burst, bucket.left + (now - bucket.at) * self._per_second)
        bucket.at = now
        if bucket.left < 1:
            wait = timedelta(seconds=(1 - bucket.left) / self._per_second)
            raise Problem(429, "TOO_MANY_REQUESTS", "Too many requests.", retry_after(wait))
        bucket.left -= 1
