"""The keys of a call on the page of an earlier case: they act from there, or say that Esc leads back to the call."""

from __future__ import annotations

from pathlib import Path

from agent_console.call.line import LineState
from agent_console.call.steps import Service, Step
from screens.console_screen import CallMoved
from tests.console import SMALL, Console, console
from tests.screens.calls import SUBJECT
from tests.states.cases import ONE_IS_SILENT, a_case, named, rung_back, six_working_days_later, verify
from tests.states.hands import to_intake
from tests.support_desk import settled


async def told_of_a_case(running: Console) -> None:
    """Let a caller ring about what was filed eight days ago, verified, their case on the screen."""
    case = await a_case(running, *ONE_IS_SILENT[:3])
    await named(running, case)
    await six_working_days_later(running)
    await rung_back(running)


async def told_of_own_accounts(running: Console) -> None:
    """Let a caller hear on their own call what it found."""
    desk = running.desk
    await verify(running, SUBJECT)
    await settled(desk.services.choose(Service.OWN_ACCOUNTS), await desk.own_accounts.look_up())
    desk.casework.open(running.call.id)
    running.app.screen.post_message(CallMoved())
    await running.on_page("CaseScreen")


async def test_the_call_is_wrapped_up_from_the_page_of_the_case(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        await told_of_a_case(running)
        assert "F9" in running.rows[-1]
        await running.press("f9")
        await running.on_page("WrapUpScreen")
        assert running.desk.casework.case is None
        await running.press("escape")
        await running.on_page("VerificationScreen")


async def test_the_call_ends_from_the_page_of_the_case_once_it_was_asked(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        await told_of_a_case(running)
        assert "F10" in running.rows[-1]
        await running.press("f10", "escape")
        assert running.call.line.caller_hears
        await running.press("f10", "f10")
        await running.on_page("WrapUpScreen")
        assert running.call.line.state is LineState.ENDED


async def test_a_line_that_drops_leads_from_the_case_to_what_is_done_then(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        await told_of_a_case(running)
        await running.press("f10", "1")
        await running.on_page("StoppedScreen")


async def test_keys_that_change_the_call_say_that_esc_comes_first(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        await told_of_a_case(running)
        for key in ("f7", "f8"):
            before = running.call
            await running.press(key)
            await running.sees(f"{key.upper()}：先按 Esc 回到通话")
            assert running.call == before
            await running.press("up")


async def test_before_the_caller_is_verified_the_call_can_be_wrapped_up_too(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        case = await a_case(running, "douyin")
        await to_intake(running, SUBJECT)
        running.desk.casework.open(case)
        await running.on_page("CaseScreen")
        await running.press("f9")
        await running.on_page("WrapUpScreen")
        assert running.call.step is Step.WRAP_UP


async def test_without_a_call_there_is_nothing_to_wrap_up_or_end(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        case = await a_case(running, "douyin")
        await named(running, case)
        assert "F9" not in running.rows[-1]
        assert "F10" not in running.rows[-1]
        await running.press("f9")
        await running.on_page("CaseScreen")
        assert running.desk.call is None


async def test_a_case_in_which_nothing_was_filed_offers_no_key_for_what_is_filed(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        await told_of_own_accounts(running)
        assert not any(word in running.rows[-2] for word in ("再提交", "催办", "撤回"))
        await running.press("1")
        await running.sees("这个工单没有提交过应用")
        await running.press("enter")
        await running.sees("有账号，没有说过怎么注销")
