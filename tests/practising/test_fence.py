"""What a training may reach: its own stages, settings, results; neither another backend nor real work."""

import asyncio
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from agent_console.backend import Environment
from agent_console.options import MAX_SEED, Options
from agent_console.practising.school import open_school, place_of
from agent_console.training.practice import Mode
from agent_console.training.refusals import OtherBackend, ScenarioUnknown
from agent_console.training.scenario_file import load_scenarios
from tests.console import TestClock, console, opened_in
from tests.training_console import training


async def test_real_work_of_the_same_home_is_not_touched(tmp_path: Path) -> None:
    home = tmp_path / "home"
    opened = opened_in(home, TestClock())
    await opened.close()
    before = hashes(home)
    async with training(tmp_path) as running:
        await running.answers()
        await running.press("f10", "2")
        await running.on_page("BriefScreen")
    after = hashes(home)
    assert "training/fake/casebook.sqlite" in before
    assert {file: after.get(file) for file in before} == before


def hashes(home: Path) -> dict[str, str]:
    """Give what stands in each file of a home, but its settings."""
    files = (one for one in home.rglob("*") if one.is_file() and one.name != "settings.toml")
    return {str(one.relative_to(home)): sha256(one.read_bytes()).hexdigest() for one in files}


def test_another_backend_is_refused_and_the_settings_are_not_asked(tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_text('backend = "http"\n', encoding="utf-8")
    (tmp_path / "stages").mkdir()

    with pytest.raises(OtherBackend):
        open_school(Options(home=tmp_path, backend="http"), tmp_path / "stages", TestClock())
    school = open_school(Options(home=tmp_path), tmp_path / "stages", TestClock())
    booth = school.open(school.scenarios[0])
    assert booth.stage.opened.description.environment is Environment.TRAINING
    assert booth.stage.opened.settings.backend == "fake"
    asyncio.run(booth.close())
    assert list((tmp_path / "stages").iterdir()) == []


@pytest.mark.parametrize(("asked", "nearest"), [("99", "19"), ("x", "01"), ("011", "11")])
def test_a_scenario_that_is_not_there_names_the_nearest(asked: str, nearest: str) -> None:
    with pytest.raises(ScenarioUnknown) as told:
        place_of(asked, load_scenarios())
    assert told.value.nearest == nearest


def test_a_scenario_is_found_by_its_number() -> None:
    assert place_of("4", load_scenarios()) == place_of("04", load_scenarios())


def test_a_certification_has_a_seed_nobody_knows_beforehand(tmp_path: Path) -> None:
    (tmp_path / "stages").mkdir()
    opened = open_school(Options(home=tmp_path, seed=5), tmp_path / "stages", TestClock())
    school = replace(opened, draw=lambda most: most - 1)

    assert school.seed_for(Mode.PRACTICE) == 5
    assert school.seed_for(Mode.CERTIFICATION) == MAX_SEED - 1


async def test_the_first_page_of_a_practice_registry_says_how_calls_are_practised(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await running.press("f1")
        await running.sees("agent-console train")
        running.app.context.training = None  # type: ignore[union-attr]
        running.app.screen.remake()  # type: ignore[attr-defined]
        await running.pilot.pause()
        assert "agent-console train" not in running.text
