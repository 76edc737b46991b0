"""Ten calls a second, and no more repeats than a tenth of the calls and three."""

from hypothesis import given
from hypothesis import strategies as st

from backends.http.budget import BudgetLimits, RetryBudget
from backends.http.limiter import Limiter


class Ticking:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_ten_go_out_at_once_and_the_next_ten_a_second_later() -> None:
    limiter = Limiter(10, Ticking())
    assert [limiter.wait_for_place(60) for _ in range(21)] == [0.0] * 10 + [1.0] * 10 + [2.0]


def test_a_place_too_far_off_is_not_taken() -> None:
    clock = Ticking()
    limiter = Limiter(10, clock)
    for _ in range(15):
        limiter.wait_for_place(60)
    assert limiter.wait_for_place(0.5) is None
    clock.now = 0.6
    assert limiter.wait_for_place(0.5) == 1.0 - 0.6


@given(st.lists(st.floats(0, 0.5), min_size=1, max_size=100), st.sampled_from([0.3, 1, 2.5, 10]))
def test_never_more_than_the_limit_start_within_a_second(moves: list[float], per_second: float) -> None:
    clock = Ticking()
    limiter = Limiter(per_second, clock)
    starts: list[float] = []
    for moved in moves:
        clock.now += moved
        wait = limiter.wait_for_place(1e9)
        assert wait is not None
        starts.append(clock.now + wait)
    assert starts == sorted(starts)
    most = max(1, int(per_second))
    for begin in starts:
        assert sum(1 for start in starts if begin <= start < begin + most / per_second - 1e-6) <= most


def test_a_slow_limit_lets_one_go_out() -> None:
    limiter = Limiter(0.5, Ticking())
    assert [limiter.wait_for_place(60), limiter.wait_for_place(60)] == [0, 2]


def test_three_repeats_are_free_and_a_tenth_of_the_calls_beside() -> None:
    budget = RetryBudget(BudgetLimits(), Ticking())
    for _ in range(20):
        budget.count_call()
    assert [budget.take() for _ in range(6)] == [True] * 5 + [False]


def test_what_is_a_minute_old_counts_no_more() -> None:
    clock = Ticking()
    budget = RetryBudget(BudgetLimits(), clock)
    assert [budget.take() for _ in range(4)] == [True, True, True, False]
    clock.now = 59.9
    assert not budget.take()
    clock.now = 60.0
    assert budget.take()
