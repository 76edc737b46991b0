"""The one time zone: it knows when a day begins in China; it does not know working days."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

SHANGHAI: Final = ZoneInfo("Asia/Shanghai")
"""Days, locks "for the day" and working days are counted here, whatever the machine says.

The named zone, never a fixed +08:00: China had summer time from 1986 to 1991.
"""

Clock = Callable[[], datetime]
"""What tells the time: a call without arguments that gives an instant with a time zone."""


def system_clock() -> datetime:
    """Give the instant the machine believes it is, in UTC."""
    return datetime.now(UTC)


def days_ahead(clock: Clock, days: int) -> Clock:
    """Give a clock that is some days ahead of another: what takes days is practised in an afternoon."""
    return (lambda: clock() + timedelta(days=days)) if days else clock


def local(now: datetime) -> datetime:
    """Give an instant as the clock on the wall in China shows it.

    Raises:
        ValueError: The instant has no time zone, so it says nothing.
    """
    if now.utcoffset() is None:
        raise ValueError("an instant needs a time zone")
    return now.astimezone(SHANGHAI)


def today(now: datetime) -> date:
    """Give the day it is in China at an instant."""
    return local(now).date()


def start_of_day(day: date) -> datetime:
    """Give the first instant of a day in China, in UTC."""
    return datetime.combine(day, time.min, SHANGHAI).astimezone(UTC)


def next_midnight(now: datetime) -> datetime:
    """Give the instant the day in China ends, in UTC: until then holds what is locked for the day."""
    return start_of_day(today(now) + timedelta(days=1))
