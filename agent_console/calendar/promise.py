"""Promised days: it knows how long each kind of answer may take, not which case waits for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from agent_console.calendar.working_days import DueDay, WorkingCalendar


class PromiseKind(StrEnum):
    """What is promised to the caller."""

    UNBIND = "UNBIND"
    """The platforms answer an unbind request."""
    OWN_ACCOUNT_QUERY = "OWN_ACCOUNT_QUERY"
    """The platforms answer a query of the holder's own accounts."""
    LABEL_CORRECTION = "LABEL_CORRECTION"
    """The labelling services answer a correction."""
    COMPLAINT = "COMPLAINT"
    """The carrier answers a complaint, before the caller may turn to 12381."""


class DayUnit(StrEnum):
    """How days are counted."""

    WORKING = "WORKING"
    """工作日: without weekends and holidays, with make-up days."""
    CALENDAR = "CALENDAR"
    """自然日: every day."""


@dataclass(frozen=True, slots=True)
class Term:
    """How long a kind of answer may take, counted from the day after it began."""

    days: int
    unit: DayUnit


TERMS: Final = {
    # What the services announce themselves: 号码焕新 five working days, the 2022 query two.
    PromiseKind.UNBIND: Term(5, DayUnit.WORKING),
    PromiseKind.OWN_ACCOUNT_QUERY: Term(2, DayUnit.WORKING),
    PromiseKind.LABEL_CORRECTION: Term(5, DayUnit.WORKING),
    # 电信用户申诉处理办法: the carrier has fifteen days before the user may appeal.
    PromiseKind.COMPLAINT: Term(15, DayUnit.CALENDAR),
}


@dataclass(frozen=True, slots=True)
class Suspension:
    """Days on which the clock stood still, both included; for one that goes on, last is today.

    Raises:
        ValueError: It ends before it begins.
    """

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError("a suspension ends before it begins")

    def days(self) -> Iterable[date]:
        """Give every day of it."""
        return (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))


@dataclass(frozen=True, slots=True)
class Promise:
    """A day named to the caller. Provisional (暂定): its year's holidays are not known yet; say so."""

    kind: PromiseKind
    started_on: date
    day: date
    provisional: bool

    @property
    def term(self) -> Term:
        """How long was promised, in which unit."""
        return TERMS[self.kind]


def promise(
    kind: PromiseKind, started_on: date, calendar: WorkingCalendar, suspensions: Iterable[Suspension] = ()
) -> Promise:
    """Give the day to promise.

    Args:
        kind: What is promised.
        started_on: The day in China it was accepted or complained of; it is not counted.
        calendar: Which days are worked.
        suspensions: Days on which the clock stood still, in any order; overlapping ones count once.
    """
    stopped = frozenset(day for suspension in suspensions for day in suspension.days())
    term = TERMS[kind]
    if term.unit is DayUnit.WORKING:
        due = calendar.add_working_days(started_on, term.days, stopped)
    else:
        due = DueDay(_add_calendar_days(started_on, term.days, stopped), provisional=False)
    return Promise(kind, started_on, due.day, due.provisional)


def _add_calendar_days(start: date, count: int, skip: frozenset[date]) -> date:
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= day not in skip
    return day
