"""The list and the brief under the fingers: to a practised call by keys alone, and back."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from screens.console_screen import CallMoved
from screens.training.classroom import Classroom, Place
from tests.console import Console, console
from tests.screens.training.support_classroom import Begun, classroom_of, good_run, scenarios


@asynccontextmanager
async def school(home: Path, runs: Iterable[FinishedRun] = ()) -> AsyncIterator[tuple[Console, Classroom]]:
    """Run a console in which an agent practises, at the list of scenarios; what is begun is only noted."""
    async with console(home) as running:
        context = running.app.context
        assert context is not None
        context.classroom = classroom_of(runs, Begun())
        running.app.screen.post_message(CallMoved())
        await running.on_page("ScenariosScreen")
        yield running, context.classroom


def begun(classroom: Classroom) -> list[tuple[str, Mode]]:
    assert isinstance(classroom.begin, Begun)
    return classroom.begin.calls


async def test_enter_enter_begins_the_first_call_of_a_newcomer_as_a_benchmark(tmp_path: Path) -> None:
    async with school(tmp_path) as (running, classroom):
        await running.press("enter")
        await running.on_page("BriefScreen")
        await running.press("enter")
        await running.until(lambda: bool(begun(classroom)), "a call")

        assert begun(classroom) == [(scenarios()[0].id, Mode.BENCHMARK)]


async def test_a_key_is_heard_once(tmp_path: Path) -> None:
    async with school(tmp_path) as (running, classroom):
        await running.press("home", "down")
        assert classroom.chosen == 1
        await running.press("f1")
        assert "F1 帮助" in running.text


@pytest.mark.full
async def test_digits_jump_to_a_number_and_another_key_forgets_half_of_one(tmp_path: Path) -> None:
    last = scenarios()[-1]
    async with school(tmp_path) as (running, classroom):
        await running.press(*last.id)
        assert classroom.scenario is last
        await running.press("home", "0", "down", *last.id)
        assert classroom.scenario is last
        await running.press("9")
        assert "没有场景 9" in running.text
        assert classroom.scenario is last


@pytest.mark.full
async def test_the_brief_changes_how_and_what_and_leads_back_to_the_same_row(tmp_path: Path) -> None:
    async with school(tmp_path, [good_run(scenarios()[0])]) as (running, classroom):
        await running.press("home", "enter")
        await running.on_page("BriefScreen")
        modes = [classroom.mode]
        await running.press("right", "right", "left", "3")
        modes.append(classroom.mode)
        assert (modes, classroom.chosen) == ([Mode.PRACTICE, Mode.CERTIFICATION], 1)
        await running.press("escape")
        await running.on_page("ScenariosScreen")
        assert classroom.chosen == 1
        # The headings are the first row, and the first scenario is the second.
        assert running.app.screen.page.cursor == (3, 2)  # type: ignore[attr-defined]


@pytest.mark.full
async def test_leaving_is_asked_for_once_more_and_any_other_key_stays(tmp_path: Path) -> None:
    async with school(tmp_path) as (running, _):
        await running.press("escape", "down", "escape")
        assert running.app.is_running
        assert not running.app._exit
        await running.press("ctrl+q")
        await running.until(lambda: running.app._exit, "the end")


@pytest.mark.full
async def test_tab_turns_to_the_progress(tmp_path: Path) -> None:
    async with school(tmp_path) as (running, classroom):
        await running.press("tab")
        assert classroom.place is Place.PROGRESS
