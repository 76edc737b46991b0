"""The search: every scenario can be won, and the way it finds by itself is a run like any other."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from agent_console.backend import PlatformId
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.staging.materials import read_materials
from agent_console.staging.playground import Playground
from agent_console.staging.search import (
    WINNING_SCORE,
    Found,
    SearchLimits,
    SearchVerdict,
    winning_way,
)
from agent_console.training.finished import result_of
from agent_console.training.scenario import Earlier, Expected, Scenario
from agent_console.training.scenario_file import load_scenarios

SCENARIOS = {one.id: one for one in load_scenarios()}
RUBRIC = load_rubric()
QUICK = ("05", "19")


async def searched(scenario: Scenario, **limits: float) -> Found:
    told = SearchLimits(time.monotonic, **limits)  # type: ignore[arg-type]
    return await winning_way(Playground(scenario, read_materials()), RUBRIC, told)


@pytest.mark.parametrize(
    "id_", [pytest.param(id_, marks=() if id_ in QUICK else pytest.mark.full) for id_ in SCENARIOS]
)
async def test_a_way_to_win_is_found_and_played_again_it_is_the_same_run(id_: str) -> None:
    found = await searched(SCENARIOS[id_])
    assert found.verdict is SearchVerdict.WON
    assert found.run is not None
    result = result_of(found.run, RUBRIC)
    assert result.score >= WINNING_SCORE
    assert not result.card.critical
    assert found.run.took <= SCENARIOS[id_].limit
    assert await Playground(SCENARIOS[id_], read_materials()).played(found.moves) == found.run


async def test_an_end_no_call_comes_to_is_not_found() -> None:
    hopeless = replace(SCENARIOS["05"], expected=Expected(Outcome.RECORDED))
    found = await searched(hopeless, states=12)
    assert found.verdict is not SearchVerdict.WON
    assert found.moves == ()


async def test_a_search_that_takes_too_long_is_given_up() -> None:
    assert (await searched(SCENARIOS["01"], longest=-1)).verdict is SearchVerdict.GIVEN_UP


@pytest.mark.full
async def test_an_earlier_case_is_named_told_and_taken_back_in_part() -> None:
    rung_again = replace(
        SCENARIOS["01"],
        earlier=(Earlier(frozenset(map(PlatformId, ("douyin", "taobao"))), minutes_ago=60),),
        expected=Expected(Outcome.INFORMED, frozenset({PlatformId("taobao")})),
    )
    found = await searched(rung_again)
    assert found.verdict is SearchVerdict.WON
    assert "take_back taobao" in map(str, found.moves)


@pytest.mark.full
@pytest.mark.parametrize(
    ("id_", "faults"),
    [
        ("12", "correct:lost-before@2"),
        ("01", "submit:lost-after@1"),
        ("01", "phone:silent@1"),
        ("01", "send_code:unknown@1"),
        ("01", "match_identity:down@1, confirm_code:garbled@1"),
        ("01", "number:down@1, lookup:down, platforms:down"),
        ("01", "*:busy%20"),
    ],
)
async def test_what_breaks_is_tried_again_and_the_call_still_won(id_: str, faults: str) -> None:
    assert (await searched(replace(SCENARIOS[id_], faults=faults))).verdict is SearchVerdict.WON


@pytest.mark.full
async def test_what_can_not_be_sent_is_recorded_and_rung_back_about() -> None:
    recorded = replace(SCENARIOS["01"].expected, outcome=Outcome.RECORDED)
    found = await searched(replace(SCENARIOS["01"], faults="submit:down", expected=recorded))
    assert found.verdict is SearchVerdict.WON
