"""Every scenario played to its good end, and to the ends it tempts to: the score names exactly what was lost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agent_console.backend import ItemState
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.staging.materials import read_materials
from agent_console.staging.playground import Playground
from agent_console.training.finished import FinishedRun, Result, result_of
from agent_console.training.scenario_file import load_scenarios
from tests.training.runs.table import LOST, WON, Lost

SCENARIOS = {one.id: one for one in load_scenarios()}
RUBRIC = load_rubric()


async def played(id_: str, moves: str) -> FinishedRun:
    """Play moves on a stage of their own."""
    return await Playground(SCENARIOS[id_], read_materials()).played(moves.split(" | "))


def lost(result: Result) -> set[str]:
    return {one.criterion.id for one in result.card.losses}


QUICK = ("01", "06", "12", "17", "19")
"""Tried before every commit: a request, a call-back, labels, an earlier case, a line that drops."""


def marked(run: Lost) -> object:
    """One way to lose each of these is tried before every commit; the others only when all is tried."""
    first = next(one for one in LOST if one.scenario == run.scenario)
    quick = run is first and run.scenario in QUICK
    return pytest.param(run, id=f"{run.scenario}_{run.by}", marks=() if quick else pytest.mark.full)


def story(id_: str) -> object:
    return pytest.param(id_, marks=() if id_ in QUICK else pytest.mark.full)


@pytest.mark.parametrize("id_", map(story, SCENARIOS))
async def test_a_scenario_worked_well_has_every_point_within_its_keys_and_its_time(id_: str) -> None:
    run = await played(id_, WON[id_])

    result = result_of(run, RUBRIC)
    assert lost(result) == set()
    assert result.score == 100
    assert run.keys <= SCENARIOS[id_].keys
    assert run.took <= SCENARIOS[id_].limit


@pytest.mark.parametrize("run", map(marked, LOST))
async def test_a_scenario_is_lost_by_what_tempts_in_it(run: Lost) -> None:
    result = result_of(await played(run.scenario, run.moves), RUBRIC)

    assert lost(result) >= run.losses
    assert bool(result.card.critical) is run.critical
    if run.critical:
        assert result.score == 0
        assert {one.criterion.id for one in result.card.critical} <= run.losses
    else:
        assert result.score < 100


@pytest.mark.parametrize("id_", map(story, SCENARIOS))
async def test_who_answers_and_does_nothing_is_in_the_lowest_tier(id_: str) -> None:
    result = result_of(await played(id_, "answer | to_wrap_up | wrap_up GAVE_UP"), RUBRIC)

    assert "concern_served" in lost(result)
    assert result.tier == RUBRIC.tiers[-1]
    assert result.score <= 40, "far below who did half of it"


def test_every_scenario_is_won_and_lost_here() -> None:
    assert set(WON) == set(SCENARIOS)
    assert {run.scenario for run in LOST} == set(SCENARIOS)


async def test_the_same_moves_twice_are_the_same_run_and_the_same_score() -> None:
    first, again = [await played("05", WON["05"]) for _ in range(2)]

    assert first == again
    assert result_of(first, RUBRIC) == result_of(again, RUBRIC)


@pytest.mark.parametrize("seed", [16, pytest.param(17, marks=pytest.mark.full)])
async def test_what_is_to_be_told_on_the_sixth_day_is_the_same_whatever_the_seed(seed: int) -> None:
    day_six = replace(SCENARIOS["16"], seed=seed)
    async with Playground(day_six, read_materials()).play() as play:
        (case,) = play.desk.casebook.recent(1)

    assert dict(case.items) == {
        ItemState.UNBOUND: 48,
        ItemState.NO_PRIOR_BINDING: 9,
        ItemState.REFUSED: 2,
        ItemState.NO_REPLY: 1,
    }


@pytest.mark.full
@pytest.mark.parametrize("id_", SCENARIOS)
async def test_a_scenario_can_be_won_with_a_seed_nobody_knows(id_: str) -> None:
    drawn = replace(SCENARIOS[id_], seed=101)

    run = await Playground(drawn, read_materials()).played(WON[id_].split(" | "))
    assert result_of(run, RUBRIC).score == 100
