"""What platforms answered is counted, in words where they fit and in their signs where they do not."""

from __future__ import annotations

import pytest

from agent_console.backend import ItemState
from agent_console.call.request import FilingState
from agent_console.casebook.case_summary import ItemWord
from agent_console.language import Language, load_language
from screens.home.case_counts import count_lines, counted, platforms_answered
from screens.widgets.line import width_of
from tests.screens.home.test_home_page import case

ZH, EN = load_language("zh"), load_language("en")
DAY_SIX: tuple[tuple[ItemWord, int], ...] = (
    (ItemState.NO_PRIOR_BINDING, 9),
    (ItemState.NO_REPLY, 1),
    (ItemState.REFUSED, 2),
    (ItemState.UNBOUND, 48),
)


def test_the_counts_stand_in_the_order_a_caller_asks_for_them() -> None:
    answered = case(1, items=DAY_SIX)
    assert counted(answered, EN, 70) == "60: 48 unbound  9 nothing there  2 refused  1 no reply"
    assert counted(answered, ZH, 70) == "60 项：48 已解绑  9 无历史绑定  2 平台拒绝  1 平台超时"
    assert count_lines(answered, EN) == ("+ 48 unbound", "= 9 nothing there", "x 2 refused", "? 1 no reply")


@pytest.mark.parametrize("language", [ZH, EN], ids=["zh", "en"])
def test_where_there_is_no_room_the_signs_stand_for_the_words(language: Language) -> None:
    assert counted(case(1, items=DAY_SIX), language, 36).endswith("48+ 9= 2x 1?")
    every = tuple((state, 10) for state in ItemState)
    assert width_of(counted(case(1, items=every), language, 44)) <= 44


def test_states_with_one_sign_are_counted_together() -> None:
    forwarded = ((ItemState.FORWARDED, 4), (ItemState.SUBMITTED, 3), (ItemState.UNBOUND, 1))
    assert counted(case(1, items=forwarded), EN, 10) == "8: 1+ 7~"


@pytest.mark.parametrize("word", [FilingState.ACCEPTED, ItemState.SUBMITTED, ItemState.FORWARDED])
def test_before_any_platform_answered_there_is_nothing_to_count(word: ItemWord) -> None:
    waiting = case(1, items=((word, 60),))
    assert not platforms_answered(waiting)
