"""One holiday file: it knows its form and what makes it wrong; it does not know the other years.

Importing it costs pydantic; `load_holidays` imports it late.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from importlib.resources.abc import Traversable
from itertools import chain
from typing import Annotated, Final, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from agent_console.calendar.fixed_holidays import fixed_holidays
from agent_console.calendar.holidays import HolidayYear
from agent_console.data_schema import DataFileError, DataProblem, read_as

_FILE_NAME: Final = re.compile(r"(20\d\d)\.toml", re.ASCII)

_LONGEST_HOLIDAY: Final = 15
"""Days. The longest so far was ten, an extended Spring Festival."""

_MOVING_HOLIDAYS: Final = (
    ("春节", (1, 20), (2, 28), 4),
    ("清明节", (4, 3), (4, 7), 1),
    ("端午节", (5, 25), (6, 28), 1),
)
"""Between which days a holiday without a fixed date can fall, and how many days the law gives it at least.

Mid-Autumn is not looked for: it may fall into the National Day week.
"""


def _read_day(value: object) -> object:
    """Take a day in quotes as well; leave everything else to the strict type."""
    if isinstance(value, str):
        return date.fromisoformat(value)
    if isinstance(value, datetime):
        raise ValueError("an instant is no day")
    return value


def _weekend(day: date) -> date:
    if day.weekday() < 5:
        raise ValueError("only a Saturday or Sunday is worked in exchange")
    return day


_Day = Annotated[date, BeforeValidator(_read_day)]
_MakeUpDay = Annotated[_Day, AfterValidator(_weekend)]
_Text = Annotated[str, Field(min_length=1, max_length=200)]


class _Holiday(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)

    name: _Text
    from_: _Day = Field(alias="from")
    to: _Day
    work: list[_MakeUpDay] = Field(default=[], max_length=_LONGEST_HOLIDAY)

    @model_validator(mode="after")
    def _lasts_some_days(self) -> Self:
        if not timedelta(0) <= self.to - self.from_ < timedelta(days=_LONGEST_HOLIDAY):
            raise ValueError("ends before it begins, or lasts longer than any holiday")
        return self

    def days(self) -> Iterator[date]:
        return (self.from_ + timedelta(days=n) for n in range((self.to - self.from_).days + 1))


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, defer_build=True)

    notice: _Text
    holiday: list[_Holiday] = Field(min_length=1, max_length=100)


def read_holiday_file(file: Traversable) -> HolidayYear:
    """Read and check one file.

    Raises:
        DataFileError: The first thing that is wrong with it. The place is the line, the entry
            (`holiday[2].work[1]`), the day that cannot stand, or the holiday that is missing.
    """
    name = _FILE_NAME.fullmatch(file.name)
    if name is None:
        raise DataFileError(file.name, file.name, DataProblem.UNKNOWN_NAME)
    content = read_as(_File, file)
    holidays = HolidayYear(
        int(name[1]),
        content.notice,
        days_off=frozenset(chain.from_iterable(holiday.days() for holiday in content.holiday)),
        days_worked=frozenset(chain.from_iterable(holiday.work for holiday in content.holiday)),
    )
    for place, problem in _mistakes(holidays):
        raise DataFileError(file.name, place, problem)
    return holidays


def _mistakes(holidays: HolidayYear) -> Iterator[tuple[str, DataProblem]]:
    """Give what can only be seen of the year as a whole, as places and problems."""
    year, named = holidays.year, holidays.days_off | holidays.days_worked
    # New Year may take days of the December before, and days near it may be worked in exchange.
    first, last = date(year - 1, 12, 1), date(year + 1, 1, 31)
    yield from ((f"{day}", DataProblem.WRONG) for day in sorted(named) if not first <= day <= last)
    yield from ((f"{day}", DataProblem.WRONG) for day in sorted(holidays.days_off & holidays.days_worked))
    yield from ((f"{day}", DataProblem.MISSING) for day in sorted(fixed_holidays(year) - holidays.days_off))
    for name, start, end, least in _MOVING_HOLIDAYS:
        found = sum(date(year, *start) <= day <= date(year, *end) for day in holidays.days_off)
        if found < least:
            yield name, DataProblem.MISSING
