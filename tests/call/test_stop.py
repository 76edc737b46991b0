"""The stop pages: each offers something, says how the call ends, and none offers what is not there."""

from __future__ import annotations

import pytest

from agent_console.call.stop import CALL_BACKS, GO_ON, STOP_PAGES, NextStep, Stop, StopReason
from agent_console.call.wrap_up import Outcome


def test_every_stop_reason_has_its_page() -> None:
    assert set(STOP_PAGES) == set(StopReason)


@pytest.mark.parametrize("reason", StopReason)
def test_a_page_offers_two_or_three_different_ways_and_one_of_them_first(reason: StopReason) -> None:
    page = Stop(reason).page

    assert 2 <= len(page.choices) <= 3
    assert len(set(page.choices)) == len(page.choices)
    assert page.choices[page.default] not in GO_ON or reason is StopReason.LINE_DROPPED


@pytest.mark.parametrize("reason", StopReason)
def test_a_stopped_call_is_never_called_accepted(reason: StopReason) -> None:
    assert STOP_PAGES[reason].outcome not in (Outcome.ACCEPTED, Outcome.RECORDED)


def test_every_next_step_stands_on_some_page() -> None:
    assert {choice for page in STOP_PAGES.values() for choice in page.choices} == set(NextStep)


def test_a_page_that_ends_in_a_call_back_offers_one() -> None:
    for page in STOP_PAGES.values():
        if page.outcome is Outcome.CALL_BACK:
            assert CALL_BACKS & set(page.choices)


def test_nobody_who_is_locked_out_is_offered_to_go_on() -> None:
    assert not GO_ON & set(STOP_PAGES[StopReason.FACTOR_LOCKED].choices)


def test_a_previous_holder_is_sent_to_the_platforms_and_the_police_and_never_on() -> None:
    choices = STOP_PAGES[StopReason.PREVIOUS_HOLDER].choices

    assert choices == (NextStep.PLATFORM_APPEAL, NextStep.POLICE, NextStep.TEAM_LEAD)
