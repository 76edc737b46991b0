from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.calendar.promise import (
    TERMS,
    DayUnit,
    Promise,
    PromiseKind,
    Suspension,
    Term,
    promise,
)
from agent_console.calendar.working_days import WorkingCalendar

BUILT_IN = WorkingCalendar()
MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("kind", "day"),
    [
        (PromiseKind.UNBIND, date(2026, 11, 30)),
        (PromiseKind.OWN_ACCOUNT_QUERY, date(2026, 11, 25)),
        (PromiseKind.LABEL_CORRECTION, date(2026, 11, 30)),
        (PromiseKind.COMPLAINT, date(2026, 12, 8)),
    ],
)
def test_each_kind_of_answer_has_its_term(kind: PromiseKind, day: date) -> None:
    assert promise(kind, MONDAY, BUILT_IN) == Promise(kind, MONDAY, day, provisional=False)


def test_a_promise_into_an_unpublished_year_is_provisional() -> None:
    made = promise(PromiseKind.UNBIND, date(2026, 12, 29), BUILT_IN)

    assert (made.day, made.provisional) == (date(2027, 1, 6), True)


def test_a_complaints_calendar_days_need_no_calendar() -> None:
    assert not promise(PromiseKind.COMPLAINT, date(2026, 12, 29), BUILT_IN).provisional


def test_a_promise_knows_its_term() -> None:
    made = promise(PromiseKind.UNBIND, MONDAY, BUILT_IN)

    assert made.term == Term(5, DayUnit.WORKING)


@pytest.mark.parametrize(
    ("suspensions", "day"),
    [
        ([], date(2026, 11, 30)),
        ([Suspension(date(2026, 11, 25), date(2026, 11, 26))], date(2026, 12, 2)),
        # A weekend stands still anyway.
        ([Suspension(date(2026, 11, 28), date(2026, 11, 29))], date(2026, 11, 30)),
        # The day of acceptance is not counted, so nothing is lost by stopping on it.
        ([Suspension(MONDAY, MONDAY)], date(2026, 11, 30)),
        ([Suspension(date(2026, 12, 24), date(2026, 12, 25))], date(2026, 11, 30)),
        (
            [
                Suspension(date(2026, 11, 24), date(2026, 11, 25)),
                Suspension(date(2026, 11, 25), date(2026, 11, 26)),
            ],
            date(2026, 12, 3),
        ),
    ],
)
def test_days_on_which_the_clock_stood_still_do_not_count(suspensions: list[Suspension], day: date) -> None:
    assert promise(PromiseKind.UNBIND, MONDAY, BUILT_IN, suspensions).day == day


@given(
    st.sampled_from(PromiseKind),
    st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 10)), max_size=4),
)
def test_a_suspension_never_brings_a_promise_forward(
    kind: PromiseKind, started_on: date, stops: list[tuple[int, int]]
) -> None:
    suspensions = [
        Suspension(started_on + timedelta(days=first), started_on + timedelta(days=first + more))
        for first, more in stops
    ]
    stopped = {day for suspension in suspensions for day in suspension.days()}
    made = promise(kind, started_on, BUILT_IN, suspensions)
    counted = [
        day
        for day in (started_on + timedelta(days=n) for n in range(1, (made.day - started_on).days + 1))
        if day not in stopped
        and (TERMS[kind].unit is DayUnit.CALENDAR or BUILT_IN.is_working_day(day).working)
    ]

    assert made.day >= promise(kind, started_on, BUILT_IN).day
    assert made.day not in stopped
    assert len(counted) == TERMS[kind].days


def test_a_suspension_ends_after_it_begins() -> None:
    with pytest.raises(ValueError, match="before it begins"):
        Suspension(MONDAY, MONDAY - timedelta(days=1))
