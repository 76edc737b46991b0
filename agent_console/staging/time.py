"""The time on a stage: another clock's, from which it can be turned forward by working days. It never goes back."""

from __future__ import annotations

from datetime import datetime, timedelta

from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import Clock, today


class StageClock:
    """Tells the time of a clock, and how far it was turned from it."""

    def __init__(self, clock: Clock, ahead: timedelta = timedelta()) -> None:
        self.ahead = ahead
        self._clock = clock

    def __call__(self) -> datetime:
        """Give the instant it is on the stage."""
        return self._clock() + self.ahead

    def turn(self, calendar: WorkingCalendar, working_days: int) -> datetime:
        """Turn on to the same time of the nth working day after today; give the instant it is then."""
        day = today(self())
        self.ahead += calendar.add_working_days(day, working_days).day - day
        return self()
