"""After a practised call: its score, the replay and the progress, by keys alone. Nothing there works a desk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from screens.console_screen import CallMoved
from screens.training.classroom import Place
from screens.training.progress import ProgressScreen
from screens.training.replay import ReplayScreen
from screens.training.score import ScoreScreen
from tests.training.finished_runs import finished, hint
from tests.training_console import Training, training


class References(Mapping[str, FinishedRun]):
    """Reference runs that are asked for by their scenario, and counted."""

    def __init__(self, **found: FinishedRun) -> None:
        self.asked: list[str] = []
        self._found = found

    def __getitem__(self, scenario_id: str) -> FinishedRun:
        self.asked.append(scenario_id)
        return self._found[f"s{scenario_id}"]

    def __iter__(self) -> Iterator[str]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


async def stand_at(running: Training, place: Place, run: FinishedRun | None = None) -> None:
    """Stand on a page of training as after a run, of which there is no reference unless the test has one."""
    classroom = running.classroom
    if not isinstance(classroom.references, References):
        classroom.references = {}
    classroom.finished = classroom.runs.keep(run or finished(hints=(hint(15),)))
    classroom.place = place
    running.app.screen.post_message(CallMoved())
    await running.on_page(f"{place.name.capitalize()}Screen")


def written(folder: Path) -> dict[str, bytes]:
    """Read every file of the casebook, with what was not carried over into it yet."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def score_of(running: Training) -> ScoreScreen:
    assert isinstance(running.app.screen, ScoreScreen)
    return running.app.screen


def replay_of(running: Training) -> ReplayScreen:
    assert isinstance(running.app.screen, ReplayScreen)
    return running.app.screen


async def test_enter_on_a_loss_replays_the_run_at_that_moment_and_esc_leads_back(tmp_path: Path) -> None:
    references = References(s01=finished(number=1))
    async with training(tmp_path) as running:
        running.classroom.references = references
        await stand_at(running, Place.SCORE)
        await running.press("down", "down")
        marked = score_of(running).view.losses[2]
        await running.press("enter")
        await running.on_page("ReplayScreen")
        assert marked in replay_of(running).view.lost_here
        await running.until(lambda: replay_of(running).view.reference is not None, "the reference run")
        assert marked in replay_of(running).view.lost_here
        assert references.asked == ["01"]
        await running.press("escape")
        await running.on_page("ScoreScreen")
        await running.press("2")
        await running.on_page("BriefScreen")
        assert running.classroom.scenario.id == running.classroom.scenarios[1].id


async def test_nothing_that_is_pressed_in_a_replay_is_done_or_written(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        await stand_at(running, Place.REPLAY)
        await running.until(lambda: not replay_of(running).asking, "no reference run")
        desk = running.desk
        kept = written(desk.casebook.path.parent)
        for key in (*"0123456789", *(f"f{number}" for number in range(1, 11)), "space", "plus", "ctrl+z"):
            await running.press(key)
            if replay_of(running).panel is not None:
                await running.press("escape")
        await running.press("right", "left", "end", "home", "down", "up")
        assert running.page == "ReplayScreen"
        assert desk.call is None
        assert written(desk.casebook.path.parent) == kept


@pytest.mark.full
async def test_a_step_at_a_time_and_from_loss_to_loss(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        await stand_at(running, Place.REPLAY)
        await running.sees("没有参考走法")
        page = replay_of(running)
        await running.press("right", "right", "left")
        assert page.view.at == 1
        await running.press("end", "right")
        assert page.view.at == len(page.view.rows) - 1
        await running.press("down")
        await running.sees("那边没有丢分了")
        await running.press("up")
        assert page.view.lost_here
        await running.press("home")
        assert page.view.at == 0


@pytest.mark.full
async def test_a_replay_leads_to_a_new_run_of_the_same_call_with_the_same_seed(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        await stand_at(running, Place.REPLAY, finished(seed=4711, mode=Mode.CERTIFICATION))
        await running.press("enter")
        await running.on_page("HomeScreen")
        practice = running.classroom.practice
        assert practice is not None
        assert (practice.seed, practice.mode) == (4711, Mode.PRACTICE)


@pytest.mark.full
async def test_the_progress_marks_a_skill_and_opens_what_trains_it(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        for number in range(12):
            running.classroom.runs.keep(finished(scenario_id=f"{number % 3 + 4:02}"))
        await stand_at(running, Place.PROGRESS)
        page = running.app.screen
        assert isinstance(page, ProgressScreen)
        await running.press("left")
        await running.sees("第 1 到 3 次")
        await running.press("right", "down")
        assert page.view.skill is not None
        marked, best = page.view.skill.skill, page.view.best
        assert best is not None
        assert marked in best.skills
        await running.press("enter")
        await running.on_page("BriefScreen")
        assert running.classroom.scenario == best


@pytest.mark.full
async def test_a_call_that_is_worked_leads_to_its_score_and_its_replay(tmp_path: Path) -> None:
    async with training(tmp_path) as running:
        await running.answers()
        await running.press("f9", "enter")
        await running.on_page("WrapUpScreen")
        await running.press("enter")
        await running.on_page("ScoreScreen")
        assert any(isinstance(event, e.CallWrappedUp) for event in score_of(running).run.events)
        await running.press("enter")
        await running.on_page("ReplayScreen")
        await running.press("end")
        await running.sees("小结")
