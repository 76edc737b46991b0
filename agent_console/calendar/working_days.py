"""Working days: it knows which days are worked in China and how sure that is, not what was promised."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache, lru_cache
from typing import Final

from agent_console.calendar.fixed_holidays import fixed_holidays
from agent_console.calendar.holidays import HolidayYear

MOST_WORKING_DAYS: Final = 1000
"""Four years: whoever counts further has mistaken the number."""

_SATURDAY: Final = 5


@dataclass(frozen=True, slots=True)
class WorkingDay:
    """Whether a day is worked. Provisional: the year's holidays are not published, or not known here yet."""

    working: bool
    provisional: bool


@dataclass(frozen=True, slots=True)
class DueDay:
    """A day counted out in working days. Provisional if any day counted over was."""

    day: date
    provisional: bool


class WorkingCalendar:
    """The working days of China by three sources, the first that knows a day deciding.

    1. The holiday files, for the days they name: the newest word, also when a year is changed half-way.
    2. `chinesecalendar`, for the years it knows (2004 to 2026 in version 1.11).
    3. Monday to Friday: as it is in a year that has a file; beyond, less the holidays of fixed date and
       marked provisional.

    Args:
        years: The years of the holiday files; of two that name one day the later year's notice is the newer.
    """

    __slots__ = ("_named", "_years")

    def __init__(self, years: Iterable[HolidayYear] = ()) -> None:
        in_order = sorted(years, key=lambda holidays: holidays.year)
        self._years = frozenset(holidays.year for holidays in in_order)
        self._named: dict[date, bool] = {}
        for holidays in in_order:
            self._named.update(dict.fromkeys(holidays.days_off, False))
            self._named.update(dict.fromkeys(holidays.days_worked, True))

    def is_working_day(self, day: date) -> WorkingDay:
        """Tell whether a day in China is worked.

        Raises:
            TypeError: An instant was given; which day it is depends on the time zone.
        """
        if isinstance(day, datetime):
            raise TypeError("a day is needed, not an instant")
        published = self._named.get(day)
        if published is None:
            published = _in_library(day)
        if published is not None:
            return WorkingDay(published, provisional=False)
        weekday = day.weekday() < _SATURDAY
        if day.year in self._years:
            return WorkingDay(weekday, provisional=False)
        return WorkingDay(weekday and day not in fixed_holidays(day.year), provisional=True)

    def add_working_days(self, start: date, count: int, skip: frozenset[date] = frozenset()) -> DueDay:
        """Count working days, beginning with the day after the start.

        Args:
            start: The day something happened; it is not counted.
            count: How many working days; none gives the start itself.
            skip: Days on which the clock stood still; they are passed over.

        Raises:
            ValueError: The count is negative or beyond any promise.
        """
        if not 0 <= count <= MOST_WORKING_DAYS:
            raise ValueError(f"not a number of working days to promise: {count}")
        day, provisional = start, False
        while count > 0:
            day += timedelta(days=1)
            answer = self.is_working_day(day)
            provisional = provisional or answer.provisional
            count -= answer.working and day not in skip
        return DueDay(day, provisional)

    def working_days_between(self, start: date, end: date) -> int:
        """Count the working days after the start up to and with the end; negative if the end comes first."""
        if end < start:
            return -self.working_days_between(end, start)
        days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day).working for day in days)


# A page names a promised day after every key, and the library takes a while to say what it knows.
@lru_cache(maxsize=1024)
def _in_library(day: date) -> bool | None:
    """Ask chinesecalendar, which holds the State Council's notices of past years; None beyond its years."""
    first, last = _library_years()
    if not first <= day.year <= last:
        return None
    import chinese_calendar

    return bool(chinese_calendar.is_workday(day))


@cache
def _library_years() -> tuple[int, int]:
    # Late: the first screen is painted before any day is counted.
    import chinese_calendar

    days = chinese_calendar.holidays.keys()
    return min(days).year, max(days).year
