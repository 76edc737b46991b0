"""Since when the caller has the number: asked while the platforms answer, noted by the digits of the pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.verification import TenureAnswer
from agent_console.linear.elsewhere import NoNeed
from backends.fake.fault_orders import read_orders
from backends.fake.latency import Latency
from backends.fake.registry import Registry
from tests.console import TestClock
from tests.linear.test_services import HOLDER, NUMBER
from tests.linear.typist import Answer, Dialogue, dialogue


def registry_of(one: Dialogue) -> Registry:
    registry = one.opened.backend
    assert isinstance(registry, Registry)
    return registry


def to_the_lookup(before_it: Callable[[Dialogue], None]) -> tuple[Answer, ...]:
    def code(one: Dialogue) -> str:
        before_it(one)
        return one.code_for(NUMBER)

    return (NUMBER, "", "1", *HOLDER, "s", code)


def registry_is_down(one: Dialogue) -> None:
    registry_of(one).faults.orders = read_orders("start_lookup:down,lookup:down")[0]


def platforms_take_their_time(one: Dialogue) -> None:
    registry_of(one).faults.latency = Latency.OFFICE
    # As at a terminal, where everything goes on while a question stands.
    one.prompt.wait = lambda descriptor, seconds=None: True


def tenures(one: Dialogue) -> list[TenureAnswer]:
    return [event.answer for event in one.events() if isinstance(event, e.TenureStated)]


@pytest.mark.parametrize(
    ("digit", "answer", "word"),
    [("5", TenureAnswer.AGREES, "agrees"), ("7", TenureAnswer.DOES_NOT_KNOW, "does not know")],
)
def test_where_no_answer_comes_it_is_noted_beside_the_ways_on(
    tmp_path: Path, digit: str, answer: TenureAnswer, word: str
) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(*to_the_lookup(registry_is_down), digit, "1")
        assert tenures(one) == [answer]
    assert f"+ Noted of the start: {word}" in heard
    assert "5 Select" in heard


def test_while_they_answer_it_is_asked_once_and_a_date_that_does_not_agree_ends_in_its_page(
    tmp_path: Path,
) -> None:
    with dialogue(tmp_path) as one:
        heard = one.types(*to_the_lookup(platforms_take_their_time), "what", "6")
        assert tenures(one) == [TenureAnswer.DISAGREES]
    assert heard.count("Since when has the caller had it?") == 2


def test_the_question_is_withdrawn_when_all_have_answered(tmp_path: Path) -> None:
    clock = TestClock()

    def answered(_one: Dialogue) -> str:
        clock.advance(minutes=1)
        raise NoNeed

    with dialogue(tmp_path, clock=clock) as one:
        heard = one.types(*to_the_lookup(platforms_take_their_time), answered)
        assert tenures(one) == []
    assert heard.count("Since when has the caller had it?") == 1
    assert "5 Select" in heard


def test_answers_that_come_meanwhile_end_no_question_of_a_word_that_was_typed(tmp_path: Path) -> None:
    ended_by: list[object] = []

    def nothing(one: Dialogue) -> str:
        ended_by.append(one.session.meanwhile)
        return ""

    with dialogue(tmp_path) as one:
        one.types(*to_the_lookup(platforms_take_their_time), ":said", nothing)
    assert ended_by == [None]
