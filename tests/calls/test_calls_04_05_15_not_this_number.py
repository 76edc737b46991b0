"""Calls 4, 5 and 15: the number itself cannot be done: ported in, a virtual operator's, three days old."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.stop import NextStep
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from tests.calls.agent import Agent, at_work
from tests.console import SMALL, WIDE, TestClock

pytestmark = pytest.mark.full

PORTED = "18900000404"
VIRTUAL = "17000000505"
THREE_DAYS_OLD = "19800001515"

AFTER_THE_NOTICE = (e.NoticeAgreed, e.IdentityCompared, e.CodeSent, e.LookupStarted, e.FilingQueued)


async def is_told_why_not(agent: Agent, calling: str) -> str:
    """Answer a call and confirm its number: the page with the reason opens."""
    await agent.answers(calling)
    await agent.knows_the_verdict()
    await agent.press("enter")
    await agent.on("Stopped")
    return agent.running.call.id


async def is_done_with_it(agent: Agent) -> None:
    """Do what is proposed, and save it."""
    await agent.press("enter")
    await agent.goes_home()


@pytest.mark.parametrize(("language", "size"), [("zh", WIDE), ("en", SMALL)])
async def test_a_number_ported_in_gets_the_platforms_own_ways_and_no_promise_in_four_keys(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        call = await is_told_why_not(agent, PORTED)
        await agent.sees("不能办理：携号转网进来的号码", "Not possible: number was ported in")
        await agent.sees("告知到平台哪里换号码", "Tell where apps change the number")
        await agent.sees(
            "没有查绑定，没有提交，没有发短信", "nothing looked up, nothing filed, no text message sent"
        )
        await is_done_with_it(agent)
        assert agent.pressed == 4
        case = agent.case(call)
        assert (case.outcome, case.state) == (Outcome.NOT_ELIGIBLE, CaseState.CLOSED)
        assert case.call_back_at is None
        assert agent.did_not_happen(call, *AFTER_THE_NOTICE)
        assert agent.asked_nothing_of_anyone()


@pytest.mark.parametrize(("language", "size"), [("zh", SMALL), ("en", WIDE)])
async def test_a_virtual_operators_number_is_sent_to_its_own_line(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        call = await is_told_why_not(agent, VIRTUAL)
        await agent.sees("不能办理：虚拟运营商的号码", "Not possible: virtual operator")
        await agent.sees("1000000", "1000000")
        await agent.sees(
            "没有查绑定，没有提交，没有发短信", "nothing looked up, nothing filed, no text message sent"
        )
        await is_done_with_it(agent)
        assert agent.pressed == 4
        assert agent.case(call).outcome is Outcome.NOT_ELIGIBLE
        assert agent.case(call).state is CaseState.CLOSED
        assert agent.did_not_happen(call, *AFTER_THE_NOTICE)
        assert agent.asked_nothing_of_anyone()


@pytest.mark.parametrize("key", ["8", "f5", "f4", "escape", "1"])
async def test_nothing_can_be_looked_up_from_a_page_that_says_no(tmp_path: Path, key: str) -> None:
    async with at_work(tmp_path) as agent:
        call = await is_told_why_not(agent, VIRTUAL)
        await agent.press(key)
        await agent.running.pilot.pause()
        assert agent.running.page in ("StoppedScreen", "IntakeScreen")
        assert agent.did_not_happen(call, *AFTER_THE_NOTICE)
        assert agent.asked_nothing_of_anyone()


async def test_a_number_three_days_old_is_rung_back_on_its_seventh_day_at_ten(tmp_path: Path) -> None:
    async with at_work(tmp_path, size=WIDE) as agent:
        call = await is_told_why_not(agent, THREE_DAYS_OLD)
        await agent.sees("先不能办理：刚放号，还没同步")
        await agent.sees("2026-11-27（周五）起可以查")
        await agent.sees("约 11-27（周五）10:00 回电")
        await is_done_with_it(agent)
        assert agent.pressed == 4
        case = agent.case(call)
        assert (case.outcome, case.state) == (Outcome.CALL_BACK, CaseState.CALL_BACK)
        assert case.call_back_at == datetime(2026, 11, 27, 2, 0, tzinfo=UTC)
        assert agent.did_not_happen(call, *AFTER_THE_NOTICE)
        assert agent.asked_nothing_of_anyone()


async def test_the_call_back_stands_on_the_first_page_on_its_day_and_not_before(tmp_path: Path) -> None:
    clock = TestClock()
    async with at_work(tmp_path, clock=clock) as agent:
        call = await is_told_why_not(agent, THREE_DAYS_OLD)
        await is_done_with_it(agent)
        assert agent.running.desk.casebook.due(clock.now) == ()
    clock.now += timedelta(days=4)
    async with at_work(tmp_path, clock=clock) as agent:
        await agent.sees("约定回电")
        await agent.sees(call)
        await agent.moves_to(call)
        await agent.press("enter")
        await agent.on("Intake")
        assert agent.running.call.linked_to == call
        assert agent.running.call.numbers.calling == agent.running.call.numbers.subject
        assert agent.running.call.numbers.subject is not None
        assert agent.running.call.numbers.subject.digits == THREE_DAYS_OLD


async def test_a_caller_who_would_rather_ring_again_is_not_rung(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        call = await is_told_why_not(agent, THREE_DAYS_OLD)
        await agent.press("2")
        assert agent.running.call.stop is not None
        assert agent.running.call.stop.chosen is NextStep.CALLER_RINGS_AGAIN
        await is_done_with_it(agent)
        assert agent.case(call).call_back_at is None
        assert agent.case(call).state is CaseState.CLOSED
