"""The breaker: when it opens, whom it lets look, and when it closes."""

from hypothesis import given
from hypothesis import strategies as st

from backends.http.breaker import Breaker, BreakerLimits, BreakerState, Pass


class Ticking:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def breaker() -> tuple[Breaker, Ticking]:
    clock = Ticking()
    return Breaker(BreakerLimits(), clock), clock


def end(one: Breaker, answered: bool | None, is_read: bool = True) -> None:
    given_pass = one.ask(is_read)
    assert given_pass is not None
    one.end(given_pass, answered)


def state_of(one: Breaker) -> BreakerState:
    return one.state


def opened() -> tuple[Breaker, Ticking]:
    one, clock = breaker()
    for _ in range(5):
        end(one, False)
    return one, clock


def test_the_fifth_failure_of_ten_opens_it() -> None:
    one, _ = breaker()
    for _ in range(4):
        end(one, False)
        end(one, True)
    assert state_of(one) is BreakerState.CLOSED
    end(one, False)
    assert state_of(one) is BreakerState.OPEN
    assert one.ask(is_read=True) is None


def test_failures_further_back_than_ten_ends_do_not_count() -> None:
    one, _ = breaker()
    for answered in (False, False, *(True,) * 8, False, False, False):
        end(one, answered)
    assert one.state is BreakerState.CLOSED


def test_failures_older_than_thirty_seconds_do_not_count() -> None:
    one, clock = breaker()
    for _ in range(4):
        end(one, False)
    clock.now = 30.0
    end(one, False)
    assert one.state is BreakerState.CLOSED


def test_what_was_given_up_counts_for_nothing() -> None:
    one, _ = breaker()
    for _ in range(20):
        end(one, None)
    assert one.state is BreakerState.CLOSED


def test_after_fifteen_seconds_one_read_may_look() -> None:
    one, clock = opened()
    clock.now = 14.9
    assert one.ask(is_read=True) is None
    clock.now = 15.0
    assert one.state is BreakerState.HALF_OPEN
    assert one.ask(is_read=False) is None
    look = one.ask(is_read=True)
    assert look == Pass(6, is_look=True)
    assert one.ask(is_read=True) is None


def test_a_look_that_is_answered_closes_it_with_a_clean_slate() -> None:
    one, clock = opened()
    clock.now = 15.0
    end(one, True)
    assert one.state is BreakerState.CLOSED
    end(one, False)
    assert one.state is BreakerState.CLOSED


def test_a_look_that_fails_opens_it_anew() -> None:
    one, clock = opened()
    clock.now = 20.0
    end(one, False)
    assert (one.state, one.seconds_until_look()) == (BreakerState.OPEN, 15.0)


def test_a_look_that_was_given_up_leaves_the_next_one_to_somebody_else() -> None:
    one, clock = opened()
    clock.now = 15.0
    end(one, None)
    assert one.state is BreakerState.HALF_OPEN
    assert one.ask(is_read=True) is not None


def test_what_left_before_it_opened_decides_nothing() -> None:
    one, clock = breaker()
    late = one.ask(is_read=True)
    assert late is not None
    for _ in range(5):
        end(one, False)
    one.end(late, True)
    assert one.state is BreakerState.OPEN
    clock.now = 15.0
    assert one.ask(is_read=True) is not None


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from([True, False, None]), st.floats(0, 20)), max_size=60)
)
def test_it_never_lets_more_than_one_look_and_always_opens_again(
    steps: list[tuple[bool, bool | None, float]],
) -> None:
    one, clock = breaker()
    for is_read, answered, moved in steps:
        clock.now += moved
        before = one.state
        given_pass = one.ask(is_read)
        assert (given_pass is None) == (
            before is BreakerState.OPEN or (before is BreakerState.HALF_OPEN and not is_read)
        )
        if given_pass is not None:
            one.end(given_pass, answered)
    clock.now += 15.0
    if one.state is not BreakerState.CLOSED:
        end(one, True)
    assert one.state is BreakerState.CLOSED
