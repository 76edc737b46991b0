"""Proving that a scenario can be won, and naming what stands in the way. It prints nothing."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from agent_console.backend import BackendError
from agent_console.scorecard.rubric import Rubric
from agent_console.staging.materials import Materials
from agent_console.staging.moves import NotPossible
from agent_console.staging.playground import Playground
from agent_console.staging.search import Found, SearchLimits, SearchVerdict, winning_way
from agent_console.training.finished import FinishedRun, result_of
from agent_console.training.lint import Finding, ScenarioProblem
from agent_console.training.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Proof:
    """What was tried: the way that was found and played once more, or what is wrong."""

    found: Found | None = None
    problem: Finding | None = None


def proved(scenario: Scenario, materials: Materials, rubric: Rubric, limits: SearchLimits) -> Proof:
    """Search for a way to win a scenario, play it once more on a fresh stage, and see that it scores the same."""
    return asyncio.run(_proved(scenario, materials, rubric, limits))


async def _proved(scenario: Scenario, materials: Materials, rubric: Rubric, limits: SearchLimits) -> Proof:
    playground = Playground(scenario, materials)
    if scenario.earlier and not await _can_be_begun(playground):
        return Proof(problem=Finding(scenario.id, ScenarioProblem.NOT_FILED_BEFORE))
    found = await winning_way(playground, rubric, limits)
    if found.nearest is not None:
        return Proof(
            found, Finding(scenario.id, ScenarioProblem.NOT_GOOD_ENOUGH, _lost(found.nearest, rubric))
        )
    if found.verdict is not SearchVerdict.WON:
        problem = _PROBLEMS[found.verdict]
        return Proof(found, Finding(scenario.id, problem, str(found.states)))
    assert found.run is not None
    if await playground.played(found.moves) != found.run:
        return Proof(found, Finding(scenario.id, ScenarioProblem.NOT_THE_SAME_TWICE))
    return Proof(found, _over_budget(scenario, found.run))


def _over_budget(scenario: Scenario, run: FinishedRun) -> Finding | None:
    """Say where a run without a mistake takes more than a trainee is given."""
    if run.took > scenario.limit:
        minutes = f"{run.took.total_seconds() / 60:.1f}"
        return Finding(scenario.id, ScenarioProblem.TOO_LITTLE_TIME, minutes)
    if run.keys > scenario.keys:
        return Finding(scenario.id, ScenarioProblem.TOO_FEW_KEYS, str(run.keys))
    return None


async def _can_be_begun(playground: Playground) -> bool:
    """Whether what is said to have been filed earlier can be filed."""
    try:
        async with playground.play():
            return True
    except (NotPossible, BackendError):
        return False


def _lost(run: FinishedRun, rubric: Rubric) -> str:
    """Name what a run lost, as the rubric does."""
    return ", ".join(one.criterion.id for one in result_of(run, rubric).card.losses)


_PROBLEMS = {
    SearchVerdict.NO_WAY: ScenarioProblem.NO_WAY_TO_WIN,
    SearchVerdict.GIVEN_UP: ScenarioProblem.SEARCH_GIVEN_UP,
}
