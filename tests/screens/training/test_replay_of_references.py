"""The reference run of every scenario, replayed: whatever a call was about, each of its steps has words and fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from agent_console.call.call import Terms
from agent_console.language import load_language
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.staging.materials import read_materials
from agent_console.staging.playground import Playground
from agent_console.staging.references import references
from agent_console.training.finished import FinishedRun, result_of
from agent_console.training.scenario_file import load_scenarios
from screens.training.replay_page import replay_block
from screens.training.replay_view import replay_view
from screens.training.scene import facts_at
from tests.screens.pages import faults_of

SCENARIOS = load_scenarios()
LOOKS = (("zh", 78, 15), ("en", 67, 27))


@pytest.fixture(scope="module")
def runs() -> Mapping[str, FinishedRun]:
    return references(SCENARIOS, read_materials())


async def terms() -> Terms:
    async with Playground(SCENARIOS[0], read_materials()).play() as play:
        desk = play.desk
        return Terms(desk.platforms, desk.settings.consent_version, desk.settings.limits)


@pytest.mark.full
@pytest.mark.parametrize("id_", [one.id for one in SCENARIOS])
async def test_every_step_of_a_reference_run_can_be_replayed(
    id_: str, runs: Mapping[str, FinishedRun]
) -> None:
    run, worked_on, first = runs[id_], await terms(), runs[SCENARIOS[0].id]
    for code, width, height in LOOKS:
        language = load_language(code)
        view = replay_view(run, result_of(run, load_rubric()), first, worked_on, language)
        assert all(facts_at(step, language) for step in view.own.steps if step.call is not None)
        for at in range(0, len(view.rows), 3):
            assert faults_of(replay_block(replace(view, at=at), width, height), width, height) == []
