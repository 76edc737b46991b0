"""Spaced repetition: better is never sooner, weak comes back tomorrow."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.progress.ladder import INTERVALS, Attempt, next_day

DAY = date(2026, 11, 23)


def days_after(*scores: int, failed: bool = False) -> int:
    """Say how many days after the last of some attempts, a day apart, it is practised again."""
    attempts = [Attempt(DAY + timedelta(days=at), score) for at, score in enumerate(scores)]
    if failed:
        attempts[-1] = Attempt(attempts[-1].day, attempts[-1].score, failed=True)
    return (next_day(attempts) - attempts[-1].day).days


@pytest.mark.parametrize(
    ("scores", "days"),
    [
        ((40,), 1),
        ((74,), 1),
        ((75,), 3),
        ((90,), 7),
        ((75, 75), 7),
        ((75, 60), 1),
        ((90, 90, 90), 60),
        ((90, 49), 1),
    ],
)
def test_the_ladder_is_as_documented(scores: tuple[int, ...], days: int) -> None:
    assert days_after(*scores) == days


def test_after_a_critical_error_it_comes_back_the_next_day_whatever_the_points() -> None:
    assert days_after(90, 90, 99, failed=True) == 1


def test_ten_times_in_an_afternoon_is_once() -> None:
    assert next_day([Attempt(DAY, 80)] * 10) == DAY + timedelta(days=3)


ATTEMPTS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(0, 100), st.integers(0, 100), st.booleans()),
    min_size=1,
    max_size=9,
)


@given(ATTEMPTS)
def test_better_scores_on_the_same_days_never_come_back_sooner(
    drawn: list[tuple[int, int, int, bool]],
) -> None:
    day, worse, better = DAY, list[Attempt](), list[Attempt]()
    for later, one, other, failed in drawn:
        day += timedelta(days=later)
        worse.append(Attempt(day, min(one, other), failed))
        better.append(Attempt(day, max(one, other)))

    assert next_day(worse) <= next_day(better)
    assert day < next_day(worse) <= day + timedelta(days=INTERVALS[-1])
