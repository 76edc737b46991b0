"""What the phone system says is ringing: bounded, forgotten when nobody answers, kept nowhere."""

from __future__ import annotations

from datetime import timedelta

from agent_console.desk.ringing import MOST, RINGS_FOR, Heard, RingingPhones
from agent_console.identity.phone import PhoneNumber
from tests.support_desk import TestClock

FIRST = PhoneNumber("13800138000")


def numbers(count: int) -> list[PhoneNumber]:
    return [PhoneNumber(f"1390013900{n}") for n in range(count)]


def test_calls_ring_in_the_order_they_came() -> None:
    clock = TestClock()
    ringing = RingingPhones(clock)
    for number in numbers(3):
        assert ringing.hear(number) is Heard.RINGS
        clock.forward(seconds=1)
    assert [one.number for one in ringing.now()] == numbers(3)


def test_one_that_rings_already_rings_once() -> None:
    clock = TestClock()
    ringing = RingingPhones(clock)
    began = clock.now
    ringing.hear(FIRST)
    clock.forward(seconds=20)
    assert ringing.hear(FIRST) is Heard.RINGS_ALREADY
    assert [one.since for one in ringing.now()] == [began]


def test_what_was_answered_rings_no_more() -> None:
    ringing = RingingPhones(TestClock())
    ringing.hear(FIRST)
    ringing.answered(FIRST)
    ringing.answered(FIRST)
    assert ringing.now() == ()
    assert ringing.hear(FIRST) is Heard.RINGS


def test_more_than_a_desk_can_hear_are_not_taken() -> None:
    ringing = RingingPhones(TestClock())
    assert [ringing.hear(one) for one in numbers(MOST)] == [Heard.RINGS] * MOST
    assert ringing.hear(FIRST) is Heard.TOO_MANY
    assert len(ringing.now()) == MOST


def test_nobody_is_rung_for_ever_also_where_the_clock_was_set_back() -> None:
    clock = TestClock()
    ringing = RingingPhones(clock)
    ringing.hear(FIRST)
    clock.now += RINGS_FOR - timedelta(seconds=1)
    assert ringing.now()
    clock.forward(seconds=1)
    assert not ringing.now()
    ringing.hear(FIRST)
    clock.forward(days=-1)
    assert not ringing.now()
