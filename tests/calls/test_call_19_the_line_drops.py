"""Call 19: the line drops at the consent. Nothing was submitted, what was said counts no more, a draft waits a day."""

from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.line import LineState
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from tests.calls.agent import Agent, at_work
from tests.console import SMALL, WIDE, TestClock

pytestmark = pytest.mark.full

NUMBER = "15900001919"
HOLDER = ("林范例", "810000199408230021")


async def loses_the_line_at_the_consent(agent: Agent) -> str:
    """Get as far as the second statement; then the line is gone."""
    await agent.gets_to_the_read_back(NUMBER, *HOLDER, "zj")
    await agent.press("1", "2")
    await agent.running.until(lambda: len(agent.running.call.read_back.stated) == 2, "two statements")
    agent.running.clock.advance(minutes=2)
    await agent.press("f10", "1")
    await agent.on("Stopped")
    return agent.running.call.id


def nothing_went_out(agent: Agent, call: str) -> bool:
    """Whether nothing was filed, on the call or at the registry."""
    return agent.did_not_happen(call, e.FilingQueued) and agent.registered("requests") == 0


@pytest.mark.parametrize(("language", "size"), [("zh", SMALL), ("en", WIDE)])
async def test_the_caller_is_rung_back_asked_anew_and_the_call_is_finished(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        call = await loses_the_line_at_the_consent(agent)
        await agent.sees("通话中断在 6 复述：没有提交", "Line dropped at 6 Review: not sent")
        await agent.sees("没有提交，平台什么都没收到", "nothing filed")
        assert nothing_went_out(agent, call)
        await agent.press("8", "3")
        assert nothing_went_out(agent, call)
        await agent.press("1", "enter")

        await agent.reads_to_the_end()
        assert agent.running.call.line.state is LineState.UP
        assert not agent.running.call.read_back.stated
        assert agent.running.call.ticked == {"douyin", "toutiao"}
        await agent.press("3", "8")
        await agent.running.pilot.pause()
        assert nothing_went_out(agent, call)
        await agent.press("1", "2", "8")
        await agent.on("Submission")
        await agent.sees(call, call)
        await agent.press("enter")
        await agent.goes_home()
        assert agent.registered("codes") == 1
        assert agent.registered("requests") == 1
        assert agent.case(call).outcome is Outcome.ACCEPTED


async def test_nobody_answers_and_the_draft_expires_unsent(tmp_path: Path) -> None:
    clock = TestClock()
    async with at_work(tmp_path, clock=clock, size=WIDE) as agent:
        call = await loses_the_line_at_the_consent(agent)
        await agent.press("2", "enter")
        await agent.on("Home")
        await agent.sees("剩 24 小时")
        assert agent.case(call).state is CaseState.DRAFT
        clock.advance(hours=23, minutes=59)
        await agent.press("f5")
        await agent.sees("剩 0 小时")
        clock.advance(minutes=2)
        await agent.press("f5")
        await agent.running.until(lambda: agent.does_not_see(call), "the draft to leave the list")
        assert agent.running.desk.casebook.unfinished(clock.now) == ()
        clock.advance(seconds=1)
        await agent.types(call)
        await agent.press("enter")
        await agent.sees("- 草稿满 24 小时，已经删了")
        assert nothing_went_out(agent, call)
    async with at_work(tmp_path, clock=clock) as agent:
        assert agent.running.desk.casebook.find(call) is None
        assert agent.registered("requests") == 0


async def test_the_caller_rings_again_within_the_day_and_it_goes_on_with_a_fresh_code(tmp_path: Path) -> None:
    clock = TestClock()
    async with at_work(tmp_path, clock=clock) as agent:
        call = await loses_the_line_at_the_consent(agent)
        await agent.press("2", "enter")
        await agent.on("Home")
        clock.advance(hours=1)
        await agent.moves_to(call)
        await agent.press("enter")
        await agent.reads_to_the_end()
        assert not agent.running.call.read_back.stated
        await agent.press("1", "2", "3", "8")
        await agent.sees("核验过期了")
        assert nothing_went_out(agent, call)
        await agent.press("f5")
        await agent.types(await agent.hears_the_code(NUMBER))
        await agent.running.pilot.pause()
        await agent.press("1", "2", "3", "8")
        await agent.on("Submission")
        assert agent.registered("codes") == 2
        assert agent.filed_platforms() == {"douyin", "toutiao"}
