"""A look lasts its time, may be given more, and never has much in store."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from agent_console.desk.look_time import MOST_LEFT, begun

NOW = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
SPAN = timedelta(seconds=20)


def test_a_look_is_over_after_its_time_and_stays_over() -> None:
    look = begun(NOW, SPAN)
    assert look.left(NOW) == SPAN
    assert look.left(NOW + timedelta(seconds=5)) == timedelta(seconds=15)
    assert look.left(NOW + SPAN) == timedelta()
    assert look.left(NOW + timedelta(hours=1)) == timedelta()


def test_more_time_is_added_to_what_is_left() -> None:
    later = NOW + timedelta(seconds=15)
    assert begun(NOW, SPAN).with_more(later).left(later) == timedelta(seconds=25)


def test_a_look_that_is_over_is_given_no_more() -> None:
    assert begun(NOW, SPAN).with_more(NOW + SPAN).left(NOW + SPAN) == timedelta()


@given(st.integers(5, 120), st.integers(1, 50))
def test_however_often_more_is_asked_for_little_is_in_store(seconds: int, times: int) -> None:
    look = begun(NOW, timedelta(seconds=seconds))
    for _ in range(times):
        look = look.with_more(NOW)
    assert look.span <= look.left(NOW) <= MOST_LEFT


def test_a_clock_that_is_set_back_ends_a_look_and_gives_it_no_hour_more() -> None:
    look = begun(NOW, SPAN)
    assert look.left(NOW - timedelta(hours=1)) == timedelta()
    assert look.with_more(NOW - timedelta(hours=1)).left(NOW - timedelta(hours=1)) == timedelta()
