"""The follow-up is practised: time is turned on after a run, and what was filed stands there as it is by then."""

from pathlib import Path

import pytest

from agent_console.calendar.zone import today
from screens.training.score import ScoreScreen
from tests.training_console import training


@pytest.mark.full
@pytest.mark.parametrize(("key", "told", "days"), [("4", "6 个工作日以后", 8), ("5", "1 个工作日以后", 1)])
async def test_after_a_run_its_days_are_turned_on_and_the_follow_up_is_practised(
    tmp_path: Path, key: str, told: str, days: int
) -> None:
    async with training(tmp_path, "16", settings="lock_after_minutes = 5\n") as running:
        await running.press("enter")
        await running.on_page("HomeScreen")
        await running.sees("48+")
        running.clock.advance(seconds=2)
        await running.press("enter")
        await running.on_page("IntakeScreen")
        before = running.desk.now()
        await running.press("f9", "enter")
        await running.on_page("WrapUpScreen")
        await running.press("enter")
        await running.on_page("ScoreScreen")
        score = running.app.screen
        assert isinstance(score, ScoreScreen)
        for _ in range(2):
            # Two presses that both reach this page: time is turned on once.
            score.handlers()[key]()
        await running.on_page("HomeScreen")
        await running.sees(told)
        assert (running.desk.now() - before).days == days
        assert not running.app.locked
        assert running.classroom.today == today(before)
        await running.sees("Esc 回场景列表")
        running.clock.advance(seconds=2)
        await running.press("enter")
        await running.on_page("IntakeScreen")
        await running.sees("这里没有人答话")
        assert len(running.classroom.runs.all()) == 1
        await running.press("f10", "2")
        await running.on_page("ScenariosScreen")
        await running.press("enter")
        await running.on_page("BriefScreen")
        await running.press("enter")
        await running.on_page("HomeScreen")
        # Else the screen would stay open for the days the stage before was ahead.
        assert running.app._idle_since == running.desk.now()
