"""What the caller was promised, as lines: the day, how it is counted, where the message goes. It knows no state."""

from __future__ import annotations

from datetime import timedelta

from agent_console.calendar.promise import Promise
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.language import Language
from screens.submission.view import SubmissionView
from screens.widgets.line import EMPTY, Line, Span, Text

VALUE = 13
"""The column values stand in."""

_MOST_DAYS = 12
"""A promise over a long holiday names no single days: they would not fit a row."""


def fact(label: str, *values: Text) -> list[Line]:
    """Draw a label and its values, one below the other."""
    first = EMPTY.at(2, label, "quiet").at(VALUE, values[0])
    return [first, *(EMPTY.at(VALUE, value) for value in values[1:])]


def answer_lines(view: SubmissionView, *, tall: bool) -> list[Line]:
    """Draw the promised day; a tall window names the days that count."""
    promise = view.submission.promise
    return [] if promise is None else promise_lines(promise, view.language, view.calendar, tall=tall)


def promise_lines(
    promise: Promise, language: Language, calendar: WorkingCalendar, *, tall: bool
) -> list[Line]:
    """Draw a promised day; a tall window names the days that count."""
    _ = language.text
    told = _("by {day}, provisional") if promise.provisional else _("by {day}")
    days = language.plural("{count} working day", "{count} working days", promise.term.days)
    lines = fact(
        _("Answer"), (Span(told.format(day=language.day(promise.day)), "heading"), Span("   " + days))
    )
    return [*lines, *_counted_days(promise, language, calendar)] if tall else lines


def _counted_days(promise: Promise, language: Language, calendar: WorkingCalendar) -> list[Line]:
    """Name the days that count and those between them that do not."""
    length = (promise.day - promise.started_on).days
    if length > _MOST_DAYS:
        return []
    days = [promise.started_on + timedelta(days=number) for number in range(1, length + 1)]
    worked = [day for day in days if calendar.is_working_day(day).working]
    free = [day for day in days if day not in worked]
    _ = language.text
    told = _("counted: {days}").format(days=" ".join(str(day.day) for day in worked))
    if free:
        told += _("; not counted: {days}").format(days=" ".join(str(day.day) for day in free))
    return [EMPTY.at(VALUE, told, "quiet")]


def sms(view: SubmissionView, sentence: str) -> str:
    """Fill in where messages go, masked."""
    contact = view.call.numbers.answers_go_to
    return sentence.format(number=contact.masked if contact else "-")
