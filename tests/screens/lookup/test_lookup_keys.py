"""The lookup worked by its keys on the real desk and the embedded registry."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from agent_console.backend import PlatformAnswerState
from agent_console.call.lookup import LookupState
from agent_console.call.steps import Step
from agent_console.call.stop import StopReason
from agent_console.call.verification import TenureAnswer
from tests.console import Console
from tests.screens.calls import SUBJECT, at_intake, at_leisure, go_to_code, go_to_lookup, order, registry_of


async def look_up_at_leisure(running: Console) -> None:
    """Open the lookup while the platforms take their time: the clock stands, so nobody answers yet."""
    await go_to_code(running)
    at_leisure(running)
    await running.type(await running.code_on_phone(SUBJECT))
    await running.on_page("LookupScreen")
    await running.until(lambda: running.call.lookup.state is LookupState.RUNNING, "a lookup under way")


async def look_up_pending(running: Console) -> None:
    """Open a lookup some platforms will only answer on a later day."""
    backend = registry_of(running)
    answer = backend.lookup

    async def later(lookup_id: str) -> object:
        found = await answer(lookup_id)
        waiting = tuple(
            replace(one, state=PlatformAnswerState.PENDING) if number < 15 else one
            for number, one in enumerate(found.answers)
        )
        return replace(found, finished=False, answers=waiting, expected_by=date(2026, 11, 25))

    backend.lookup = later  # type: ignore[assignment,method-assign]
    await go_to_lookup(running)
    await running.until(lambda: running.call.lookup.state is LookupState.PENDING, "a pending lookup")
    await running.on_page("LookupScreen")


async def look_up_down(running: Console) -> None:
    """Open a lookup while the registry does not answer."""
    order(running, "start_lookup:down,lookup:down")
    await go_to_lookup(running)
    await running.until(lambda: running.call.lookup.state is LookupState.DOWN, "a lookup nobody answers")
    await running.on_page("LookupScreen")


async def test_it_starts_by_itself_and_opens_the_selection_by_itself(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_lookup(running)
        await running.on_page("SelectionScreen")
        assert running.call.lookup.state is LookupState.FINISHED
        assert not running.call.ticked


@pytest.mark.full
async def test_letters_are_kept_for_the_filter_of_the_selection_and_enter_does_nothing(
    tmp_path: Path,
) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_at_leisure(running)
        await running.type("dy抖")
        await running.press("backspace", "enter")
        await running.sees("= ")
        assert running.call.step is Step.LOOKUP
        assert running.desk.intake.typed.filter == "dy"
        await running.press("x")
        await running.sees("dyx")


@pytest.mark.full
async def test_what_means_nothing_here_waits_for_the_selection_and_so_does_what_comes_after_it(
    tmp_path: Path,
) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_at_leisure(running)
        await running.press("b", "space", "a", "backspace")
        assert running.desk.intake.typed.filter == "b"
        assert running.call.step is Step.LOOKUP
        assert len(running.app._lane.waiting) == 3


@pytest.mark.full
async def test_after_ten_seconds_another_way_is_offered_and_one_takes_it(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_at_leisure(running)
        await running.press("1")
        assert running.call.step is Step.LOOKUP
        # Only the page's clock: the platforms are asked by the same one, and would have answered.
        await running.until(lambda: running.call.lookup.answers != (), "the first answers")
        order(running, "lookup:slow")
        running.clock.advance(seconds=11)
        await running.sees("~ 还在等平台答复")
        await running.press("1")
        await running.on_page("SelectionScreen")
        assert running.call.lookup.left_open


@pytest.mark.full
async def test_an_answer_to_the_offer_that_comes_too_late_is_no_letter_of_the_filter(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_at_leisure(running)
        running.clock.advance(seconds=30)
        await running.on_page("SelectionScreen")
        await running.press("1")
        await running.sees("= 不用按键")
        assert running.desk.intake.typed.filter == ""
        running.clock.advance(seconds=2)
        await running.press("1")
        await running.until(lambda: running.desk.intake.typed.filter == "1", "a filter by 1")


@pytest.mark.full
async def test_esc_goes_back_and_the_query_runs_on(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_at_leisure(running)
        await running.press("escape")
        await running.on_page("VerificationScreen")
        running.clock.advance(seconds=30)
        await running.until(
            lambda: running.call.lookup.state is LookupState.FINISHED, "the end of the lookup"
        )
        assert running.call.step is Step.VERIFICATION
        await running.press("enter")
        await running.on_page("LookupScreen")
        await running.press("enter")
        await running.on_page("SelectionScreen")


@pytest.mark.full
async def test_a_registry_that_is_down_closes_nothing(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_down(running)
        await running.sees("! 登记中心没有应答")
        await running.press("enter")
        assert running.call.step is Step.LOOKUP
        await running.press("1")
        await running.on_page("SelectionScreen")
        assert running.call.tickable


@pytest.mark.full
async def test_f5_asks_a_registry_that_was_down_again(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_down(running)
        order(running, "")
        await running.press("f5")
        await running.on_page("SelectionScreen")


@pytest.mark.full
async def test_a_pending_lookup_can_be_chosen_from_now(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_pending(running)
        await running.sees("最迟 2026-11-25（周三），2 个工作日")
        assert "十一月二十五日" in running.text
        await running.press("enter")
        assert running.call.step is Step.LOOKUP
        await running.press("1")
        await running.on_page("SelectionScreen")


@pytest.mark.full
async def test_a_pending_lookup_can_be_waited_for_with_a_call_back_on_its_day(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_pending(running)
        await running.press("2")
        await running.on_page("WrapUpScreen")
        assert running.call.call_back_on == date(2026, 11, 25)


@pytest.mark.full
async def test_a_caller_who_disputes_the_date_ends_in_can_not_judge(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_at_leisure(running)
        await running.sees("2021-08-16")
        await running.press("6")
        await running.on_page("StoppedScreen")
        assert running.call.stop is not None
        assert running.call.stop.reason is StopReason.CANNOT_JUDGE


@pytest.mark.full
async def test_what_the_caller_said_of_the_date_can_be_corrected(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_at_leisure(running)
        await running.press("7")
        await running.sees("7 (o)")
        await running.press("5")
        await running.sees("5 (o)")
        assert running.call.verification.tenure is TenureAnswer.AGREES


@pytest.mark.full
async def test_on_hold_no_words_of_the_caller_are_noted(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_at_leisure(running)
        await running.press("f7")
        await running.press("5")
        await running.pilot.pause()
        assert running.call.verification.tenure is TenureAnswer.NOT_ASKED


@pytest.mark.full
async def test_a_full_width_digit_answers_like_its_twin(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await look_up_at_leisure(running)
        await running.press("５")
        await running.until(lambda: running.call.verification.tenure is TenureAnswer.AGREES, "the answer")
        assert running.desk.intake.typed.filter == ""
