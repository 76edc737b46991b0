import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.calendar.holidays import HolidayYear
from agent_console.calendar.working_days import DueDay, WorkingCalendar, WorkingDay

BUILT_IN = WorkingCalendar()
KNOWN_DAYS = [date(2004, 1, 1) + timedelta(days=n) for n in range((date(2027, 1, 1) - date(2004, 1, 1)).days)]


def of(day: date) -> WorkingDay:
    return BUILT_IN.is_working_day(day)


def test_every_day_from_2004_to_2026_is_as_published() -> None:
    assert [of(day) for day in KNOWN_DAYS] == [
        WorkingDay(chinese_calendar.is_workday(day), provisional=False) for day in KNOWN_DAYS
    ]


@pytest.mark.parametrize(
    ("start", "count", "due"),
    [
        # 2026: National Day is off until the 7th, Saturday the 10th is worked in exchange.
        (date(2026, 9, 29), 3, date(2026, 10, 9)),
        (date(2026, 9, 29), 4, date(2026, 10, 10)),
        (date(2026, 9, 29), 5, date(2026, 10, 12)),
        (date(2026, 11, 23), 5, date(2026, 11, 30)),
        (date(2026, 11, 21), 1, date(2026, 11, 23)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 21), 0, date(2026, 11, 21)),
    ],
)
def test_working_days_are_counted_from_the_day_after(start: date, count: int, due: date) -> None:
    assert BUILT_IN.add_working_days(start, count) == DueDay(due, provisional=False)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2027, 1, 1), False),
        (date(2027, 1, 4), True),
        (date(2027, 1, 9), False),
        (date(2027, 5, 2), False),
        (date(2030, 10, 2), False),
        (date(2030, 10, 4), True),
        (date(2003, 12, 31), True),
    ],
)
def test_beyond_what_is_published_the_week_and_the_law_decide_provisionally(day: date, working: bool) -> None:
    assert of(day) == WorkingDay(working, provisional=True)


def test_a_count_that_crosses_into_an_unknown_year_is_provisional() -> None:
    assert BUILT_IN.add_working_days(date(2026, 12, 28), 3) == DueDay(date(2026, 12, 31), provisional=False)
    # Friday 1 January is a holiday by law; the Monday after is guessed.
    assert BUILT_IN.add_working_days(date(2026, 12, 28), 4) == DueDay(date(2027, 1, 4), provisional=True)


A_YEAR = HolidayYear(
    2027,
    "a notice",
    days_off=frozenset({date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 4)}),
    days_worked=frozenset({date(2027, 1, 9)}),
)


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2027, 1, 4), False),
        (date(2027, 1, 5), True),
        (date(2027, 1, 9), True),
        (date(2027, 1, 10), False),
        (date(2026, 12, 31), False),
        (date(2027, 10, 2), False),
        (date(2027, 10, 1), True),
    ],
)
def test_a_years_file_is_the_last_word_on_it(day: date, working: bool) -> None:
    assert WorkingCalendar([A_YEAR]).is_working_day(day) == WorkingDay(working, provisional=False)


def test_a_years_file_says_nothing_of_the_year_after() -> None:
    assert WorkingCalendar([A_YEAR]).is_working_day(date(2028, 3, 1)) == WorkingDay(True, provisional=True)


def test_the_later_years_notice_is_the_newer_word() -> None:
    day = date(2026, 12, 31)
    older = HolidayYear(2026, "older", days_off=frozenset(), days_worked=frozenset({day}))

    for years in ([older, A_YEAR], [A_YEAR, older]):
        assert not WorkingCalendar(years).is_working_day(day).working


@given(st.sampled_from(KNOWN_DAYS[:-400]), st.integers(1, 200))
def test_the_day_found_is_worked_and_exactly_so_many_working_days_away(start: date, count: int) -> None:
    due = BUILT_IN.add_working_days(start, count)

    assert of(due.day).working
    assert BUILT_IN.working_days_between(start, due.day) == count
    assert BUILT_IN.working_days_between(due.day, start) == -count
    assert BUILT_IN.working_days_between(start, due.day - timedelta(days=1)) == count - 1


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_counting_in_two_parts_ends_on_the_same_day(start: date, first: int, second: int) -> None:
    half_way = BUILT_IN.add_working_days(start, first)
    there = BUILT_IN.add_working_days(half_way.day, second)
    at_once = BUILT_IN.add_working_days(start, first + second)

    assert at_once == DueDay(there.day, half_way.provisional or there.provisional)


@given(
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    st.integers(1, 20),
    st.frozensets(st.integers(1, 30), max_size=10),
)
def test_skipped_days_only_put_the_day_off(start: date, count: int, skipped: frozenset[int]) -> None:
    skip = frozenset(start + timedelta(days=n) for n in skipped)
    due = BUILT_IN.add_working_days(start, count, skip).day
    passed = sum(of(day).working for day in skip if start < day <= due)

    assert due not in skip
    assert BUILT_IN.working_days_between(start, due) == count + passed


@pytest.mark.parametrize("count", [-1, 1001])
def test_no_promise_lies_in_the_past_or_years_ahead(count: int) -> None:
    with pytest.raises(ValueError, match=str(count)):
        BUILT_IN.add_working_days(date(2026, 11, 23), count)


def test_an_instant_is_no_day() -> None:
    with pytest.raises(TypeError, match="not an instant"):
        BUILT_IN.is_working_day(datetime(2026, 11, 23, tzinfo=UTC))


def test_the_library_of_holidays_is_loaded_when_first_asked() -> None:
    look = (
        "import sys, agent_console.calendar.promise, agent_console.calendar.holidays;"
        "print({'chinese_calendar', 'pydantic'} & set(sys.modules))"
    )

    assert (
        subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True).stdout
        == "set()\n"
    )
