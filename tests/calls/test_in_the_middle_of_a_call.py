"""What comes in between: hold, a wrong code, Esc, the other language, another number, a console that is gone."""

from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.line import LineState
from agent_console.call.steps import Step
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from agent_console.identity.phone import PhoneNumber
from backends.fake.latency import Latency
from backends.fake.registry import Registry
from tests.calls.agent import Agent, at_work
from tests.console import WIDE, TestClock

pytestmark = pytest.mark.full

NUMBER = "13800138000"
HOLDER = ("张示例", "34052419800101001X")
OTHER_NUMBER = "18700001010"
ITS_HOLDER = ("马模拟", "619999199706191800")


async def comes_to_the_verification(agent: Agent, calling: str = NUMBER) -> str:
    await agent.answers(calling)
    await agent.knows_the_verdict()
    await agent.press("enter")
    await agent.on("Notice")
    await agent.press("1")
    await agent.on("Verification")
    return agent.running.call.id


async def submits(agent: Agent) -> None:
    await agent.reads_to_the_end()
    await agent.press("1", "2", "3", "8")
    await agent.on("Submission")


async def test_a_caller_is_held_and_taken_back_and_the_call_takes_fourteen_keys(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await agent.gets_to_the_selection(NUMBER, *HOLDER)
        await agent.types("zj")
        await agent.press("space", "f7")
        await agent.sees("~ 保持中")
        assert agent.running.call.line.state is LineState.HELD
        agent.running.clock.advance(seconds=125)
        await agent.sees("~ 保持中 2:05")
        await agent.sees("! 保持 2 分钟了")
        await agent.press("f7")
        await agent.running.until(lambda: agent.running.call.line.caller_hears, "the caller on the line")
        await agent.press("enter")
        await submits(agent)
        await agent.press("enter")
        await agent.goes_home()
        assert agent.pressed == 14
        assert agent.filed_platforms() == {"douyin", "toutiao"}


async def test_nothing_is_stated_or_sent_while_the_caller_hears_nothing(tmp_path: Path) -> None:
    async with at_work(tmp_path, size=WIDE) as agent:
        await agent.gets_to_the_read_back(NUMBER, *HOLDER, "wb")
        await agent.press("1", "2", "3")
        await agent.running.until(lambda: len(agent.running.call.read_back.stated) > 1, "statements")
        await agent.press("f7")
        agent.running.clock.advance(seconds=150)
        await agent.sees("保持 2 分钟了")
        await agent.press("8")
        await agent.running.pilot.pause()
        assert agent.running.page == "ReadBackScreen"
        assert agent.registered("requests") == 0
        await agent.press("f7", "8")
        await agent.on("Submission")
        assert agent.filed_platforms() == {"weibo"}


async def test_a_wrong_code_costs_one_try_and_no_key(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        call = await comes_to_the_verification(agent)
        await agent.verifies(*HOLDER)
        code = await agent.hears_the_code(NUMBER)
        await agent.types_in_confidence(f"{(int(code) + 1) % 1_000_000:06d}")
        await agent.sees("x 验证码不对，还可输错 2 次")
        await agent.types(code)
        await agent.on("Selection")
        await agent.types("zj")
        await agent.press("space", "enter")
        await submits(agent)
        await agent.press("enter")
        await agent.goes_home()
        assert agent.pressed == 12
        assert agent.case(call).outcome is Outcome.ACCEPTED


async def test_esc_goes_back_and_nothing_typed_is_lost(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await comes_to_the_verification(agent)
        await agent.types_in_confidence("张示例")
        await agent.press("enter")
        await agent.types_in_confidence("34052419800101")
        await agent.press("escape")
        await agent.on("Notice")
        assert agent.does_not_see("34052419800101_")
        await agent.press("1")
        await agent.on("Verification")
        await agent.running.until(lambda: agent.running.app.focused is not None, "a field")
        assert agent.running.app.focused is not None
        if agent.running.app.focused.id != "document":
            await agent.press("tab")
        await agent.types_in_confidence("001X")
        await agent.running.until(lambda: agent.running.call.verification.matched, "the match")


async def test_esc_from_the_read_back_keeps_the_ticks_and_voids_what_was_said_of_another_list(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path, size=WIDE) as agent:
        await agent.gets_to_the_read_back(NUMBER, *HOLDER, "zj")
        await agent.press("1", "2", "3")
        await agent.press("escape")
        await agent.on("Selection")
        assert agent.running.call.ticked == {"douyin", "toutiao"}
        await agent.types("wb")
        await agent.press("space", "enter")
        await agent.reads_to_the_end()
        assert not agent.running.call.read_back.stated
        await agent.press("8")
        await agent.sees("x 还差")
        assert agent.registered("requests") == 0


async def test_the_language_changes_in_mid_call_and_the_call_goes_on_from_the_same_place(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path) as agent:
        call = await comes_to_the_verification(agent)
        await agent.sees("3 核验机主")
        await agent.types_in_confidence("张示例")
        await agent.press("ctrl+e")
        await agent.sees("3 核验机主", "3 Verify the holder")
        await agent.press("enter")
        await agent.types_in_confidence("34052419800101001X")
        await agent.types(await agent.hears_the_code(NUMBER))
        await agent.on("Selection")
        await agent.sees("5 选择", "5 Choose what to unbind")
        await agent.types("douyin")
        await agent.press("space", "ctrl+e")
        await agent.sees("抖音")
        await agent.press("enter")
        await submits(agent)
        await agent.press("ctrl+e")
        await agent.sees("7 已提交", "7 Accepted")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.case(call).outcome is Outcome.ACCEPTED
        assert agent.filed_platforms() == {"douyin"}


async def test_no_sentence_of_the_other_language_stays_when_the_language_changes(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await agent.gets_to_the_read_back(NUMBER, *HOLDER, "wb")
        await agent.press("8")
        await agent.sees("x 还差", "Missing")
        await agent.press("ctrl+e")
        await agent.sees("6 复述", "6 Read back")
        assert "还差" not in agent.running.text


async def test_another_number_after_the_submit_is_another_call_and_verified_anew(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await agent.gets_to_the_read_back(NUMBER, *HOLDER, "wb")
        first = agent.running.call.id
        await submits(agent)
        await agent.press("f8")
        await agent.on("Intake")
        second = agent.running.call
        assert second.id != first
        assert second.linked_to == first
        assert not second.verification.verified
        assert agent.case(first).outcome is Outcome.ACCEPTED
        assert agent.case(first).state is CaseState.WAITING
        await agent.types(OTHER_NUMBER)
        await agent.running.until(
            lambda: agent.running.call.numbers.subject == PhoneNumber(OTHER_NUMBER), "the number"
        )
        await agent.knows_the_verdict()
        await agent.press("enter")
        await agent.on("Notice")
        await agent.press("1")
        await agent.verifies(*ITS_HOLDER)
        await agent.running.until(lambda: agent.running.call.verification.matched, "the match")
        await agent.running.pilot.pause()
        assert agent.running.call.verification.code is None, "no code by itself: another phone rings"
        await agent.press("f5")
        await agent.types(await agent.hears_the_code(OTHER_NUMBER))
        await agent.on("Selection")
        await agent.types("dzdp")
        await agent.press("space", "enter")
        await submits(agent)
        assert agent.registered("requests") == 2
        assert agent.filed_platforms() == {"weibo", "dianping"}


async def test_a_console_that_is_gone_in_mid_call_comes_back_with_the_call_at_its_step(
    tmp_path: Path,
) -> None:
    clock = TestClock()
    async with at_work(tmp_path, clock=clock) as agent:
        await agent.gets_to_the_read_back(NUMBER, *HOLDER, "zj")
        call = agent.running.call.id
        await agent.press("1", "2")
        await agent.running.until(lambda: len(agent.running.call.read_back.stated) == 2, "two statements")
    clock.now += timedelta(minutes=3)
    async with at_work(tmp_path, clock=clock, size=WIDE) as agent:
        assert agent.running.desk.call is None
        await agent.moves_to(call)
        await agent.sees("草稿，复述")
        await agent.press("enter")
        await agent.reads_to_the_end()
        assert agent.running.call.id == call
        assert agent.running.call.step is Step.READ_BACK
        assert agent.running.call.ticked == {"douyin", "toutiao"}
        assert not agent.running.call.read_back.stated
        assert agent.registered("requests") == 0
        await submits(agent)
        await agent.press("enter")
        await agent.goes_home()
        assert agent.case(call).outcome is Outcome.ACCEPTED
        assert agent.registered("codes") == 1


async def test_a_call_that_was_cut_off_while_it_was_verified_asks_for_the_holder_again(
    tmp_path: Path,
) -> None:
    clock = TestClock()
    async with at_work(tmp_path, clock=clock) as agent:
        call = await comes_to_the_verification(agent)
        await agent.types_in_confidence("张示例")
        await agent.press("enter")
        await agent.types_in_confidence("34052419800101")
    async with at_work(tmp_path, clock=clock) as agent:
        await agent.moves_to(call)
        await agent.press("enter")
        await agent.on("Verification")
        assert agent.does_not_see("34052419800101_")
        assert agent.did_not_happen(call, e.IdentityCompared)
        await agent.verifies(*HOLDER)
        await agent.types(await agent.hears_the_code(NUMBER))
        await agent.on("Selection")


async def test_letters_typed_while_the_platforms_answer_are_kept_and_typing_goes_on_behind_them(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path) as agent:
        await comes_to_the_verification(agent)
        await agent.verifies(*HOLDER)
        code = await agent.hears_the_code(NUMBER)
        backend = agent.running.app.opened.backend
        assert isinstance(backend, Registry)
        backend.faults.latency = Latency.OFFICE
        await agent.types(code)
        await agent.on("Lookup")
        await agent.types("zj")
        await agent.sees("已留：zj")
        await agent.running.until(lambda: agent.running.call.lookup.lookup_id is not None, "a lookup")
        agent.running.clock.advance(seconds=10)
        await agent.types("x")
        await agent.on("Selection")
        await agent.types("abc")
        await agent.sees("筛选 [zjxabc___")


async def test_a_word_an_input_method_commits_at_once_stays_whole_and_typing_goes_on_behind_it(
    tmp_path: Path,
) -> None:
    async with at_work(tmp_path) as agent:
        await agent.gets_to_the_selection(NUMBER, *HOLDER)
        await agent.types_at_once("今日头条")
        await agent.sees("筛选 [今日头条___")
        await agent.types("x")
        await agent.sees("筛选 [今日头条x___")
