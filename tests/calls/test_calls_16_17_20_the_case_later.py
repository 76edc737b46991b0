"""Calls 16, 17 and 20: the sixth day, a complaint, a withdrawal; and a case another desk filed.

Counts come first and only to the verified caller, a new day is promised for the silent one alone, and what is sent
is sent by `8` from a review.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from agent_console.backend import ItemState
from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from tests.calls.agent import Agent, at_work
from tests.console import SMALL, WIDE, TestClock
from tests.states.cases import ONE_IS_SILENT, a_case, last_page, six_working_days_later

pytestmark = pytest.mark.full

NUMBER = "13800138000"
HOLDER = ("张示例", "34052419800101001X")


async def the_caller_rings_again(agent: Agent) -> None:
    """Answer, name the case, verify: the page of the case opens by itself, and no platform is asked again."""
    await agent.answers(NUMBER)
    await agent.knows_the_verdict()
    await agent.press(":", *"case", "enter")
    await agent.on("Case")
    await agent.sees("核验前只看情况和日期", "states and days only")
    assert agent.does_not_see("抖音", "Douyin", "已解绑", "unbound")
    await agent.press("escape")
    await agent.on("Intake")
    await agent.press("enter")
    await agent.on("Notice")
    await agent.press("1")
    await agent.verifies(*HOLDER)
    await agent.types(await agent.hears_the_code(NUMBER))
    await agent.on("Case")


def items(agent: Agent, case: str, state: ItemState) -> set[str]:
    filings = agent.running.desk._worktop.stored(case).submission.filings
    return {str(item.platform_id) for one in filings for item in one.live_items if item.state is state}


@pytest.mark.parametrize(("language", "size"), [("zh", SMALL), ("en", WIDE)])
async def test_on_the_sixth_day_counts_come_first_and_the_silent_one_alone_is_filed_again(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        case = await a_case(agent.running, *ONE_IS_SILENT)
        await six_working_days_later(agent.running)
        silent = items(agent, case, ItemState.NO_REPLY)
        assert len(silent) == 1
        await the_caller_rings_again(agent)
        await agent.sees("12 项：", "12: ")
        await agent.sees("第 6 个工作日", "working day 6")
        assert agent.registered("lookups") == 1
        await agent.press("1")
        await last_page(agent.running)
        await agent.press("8", "enter")
        assert agent.registered("requests") == 1
        await agent.press("2", "3", "8")
        await agent.on("Case")
        await agent.running.until(lambda: agent.registered("requests") == 2, "the second request")
        again = agent.running.desk._worktop.stored(case).submission.filings[-1]
        assert {str(item.platform_id) for item in again.items} == silent
        await agent.press("escape")
        await agent.on("Verification")
        await agent.press("f10", "f10")
        await agent.on("WrapUp")
        await agent.sees("已告知进度", "Progress told")
        await agent.press("enter")
        await agent.on("Home")
        assert agent.running.desk.casebook.recent(1)[0].outcome is Outcome.INFORMED


async def test_a_caller_who_names_12381_gets_a_case_number_and_fifteen_days(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        case = await a_case(agent.running, "douyin", "taobao")
        agent.running.clock.advance(hours=1)
        await the_caller_rings_again(agent)
        await agent.press("5")
        await agent.sees("您可以先在我这里投诉，十五天内答复")
        assert agent.did_not_happen(case, e.ComplaintOpened)
        await agent.press("up", "5", "5")
        await agent.sees("+ 投诉已登记")
        await agent.sees("12-08（周二）前答复")
        await agent.press("5")
        await agent.sees("投诉   往下怎么办")
        await agent.press("escape")
        assert agent.case(case).complaint_due_on == date(2026, 12, 8)
        assert sum(isinstance(one, e.ComplaintOpened) for one in agent.happened(case)) == 1
        await agent.press("6")
        await agent.sees(case)
        assert agent.does_not_see("抖音", "淘宝", NUMBER)


async def test_a_complaint_waits_for_the_caller_and_is_answered_on_its_page(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        case = await a_case(agent.running, "douyin", "taobao")
        agent.running.clock.advance(hours=1)
        await the_caller_rings_again(agent)
        await agent.press("5", "5")
        await agent.sees("+ 投诉已登记")
        await agent.press("5", "2")
        await agent.sees("+ 投诉期停住了")
        await agent.sees("起停住：等客户补材料")
        await agent.press("5", "2")
        await agent.sees("+ 投诉期接着走")
        await agent.press("5", "1")
        await agent.sees("+ 投诉已答复")
        await agent.sees("没有投诉")
        assert agent.case(case).complaint_due_on is None


@pytest.mark.parametrize(("language", "size"), [("zh", WIDE), ("en", SMALL)])
async def test_an_hour_later_taobao_is_kept_after_all(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        case = await a_case(agent.running, "douyin", "taobao")
        agent.running.clock.advance(hours=1)
        await the_caller_rings_again(agent)
        await agent.press("f5")
        await agent.running.until(lambda: len(items(agent, case, ItemState.SUBMITTED)) == 2, "both open")
        await agent.press("3", "down", "space", "enter")
        await last_page(agent.running)
        await agent.press("8", "2", "8")
        assert agent.did_not_happen(case, e.WithdrawalQueued)
        await agent.press("3", "8")
        await agent.on("Case")
        await agent.running.until(lambda: items(agent, case, ItemState.WITHDRAWN) != set(), "it is back")
        assert items(agent, case, ItemState.WITHDRAWN) == {"taobao"}
        assert items(agent, case, ItemState.SUBMITTED) == {"douyin"}
        assert agent.registered("requests") == 1


async def test_a_caller_who_says_no_at_the_review_has_nothing_sent(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        case = await a_case(agent.running, "douyin", "taobao")
        agent.running.clock.advance(hours=1)
        await the_caller_rings_again(agent)
        await agent.press("f5")
        await agent.running.until(lambda: len(items(agent, case, ItemState.SUBMITTED)) == 2, "both open")
        await agent.press("3", "*", "enter")
        await last_page(agent.running)
        await agent.press("2", "0")
        await agent.on("Case")
        assert agent.did_not_happen(case, e.WithdrawalQueued)
        assert not agent.running.call.follow_up.read_back.stated


async def test_who_is_rung_is_offered_to_ring_back_before_any_code(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        case = await a_case(agent.running, "douyin")
        agent.running.clock.advance(hours=1)
        await agent.on("Home")
        await agent.types(case)
        await agent.press("enter")
        await agent.on("Case")
        await agent.press("4")
        await agent.sees("您也可以挂断")
        await agent.press("2")
        await agent.sees("+ 已记：客户自己打回来")
        assert agent.registered("codes") == 1
        await agent.press("4")
        assert agent.does_not_see("+ 已记：客户自己打回来")
        await agent.press("1")
        await agent.on("Intake")
        await agent.sees("您也可以挂断")
        assert agent.running.call.linked_to == case
        assert not agent.running.call.verification.verified


async def test_a_case_of_another_desk_is_found_by_its_number_once_the_caller_is_verified(
    tmp_path: Path,
) -> None:
    clock = TestClock()
    async with at_work(tmp_path / "theirs", clock=clock) as agent:
        case = await a_case(agent.running, *ONE_IS_SILENT)
    (tmp_path / "ours").mkdir()
    shutil.copytree(tmp_path / "theirs" / "registry", tmp_path / "ours" / "registry")
    clock.advance(days=8)
    async with at_work(tmp_path / "ours", clock=clock) as agent:
        await agent.answers(NUMBER)
        await agent.knows_the_verdict()
        await agent.press("enter")
        await agent.on("Notice")
        await agent.press(":", *"case", "space", *case, "enter")
        await agent.sees("- 先核验客户")
        await agent.press("1")
        await agent.verifies(*HOLDER)
        await agent.types(await agent.hears_the_code(NUMBER))
        await agent.on("Selection")
        await agent.press(":", *"case", "space", *case, "enter")
        await agent.on("Case")
        await agent.sees(f"别台工单 {case}")
        await agent.press("1")
        await last_page(agent.running)
        await agent.press("2", "3", "8")
        await agent.on("Case")
        await agent.running.until(lambda: agent.registered("requests") == 2, "the second request")
