"""A call one agent left, taken up on the screen by another."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.call.steps import Step
from tests.console import Console, TestClock, console
from tests.screens.calls import SUBJECT, answer, go_to_lookup

pytestmark = pytest.mark.full


async def left_in_the_selection(home: Path, clock: TestClock) -> str:
    """Work a call to the selection as one agent, leave it as a draft and go."""
    async with console(home, clock=clock) as running:
        await answer(running)
        await go_to_lookup(running)
        await running.on_page("SelectionScreen")
        call_id = running.call.id
        await running.press("f10", "2")
        await running.on_page("HomeScreen")
        return call_id


async def taken_up(running: Console, call_id: str) -> None:
    await running.type(call_id)
    await running.press("enter")
    await running.until(lambda: running.desk.call is not None, "the call at hand")


async def test_soon_after_it_goes_on_at_its_step_and_the_submit_takes_a_code(tmp_path: Path) -> None:
    clock = TestClock()
    call_id = await left_in_the_selection(tmp_path, clock)
    async with console(tmp_path, clock=clock, staff_no="8022") as running:
        await taken_up(running, call_id)
        await running.on_page("SelectionScreen")
        await running.sees("工号8022")
        await running.sees("! 要再核验")
        await running.type("dy")
        await running.press("space", "enter")
        await running.on_page("ReadBackScreen")
        await running.press("1", "2", "3", "8")
        await running.sees("! 核验过期了")
        assert running.call.step is Step.READ_BACK
        assert not running.call.submission.made


async def test_later_the_caller_is_verified_again(tmp_path: Path) -> None:
    clock = TestClock()
    call_id = await left_in_the_selection(tmp_path, clock)
    clock.advance(minutes=11)
    async with console(tmp_path, clock=clock, staff_no="8022") as running:
        await taken_up(running, call_id)
        await running.on_page("VerificationScreen")
        await running.sees("还没有比对")
        assert not running.call.verification.verified
        assert running.call.numbers.subject == SUBJECT
