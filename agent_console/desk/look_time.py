"""How long a look lasts: until when a number stands unmasked, and how much more may be asked for. It shows nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_LEFT = timedelta(minutes=2)
"""What `reveal_seconds` may be set to at most."""


@dataclass(frozen=True, slots=True)
class LookTime:
    """The time of one look.

    Args:
        until: When it is over.
        span: What it began with, and is given once more when it is asked for.
    """

    until: datetime
    span: timedelta

    def left(self, now: datetime) -> timedelta:
        """Return what is left; nothing once it is over, and nothing where the clock was set back meanwhile."""
        left = self.until - now
        return max(timedelta(), left) if left <= self._most else timedelta()

    def with_more(self, now: datetime) -> LookTime:
        """Add the same time once more, again and again, but never much in store: a held key is no reason.

        What is over stays over: looking on takes another record.
        """
        left = self.left(now)
        return LookTime(now + min(left + self.span, self._most), self.span) if left else self

    @property
    def _most(self) -> timedelta:
        return max(MOST_LEFT, self.span)


def begun(now: datetime, span: timedelta) -> LookTime:
    """Begin a look."""
    return LookTime(now + span, span)
