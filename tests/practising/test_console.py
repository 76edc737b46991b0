"""A run in the training: it begins with the brief, is the ordinary call, and leaves nothing but its result."""

from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from agent_console.plugins import BackendBroken
from agent_console.staging import stage
from screens.training.classroom import Place
from tests.console import SMALL, WIDE
from tests.training_console import training


async def test_a_call_that_is_wrapped_up_leads_to_its_score_and_is_kept(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        await running.answers()
        await running.press("f9", "enter")
        await running.on_page("WrapUpScreen")
        await running.press("enter")
        await running.until(lambda: running.classroom.place is Place.SCORE, "the score")
        assert [run.scenario_id for run in running.classroom.runs.all()] == ["01"]
        finished = running.classroom.finished
        assert finished is not None
        assert finished.events
        assert running.classroom.practice is None


async def test_a_score_that_can_not_be_written_down_is_shown_all_the_same(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        await running.answers()
        practised = tmp_path / "home" / "practice" / running.classroom.staff_no
        practised.mkdir(parents=True)
        (practised / "runs").write_text("in the way", encoding="utf-8")
        await running.press("f9", "enter")
        await running.on_page("WrapUpScreen")
        await running.press("enter")
        await running.on_page("ScoreScreen")
        await running.sees("成绩没能写下来")
        assert running.classroom.runs.all() == ()


async def test_a_run_that_is_broken_off_is_not_kept_and_leads_to_its_brief(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        await running.answers()
        await running.press("f10", "2")
        await running.on_page("BriefScreen")
        await running.sees("中断了：这次不留记录")
        assert running.classroom.runs.all() == ()
        assert running.classroom.practice is None


async def test_a_draft_that_is_kept_after_the_line_dropped_is_a_run_with_a_score(tmp_path: Path) -> None:
    async with training(tmp_path, "19") as running:
        await running.answers("159****1919")
        await running.press("f10", "1")
        await running.on_page("StoppedScreen")
        await running.press("2", "enter")
        await running.on_page("ScoreScreen")
        (run,) = running.classroom.runs.all()
        assert isinstance(run.events[-1], e.CallWrappedUp)
        assert run.events[-1].outcome is Outcome.LINE_DROPPED
        lost = {one.criterion.id for one in running.classroom.result(run).card.losses}
        assert "outcome_as_expected" not in lost


@pytest.mark.full
@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_each_run_has_a_stage_of_its_own_and_the_one_before_goes(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with training(tmp_path, size=size) as running:
        for _ in range(3):
            await running.answers()
            assert "0001" in running.call.id
            await running.press("f10", "2")
            await running.on_page("BriefScreen")
        assert len(list((tmp_path / "stages").iterdir())) == 1


async def test_a_registry_that_can_not_be_opened_leaves_the_brief_where_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise BackendBroken("fake", "the disk is full")

    async with training(tmp_path) as running:
        monkeypatch.setattr(stage, "load_backend", broken)
        await running.press("enter")
        await running.sees("接不通")
        assert running.page == "BriefScreen"
        assert running.classroom.place is Place.BRIEF


async def test_nothing_of_the_home_is_opened_but_settings_key_and_results(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        await running.answers()
    assert {one.name for one in (tmp_path / "home").iterdir()} <= {
        "settings.toml",
        "training.key",
        "practice",
    }
