"""Calls 2 and 3: a second card for an old mother, a child's watch. In whose name is the number? That decides."""

from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from tests.calls.agent import Agent, at_work
from tests.console import SMALL, WIDE

pytestmark = pytest.mark.full

MOTHERS, DAUGHTER = "15000000202", "15000000201"
WATCH, GUARDIAN = "18600000303", "18600000302"
IN_OWN_NAME = {
    MOTHERS: ("李样本", "11010519491231002X"),
    WATCH: ("王演示", "119999198805121012"),
}

WORK_ON_THE_NUMBER = (e.NoticeAgreed, e.IdentityCompared, e.CodeSent, e.LookupStarted, e.FilingQueued)


async def asks_whose_name(agent: Agent, calling: str, subject: str) -> str:
    """Answer from one phone about another number, and open the question with two keys."""
    call = await agent.is_told_a_number(calling, subject)
    await agent.press("f9", "7")
    await agent.on("Stopped")
    await agent.sees("先问清楚：号码在谁的名下", "In whose name is the number?")
    return call


@pytest.mark.parametrize(("subject", "calling"), [(MOTHERS, DAUGHTER), (WATCH, GUARDIAN)])
async def test_in_the_callers_own_name_the_call_goes_on_to_the_selection(
    tmp_path: Path, subject: str, calling: str
) -> None:
    async with at_work(tmp_path) as agent:
        await asks_whose_name(agent, calling, subject)
        await agent.sees("在来电人自己名下，接着办")
        await agent.press("2", "enter")
        await agent.on("Notice")
        await agent.press("1")
        await agent.verifies(*IN_OWN_NAME[subject])
        await agent.running.until(lambda: agent.running.call.verification.matched, "the match")
        await agent.running.pilot.pause()
        await agent.press("f5")
        await agent.types(await agent.hears_the_code(subject))
        await agent.on("Selection")
        assert agent.running.call.verification.verified


@pytest.mark.parametrize(("language", "size"), [("zh", SMALL), ("en", WIDE)])
async def test_a_number_in_the_mothers_name_is_for_a_counter_and_nothing_is_asked_of_anyone(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        call = await asks_whose_name(agent, DAUGHTER, MOTHERS)
        await agent.sees("带两个人的证件到营业厅", "to a counter, with both documents")
        await agent.sees(
            "没有查绑定，没有提交，没有发短信", "nothing looked up, nothing filed, no text message sent"
        )
        await agent.press("enter")
        await agent.goes_home()
        case = agent.case(call)
        assert (case.outcome, case.state) == (Outcome.NOT_VERIFIED, CaseState.CLOSED)
        assert agent.did_not_happen(call, *WORK_ON_THE_NUMBER)
        assert agent.asked_nothing_of_anyone()


async def test_a_guardian_hears_that_debt_messages_may_go_on(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await asks_whose_name(agent, GUARDIAN, WATCH)
        await agent.sees("催账短信就没了吧")
        await agent.sees("不能这么说：解绑管不到催收")
        await agent.sees("未满十四岁由监护人办")


async def test_whoever_is_not_the_holder_is_asked_the_same_from_the_verification(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await agent.answers(DAUGHTER)
        await agent.types(MOTHERS)
        await agent.knows_the_verdict()
        await agent.press("enter")
        await agent.on("Notice")
        await agent.press("1")
        await agent.on("Verification")
        await agent.press("f9", "1")
        await agent.on("Stopped")
        await agent.press("3", "enter")
        await agent.sees("先问清楚：号码在谁的名下")
        await agent.press("2", "enter")
        await agent.on("Verification")
        assert agent.running.call.stop is None
