"""Calls 6, 7 and 8: the right SIM is in a drawer, a husband calls, the previous holder calls: refused kindly."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from tests.calls.agent import Agent, at_work
from tests.console import SMALL, WIDE

pytestmark = pytest.mark.full

DRAWER, ITS_OTHER_PHONE = "13300000606", "13300000607"
WIFE, HUSBAND = "15800000707", "15800000708"
GIVEN_UP, PREVIOUS_HOLDER = "13600000808", "13600000809"

WORK_ON_THE_NUMBER = (e.CodeSent, e.CodeCompared, e.LookupStarted, e.Ticked, e.StatementMade, e.FilingQueued)


async def compares(agent: Agent, name: str, document: str) -> None:
    """Go on to the verification and compare what the caller says."""
    await agent.press("enter")
    await agent.on("Notice")
    await agent.press("1")
    await agent.verifies(name, document)
    await agent.running.until(lambda: agent.running.call.verification.matched, "the match")
    await agent.running.pilot.pause()


@pytest.mark.parametrize(("language", "size"), [("zh", SMALL), ("en", WIDE)])
async def test_with_the_sim_in_a_drawer_there_is_no_code_and_a_call_back_tomorrow_in_eight_keys(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        call = await agent.is_told_a_number(ITS_OTHER_PHONE, DRAWER)
        await compares(agent, "高练习", "509999199302111602")
        assert agent.running.call.verification.code is None
        await agent.press("f9", "2")
        await agent.on("Stopped")
        await agent.sees("先不能往下办：收不到验证码", "no code")
        await agent.sees("明天 11-24（周二）10:00 回电", "Call back tomorrow")
        await agent.sees("没有查绑定，没有提交，没有发验证码", "no code sent")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.pressed == 8
        case = agent.case(call)
        assert (case.outcome, case.state) == (Outcome.CALL_BACK, CaseState.CALL_BACK)
        assert case.call_back_at == datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
        assert agent.did_not_happen(call, *WORK_ON_THE_NUMBER)
        assert agent.asked_nothing_of_anyone()


async def test_the_same_call_can_be_taken_up_this_afternoon(tmp_path: Path) -> None:
    async with at_work(tmp_path, size=WIDE) as agent:
        call = await agent.is_told_a_number(ITS_OTHER_PHONE, DRAWER)
        await compares(agent, "高练习", "509999199302111602")
        await agent.press("f9", "2")
        await agent.on("Stopped")
        await agent.press("1", "enter")
        await agent.goes_home()
        assert agent.case(call).call_back_at == datetime(2026, 11, 23, 4, 0, tzinfo=UTC)
        await agent.sees("约定回电")


@pytest.mark.parametrize(("language", "size"), [("zh", WIDE), ("en", SMALL)])
async def test_a_husband_with_all_her_details_is_refused_kindly_and_told_nothing(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        call = await agent.is_told_a_number(HUSBAND, WIFE)
        await compares(agent, "陈范例", "319999199103081222")
        await agent.press("f9", "1")
        await agent.on("Stopped")
        await agent.sees("不能往下办：打来的不是机主", "not the holder")
        await agent.sees("谢谢您替家人操心", "Thank you for looking after your family")
        assert agent.does_not_see("一致", "ID number match", "2022-10-01")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.pressed == 8
        case = agent.case(call)
        assert (case.outcome, case.state) == (Outcome.NOT_VERIFIED, CaseState.CLOSED)
        assert case.call_back_at is None
        assert agent.did_not_happen(call, *WORK_ON_THE_NUMBER)
        assert agent.asked_nothing_of_anyone()


async def test_a_code_sent_for_the_husband_lies_on_her_phone_and_gets_him_nowhere(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        call = await agent.is_told_a_number(HUSBAND, WIFE)
        await compares(agent, "陈范例", "319999199103081222")
        await agent.press("f5")
        await agent.running.until(lambda: agent.running.call.verification.code is not None, "a code")
        await agent.running.pilot.pause()
        await agent.press("enter")
        await agent.on("Verification")
        await agent.press("f9", "1")
        await agent.on("Stopped")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.registered("codes") == 1
        assert agent.registered("lookups") == agent.registered("requests") == 0
        assert agent.did_not_happen(call, e.LookupStarted, e.FilingQueued)
        assert agent.case(call).outcome is Outcome.NOT_VERIFIED


async def test_the_wife_takes_the_phone_and_the_call_goes_on_where_it_was(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await agent.is_told_a_number(HUSBAND, WIFE)
        await compares(agent, "陈范例", "319999199103081222")
        await agent.press("f9", "1")
        await agent.on("Stopped")
        await agent.press("2", "enter")
        await agent.on("Verification")
        assert agent.running.call.stop is None


@pytest.mark.parametrize(("language", "size"), [("zh", SMALL), ("en", WIDE)])
async def test_a_previous_holder_hears_of_appeal_and_police_and_nothing_of_the_present_one(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        call = await agent.is_told_a_number(PREVIOUS_HOLDER, GIVEN_UP)
        await agent.press("f9", "1")
        await agent.on("Stopped")
        await agent.sees("不能办理：打来的是以前的机主", "earlier holder")
        await agent.sees("告诉平台账号申诉的办法", "Tell how to appeal to the platform")
        await agent.sees("110", "police")
        assert agent.does_not_see("刘虚构", "Liu Xugou", "2025-02-20", GIVEN_UP)
        await agent.press("enter")
        await agent.goes_home()
        case = agent.case(call)
        assert (case.outcome, case.state) == (Outcome.PREVIOUS_HOLDER, CaseState.CLOSED)
        assert agent.did_not_happen(call, e.NoticeAgreed, e.IdentityCompared, *WORK_ON_THE_NUMBER)
        assert agent.asked_nothing_of_anyone()


async def test_a_previous_holder_is_recognised_as_late_as_the_verification(tmp_path: Path) -> None:
    async with at_work(tmp_path, size=WIDE) as agent:
        call = await agent.is_told_a_number(PREVIOUS_HOLDER, GIVEN_UP)
        await agent.press("enter")
        await agent.on("Notice")
        await agent.press("1")
        await agent.verifies("赵某某", "379999198607151518")
        await agent.sees("不一致")
        await agent.press("f9", "4")
        await agent.on("Stopped")
        assert agent.does_not_see("刘虚构", "2025-02-20")
        await agent.press("3", "enter")
        await agent.goes_home()
        assert agent.case(call).outcome is Outcome.PREVIOUS_HOLDER
        assert agent.did_not_happen(call, *WORK_ON_THE_NUMBER)
        assert agent.asked_nothing_of_anyone()
