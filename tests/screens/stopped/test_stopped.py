"""The keys of a stop page on the whole console: digits choose, Enter does it, Esc goes back, nothing is a dead end."""

from pathlib import Path

import pytest

from agent_console.call.line import LineState
from agent_console.call.steps import Service, Step
from agent_console.call.stop import STOP_PAGES, NextStep, StopReason
from agent_console.identity.phone import PhoneNumber
from agent_console.options import Language
from tests.console import SMALL, WIDE, Console, console

NUMBER = PhoneNumber("13800138000")


async def stopped(running: Console, reason: StopReason) -> None:
    """Begin a call and end its way for a reason."""
    running.desk.intake.open(NUMBER)
    await running.desk.intake.enter_subject(NUMBER)
    if reason is StopReason.LINE_DROPPED:
        assert running.desk.line.drop().done
    else:
        assert running.desk.line.stop(reason).done
    await running.app.on_call_moved()
    await running.on_page("StoppedScreen")


async def test_enter_does_the_default_and_goes_to_the_wrap_up(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await stopped(running, StopReason.DEBT_CALLS)
        await running.sees("<- 预选")
        await running.sees("按预选，去小结")
        await running.press("enter")
        await running.on_page("WrapUpScreen")
        assert running.call.stop is not None
        assert running.call.stop.chosen is NextStep.RECORD_CALLS


@pytest.mark.parametrize("reason", [StopReason.LINE_DROPPED, StopReason.DEBT_CALLS])
async def test_a_step_back_is_offered_where_there_is_one(tmp_path: Path, reason: StopReason) -> None:
    async with console(tmp_path) as running:
        await stopped(running, reason)
        offered = "Esc" in running.rows[-2]
        await running.press("escape")
        await running.pilot.pause()
        assert offered is (running.page != "StoppedScreen")


async def test_a_choice_that_is_a_service_goes_on_with_it(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await stopped(running, StopReason.WRONG_COUNT)
        await running.sees("按预选，往下走")
        await running.press("enter")
        await running.on_page("NoticeScreen")
        assert (running.call.service, running.call.stop) == (Service.OWN_ACCOUNTS, None)


@pytest.mark.full
async def test_whose_number_it_is_is_asked_from_the_page_of_somebody_else(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await stopped(running, StopReason.NOT_HOLDER)
        await running.press("3", "enter")
        await running.sees("先问清楚：号码在谁的名下")
        await running.press("2", "enter")
        await running.on_page("NoticeScreen")
        assert (running.call.service, running.call.stop) == (Service.UNBIND, None)


@pytest.mark.full
async def test_a_digit_chooses_and_leaves_the_page_to_enter(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await stopped(running, StopReason.NO_SIM)
        await running.press("3")
        await running.sees("<- 已选")
        assert running.page == "StoppedScreen"
        await running.press("enter")
        await running.on_page("WrapUpScreen")
        assert running.call.stop is not None
        assert running.call.stop.chosen is NextStep.CALLER_RINGS_AGAIN


async def test_escape_goes_back_to_the_step(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await stopped(running, StopReason.PREVIOUS_HOLDER)
        await running.press("escape")
        await running.on_page("IntakeScreen")
        assert running.call.stop is None


@pytest.mark.full
async def test_the_holder_beside_the_caller_takes_over(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await stopped(running, StopReason.NOT_HOLDER)
        await running.press("2", "enter")
        await running.on_page("IntakeScreen")
        assert running.call.stop is None


async def test_a_lock_can_not_be_left_but_another_number_can_be_taken(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await stopped(running, StopReason.FACTOR_LOCKED)
        await running.press("escape")
        await running.sees("# 今天已锁，谁都不能解开")
        assert running.page == "StoppedScreen"
        await running.press("f8")
        await running.on_page("IntakeScreen")


@pytest.mark.full
@pytest.mark.parametrize("digit", ["", "1", "3"])
async def test_a_dropped_line_goes_on_once_the_caller_is_back(tmp_path: Path, digit: str) -> None:
    async with console(tmp_path) as running:
        await stopped(running, StopReason.LINE_DROPPED)
        await running.press("escape")
        assert running.page == "StoppedScreen"
        await running.press(*digit, "enter")
        await running.on_page("IntakeScreen")
        assert running.call.line.state is LineState.UP


@pytest.mark.full
async def test_a_dropped_call_kept_as_draft_is_taken_up_at_its_step(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await stopped(running, StopReason.LINE_DROPPED)
        call_id = running.call.id
        await running.press("2", "enter")
        await running.on_page("HomeScreen")
        assert running.desk.call is None
        running.desk.intake.resume(call_id)
        await running.app.on_call_moved()
        await running.on_page("IntakeScreen")


@pytest.mark.full
async def test_another_number_is_offered_from_the_page(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await stopped(running, StopReason.CANCELLED)
        await running.press("3", "enter")
        await running.on_page("IntakeScreen")
        assert running.call.step is Step.INTAKE
        assert running.call.stop is None


@pytest.mark.full
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_every_page_stands_in_both_sizes(tmp_path: Path, language: Language) -> None:
    async with console(tmp_path, language=language) as running:
        for reason in StopReason:
            await stopped(running, reason)
            name = "other_carrier / MVNO" if reason is StopReason.OTHER_CARRIER_MVNO else reason.value.lower()
            await running.sees(name)
            assert f"1-{len(STOP_PAGES[reason].choices)}" in running.rows[22]
            assert "F5" not in running.rows[23]
            await running.pilot.resize_terminal(*WIDE)
            await running.until(lambda shown=name: shown in running.rows[1], name)  # type: ignore[misc]
            await running.pilot.resize_terminal(*SMALL)
            running.desk.ending.wrap_up(automatic=True)
            await running.app.on_call_moved()
            await running.on_page("HomeScreen")
