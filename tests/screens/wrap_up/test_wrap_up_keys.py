"""What the keys of the wrap-up do, on the real desk: one Enter saves, time saves by itself, notes are screened."""

from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.line import LineState
from agent_console.call.steps import Step
from agent_console.call.wrap_up import Outcome
from tests.console import Console
from tests.screens.calls import at_intake, go_to_verification, verdict_known
from tests.screens.late_calls import at_selection, go_to_wrap_up


def ended(running: Console, call_id: str) -> e.CallWrappedUp:
    """Return how a call was put away."""
    last = running.desk.casebook.events_of(call_id)[-1]
    assert isinstance(last, e.CallWrappedUp)
    return last


async def test_one_enter_ends_the_call_saves_it_and_goes_home(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_wrap_up(running, "zj")
        call_id = running.call.id
        await running.press("enter")
        await running.on_page("HomeScreen")
        assert running.desk.call is None
        wrapped = ended(running, call_id)
        assert (wrapped.outcome, wrapped.automatic) == (Outcome.ACCEPTED, False)
        assert any(isinstance(one, e.LineEnded) for one in running.desk.casebook.events_of(call_id))


async def test_a_digit_chooses_another_outcome_and_eight_never_does(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        call_id = running.call.id
        running.desk.line.go_to(Step.WRAP_UP)
        await running.on_page("WrapUpScreen")
        await running.press("8")
        await running.pilot.pause()
        assert any(row.startswith(" > 1") for row in running.rows)
        await running.press("2")
        await running.until(lambda: any(row.startswith(" > 2") for row in running.rows), "the second outcome")
        await running.press("enter")
        await running.on_page("HomeScreen")
        assert ended(running, call_id).outcome is Outcome.CALL_BACK
        assert ended(running, call_id).call_back_at is not None


@pytest.mark.full
async def test_one_line_saves_with_a_digit(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        call_id = running.call.id
        running.desk.line.go_to(Step.WRAP_UP)
        await running.on_page("WrapUpScreen")
        await running.press(":")
        await running.type("w 2")
        await running.press("enter")
        await running.on_page("HomeScreen")
        assert ended(running, call_id).outcome is Outcome.CALL_BACK


@pytest.mark.full
async def test_other_asks_for_a_note_and_takes_one(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        running.desk.line.go_to(Step.WRAP_UP)
        await running.on_page("WrapUpScreen")
        call_id = running.call.id
        await running.press("9", "enter")
        await running.sees("x 选「其他」要写一句备注")
        assert running.call.line.state is LineState.UP
        await running.type("客户问路")
        await running.press("enter")
        await running.sees("+ 已记")
        await running.press("enter")
        await running.on_page("HomeScreen")
        assert ended(running, call_id).outcome is Outcome.OTHER


@pytest.mark.full
async def test_a_note_with_a_number_of_a_person_is_refused_and_what_was_typed_stays(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        running.desk.line.go_to(Step.WRAP_UP)
        await running.on_page("WrapUpScreen")
        await running.press("f6")
        await running.type("13800138000")
        await running.sees("! 备注里像是证件号码，别写进来")
        await running.press("enter")
        await running.pilot.pause()
        assert not running.call.notes
        assert running.desk.intake.typed.note == "13800138000"
        assert running.page == "WrapUpScreen"
        await running.press("backspace")
        await running.sees("到时间自动按预选保存")


@pytest.mark.full
async def test_what_stands_in_the_note_is_filed_when_the_call_is_saved(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        running.desk.line.go_to(Step.WRAP_UP)
        await running.on_page("WrapUpScreen")
        call_id = running.call.id
        await running.press("f6")
        await running.type("下午再打")
        await running.press("escape", "enter")
        await running.on_page("HomeScreen")
        notes = [one for one in running.desk.casebook.events_of(call_id) if isinstance(one, e.NoteFiled)]
        assert [one.text for one in notes] == ["下午再打"]


@pytest.mark.full
async def test_at_zero_it_is_saved_by_itself_and_marked(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        running.desk.line.go_to(Step.WRAP_UP)
        await running.on_page("WrapUpScreen")
        call_id = running.call.id
        running.clock.advance(seconds=60)
        await running.on_page("HomeScreen")
        assert ended(running, call_id).automatic


@pytest.mark.full
async def test_space_gives_a_minute_but_only_near_the_end(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        running.desk.line.go_to(Step.WRAP_UP)
        await running.on_page("WrapUpScreen")
        await running.press("space")
        await running.sees("= 剩 20 秒时才能加")
        running.clock.advance(seconds=45)
        await running.press("space")
        await running.sees("+ 加了 60 秒")
        running.clock.advance(seconds=30)
        await running.sees("0:45")
        assert running.page == "WrapUpScreen"


@pytest.mark.full
async def test_esc_leads_back_to_where_the_wrap_up_was_entered(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        running.desk.line.go_to(Step.WRAP_UP)
        await running.on_page("WrapUpScreen")
        await running.press("escape")
        await running.on_page("VerificationScreen")


@pytest.mark.full
async def test_after_a_submit_esc_leads_back_to_the_case_number(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await go_to_wrap_up(running, "zj")
        await running.press("escape")
        await running.on_page("SubmissionScreen")
