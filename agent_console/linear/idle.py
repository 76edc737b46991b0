"""How long nobody has typed a line, and when the console is locked for it: warned of before. It locks nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from agent_console.calendar.zone import Clock
from agent_console.linear.elsewhere import LockNow

IDLE = "IDLE"
"""What the record says where nobody was there."""

WARNED_BEFORE = timedelta(seconds=20)
"""Long enough to put out a hand (WCAG 2.2.1), as on the pages."""


@dataclass
class Idle:
    """Whether anybody is there; a line that is half typed shows nobody to us, the terminal keeps it until Enter.

    Attributes:
        clock: The desk's.
        lock_after: Idle time until the console is locked; None is never.
        warning: How it is said that so many seconds are left.
    """

    clock: Clock
    lock_after: timedelta | None
    warning: Callable[[int], str]
    _warned: bool = False
    _since: datetime = field(init=False)

    def __post_init__(self) -> None:
        """Begin with somebody there."""
        self._since = self.clock()

    def somebody(self) -> bool:
        """Take note that somebody is there; whether they had been warned."""
        warned, self._warned, self._since = self._warned, False, self.clock()
        return warned

    def look(self) -> str:
        """Give a warning, once, then give up.

        Raises:
            LockNow: The time is over.
        """
        if self.lock_after is None:
            return ""
        # A clock that was set back would put the lock off by as much.
        self._since = min(self._since, self.clock())
        left = self._since + self.lock_after - self.clock()
        if left <= timedelta():
            raise LockNow(IDLE)
        if left <= WARNED_BEFORE and not self._warned:
            self._warned = True
            return self.warning(int(left.total_seconds()))
        return ""
