"""A stage: everything of one practised call in one folder, and one caller who rings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from agent_console.backend import Environment, TrainingDesk
from agent_console.calendar.zone import local
from agent_console.contexts import context_of
from agent_console.identity.phone import PhoneNumber
from agent_console.plugins import BackendBroken
from agent_console.settings import Settings
from agent_console.staging.materials import read_materials
from agent_console.staging.stage import Stage, StageSetting, open_stage
from agent_console.training.scenario import Scenario
from agent_console.training.scenario_file import load_scenarios
from backends.fake.registry import Registry
from tests.support_desk import TestClock

SCENARIOS = {one.id: one for one in load_scenarios()}


def opened(scenario: Scenario, folder: Path, clock: TestClock | None = None, **settings: str) -> Stage:
    setting = StageSetting(
        read_materials(), clock or TestClock(), Settings.model_validate(settings), waits=False
    )
    return open_stage(scenario, folder, setting)


async def test_only_the_scenarios_caller_rings_and_says_its_first_words(folder: Path) -> None:
    stage = opened(SCENARIOS["07"], folder)
    context = await context_of(stage.opened)
    assert context.training is not None
    (caller,) = await context.training.simulated_calls()
    assert caller.calling_number == PhoneNumber("15800000708")
    assert caller.subject_number == PhoneNumber("15800000707")
    assert caller.document == "319999199103081222"
    assert caller.first_words == SCENARIOS["07"].replies[0].text
    await stage.close()


async def test_a_stage_is_the_embedded_registry_whatever_the_settings_name(folder: Path) -> None:
    stage = opened(SCENARIOS["01"], folder, backend="http", language="en")
    assert stage.opened.description.environment is Environment.TRAINING
    assert stage.opened.settings.backend == "fake"
    assert stage.opened.settings.language == "en"
    assert isinstance(stage.opened.backend, TrainingDesk)
    await stage.close()


def test_no_stage_is_opened_on_a_registry_on_which_things_really_happen(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    says = Registry.describe
    monkeypatch.setattr(Registry, "describe", lambda self: replace(says(self), environment=Environment.LIVE))

    with pytest.raises(BackendBroken):
        opened(SCENARIOS["01"], folder)


async def test_two_stages_share_no_case_and_no_time(folder: Path) -> None:
    with TemporaryDirectory() as other:
        one, two = opened(SCENARIOS["01"], folder), opened(SCENARIOS["01"], Path(other))
        one.opened.desk(await one.opened.platforms()).intake.open(PhoneNumber("13800138000"))
        assert len(one.opened.casebook.recent(9)) == 1
        assert two.opened.casebook.recent(9) == ()
        one.turn_forward(1)
        assert one.clock() > two.clock()
        await one.close()
        await two.close()


async def test_the_time_is_turned_forward_over_a_weekend_to_the_same_hour(folder: Path) -> None:
    clock = TestClock()
    stage = opened(SCENARIOS["01"], folder, clock)
    before = local(stage.clock())
    after = local(stage.turn_forward(5))
    assert after.time() == before.time()
    assert stage.opened.calendar.working_days_between(before.date(), after.date()) == 5
    clock.forward(seconds=3)
    assert local(stage.clock()) == after + timedelta(seconds=3)
    await stage.close()


async def test_faults_nobody_can_read_open_no_stage(folder: Path) -> None:
    with pytest.raises(ValueError, match="phone:dead"):
        opened(replace(SCENARIOS["01"], faults="lookup:down, phone:dead"), folder)
