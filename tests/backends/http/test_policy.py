"""What is repeated, after which wait, and what a Retry-After says."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backends.http.errors import (
    CarrierError,
    ContractViolation,
    HeldBack,
    MaybeSent,
    NotSent,
    api_error,
)
from backends.http.policy import (
    Fault,
    Limits,
    fault_of,
    line_answered,
    may_have_acted,
    may_repeat,
    read_retry_after,
    wait_before,
    wait_before_poll,
)
from backends.wire.apis import OperationKind
from backends.wire.codes import COMMON

READ, KEYED, UNKEYED = OperationKind.READ, OperationKind.KEYED_WRITE, OperationKind.UNKEYED_WRITE
NOW = datetime(2026, 11, 23, 1, 36, tzinfo=UTC)
LIMITS = Limits()
REPEATED = {Fault.NOT_SENT, Fault.MAYBE_SENT, Fault.BUSY, Fault.UNDER_WAY, Fault.UNAVAILABLE, Fault.BROKEN}


@pytest.mark.parametrize("kind", [READ, KEYED])
@pytest.mark.parametrize("fault", Fault)
def test_reads_and_keyed_writes_are_repeated_unless_there_was_an_answer(
    kind: OperationKind, fault: Fault
) -> None:
    assert may_repeat(kind, fault, 1, LIMITS) == (fault in REPEATED)


@pytest.mark.parametrize("fault", Fault)
def test_a_write_without_a_key_is_repeated_only_if_it_never_left(fault: Fault) -> None:
    assert may_repeat(UNKEYED, fault, 1, LIMITS) == (fault is Fault.NOT_SENT)


@pytest.mark.parametrize("kind", OperationKind)
@pytest.mark.parametrize("fault", Fault)
def test_nothing_is_tried_more_than_three_times(kind: OperationKind, fault: Fault) -> None:
    assert not may_repeat(kind, fault, 3, LIMITS)


def test_a_carriers_own_error_is_repeated_once() -> None:
    assert may_repeat(READ, Fault.BROKEN, 1, LIMITS)
    assert not may_repeat(READ, Fault.BROKEN, 2, LIMITS)
    assert may_repeat(READ, Fault.UNAVAILABLE, 2, LIMITS)


@given(st.integers(1, 30), st.floats(0, 1, exclude_max=True))
def test_a_wait_is_drawn_below_a_ceiling_that_doubles_up_to_two_seconds(tries: int, chance: float) -> None:
    wait = wait_before(tries, None, LIMITS, lambda: chance)
    assert 0 <= wait <= min(2.0, 0.1 * 2**tries)


def test_the_jitter_is_full() -> None:
    assert [wait_before(n, None, LIMITS, lambda: 1.0) for n in (1, 2, 3, 4, 5)] == [0.2, 0.4, 0.8, 1.6, 2.0]
    assert wait_before(3, None, LIMITS, lambda: 0.0) == 0


def test_a_wait_is_never_shorter_than_the_server_asks_for() -> None:
    assert wait_before(1, 1.5, LIMITS, lambda: 1.0) == 1.5
    assert wait_before(5, 0.1, LIMITS, lambda: 1.0) == 2.0


@given(st.integers(0, 10_000), st.floats(0, 1, exclude_max=True))
def test_polls_grow_apart_up_to_thirty_seconds(asked: int, chance: float) -> None:
    wait = wait_before_poll(asked, None, LIMITS, lambda: chance)
    ceiling = min(30.0, 2 * 1.5 ** min(asked, 50))
    assert ceiling / 2 <= wait <= ceiling


def test_a_poll_waits_as_long_as_the_server_says() -> None:
    assert wait_before_poll(7, 0.0, LIMITS, lambda: 1.0) == 0
    assert wait_before_poll(7, 60.0, LIMITS, lambda: 1.0) == 60


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("0", 0.0),
        ("5", 5.0),
        (" 120 ", 120.0),
        ("Mon, 23 Nov 2026 01:36:30 GMT", 30.0),
        ("Mon, 23 Nov 2026 01:36:30 -0000", 30.0),
        ("Mon, 23 Nov 2026 01:35:00 GMT", 0.0),
        ("604801", None),
        ("99999999999999999999", None),
        ("-5", None),
        ("1.5", None),
        ("５", None),
        ("soon", None),
        ("", None),
        ("Mon, 99 Nov 2026 01:36:30 GMT", None),
        (None, None),
    ],
)
def test_a_retry_after_is_seconds_or_a_date_or_nothing(said: str | None, seconds: float | None) -> None:
    assert read_retry_after(said, NOW) == seconds


@given(st.text(max_size=40))
def test_no_retry_after_breaks_anything(said: str) -> None:
    seconds = read_retry_after(said, NOW)
    assert seconds is None or 0 <= seconds <= 7 * 24 * 3600


@pytest.mark.parametrize(("status", "code"), COMMON)
def test_every_common_code_has_its_place_in_the_policy(status: int, code: str) -> None:
    expected = {
        "TOO_MANY_REQUESTS": Fault.BUSY,
        "ABORTED": Fault.UNDER_WAY,
        "INTERNAL": Fault.BROKEN,
        "BAD_GATEWAY": Fault.UNAVAILABLE,
        "UNAVAILABLE": Fault.UNAVAILABLE,
        "TIMEOUT": Fault.UNAVAILABLE,
    }
    assert fault_of(api_error(status, code)) is expected.get(code, Fault.FINAL)


def test_an_unknown_code_falls_back_on_the_class_of_its_status() -> None:
    assert fault_of(api_error(418, "TEAPOT")) is Fault.FINAL
    assert fault_of(api_error(599, "ODD")) is Fault.BROKEN
    assert fault_of(api_error(429, "HTTP_429")) is Fault.BUSY


@pytest.mark.parametrize(
    ("error", "answered"),
    [
        (NotSent(), False),
        (MaybeSent(), False),
        (api_error(500, "INTERNAL"), False),
        (api_error(503, "UNAVAILABLE"), False),
        (api_error(400, "INVALID_ARGUMENT"), True),
        (api_error(429, "TOO_MANY_REQUESTS"), True),
        (api_error(501, "NOT_IMPLEMENTED"), True),
        (ContractViolation("x"), True),
        (HeldBack(), None),
    ],
)
def test_only_silence_and_5xx_speak_against_a_line(error: CarrierError, answered: bool | None) -> None:
    assert line_answered(error) is answered


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_no_5xx_proves_that_nothing_happened(status: int) -> None:
    assert may_have_acted(api_error(status, "UNAVAILABLE"))


@pytest.mark.parametrize(
    "error", [NotSent(), HeldBack(), api_error(429, "TOO_MANY_REQUESTS"), api_error(403, "X")]
)
def test_what_never_left_or_was_refused_did_nothing(error: CarrierError) -> None:
    assert not may_have_acted(error)
