"""How long a wrap-up may still take: when the time begins to run, and what Space adds. It knows no screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from agent_console.call.line import Line, LineState
from screens.wrap_up.view import MORE_TIME, OFFERED_BEFORE_END


@dataclass(frozen=True, slots=True)
class WrapUpClock:
    """The time of one wrap-up.

    With a real caller on the line it does not run: a call is wrapped up while it goes on, and nobody is cut off by
    a clock. In training there is nobody to cut off, so it runs from the moment the page is entered.
    """

    entered_at: datetime
    whole: timedelta
    training: bool
    added: timedelta = timedelta()

    def left(self, line: Line, now: datetime) -> timedelta | None:
        """Return the time left, zero at least; None while it does not run."""
        begun = self._begun(line)
        return None if begun is None else max(timedelta(), begun + self.whole + self.added - now)

    def _begun(self, line: Line) -> datetime | None:
        if self.training:
            return self.entered_at
        over = line.state in (LineState.ENDED, LineState.DROPPED)
        return max(self.entered_at, line.changed_at) if over else None

    def over(self, line: Line, now: datetime) -> bool:
        """Whether the time ran out."""
        return self.left(line, now) == timedelta()

    def offered(self, line: Line, now: datetime) -> bool:
        """Whether Space gives more time now: in the last seconds, so that it is asked for and not kept in store."""
        left = self.left(line, now)
        return left is not None and left <= OFFERED_BEFORE_END

    def with_more(self) -> WrapUpClock:
        """Add a minute."""
        return replace(self, added=self.added + MORE_TIME)
