"""The first page on the whole console: typing begins a call, Enter answers one, nothing is done by accident."""

from pathlib import Path

import pytest

from agent_console.call.steps import Step
from agent_console.casebook.case_summary import CaseState
from agent_console.identity.phone import PhoneNumber
from tests.calls.agent import at_work
from tests.console import SMALL, WIDE, Console, TestClock, console


async def at_home(running: Console) -> None:
    """Wait for the callers, and until Enter is heard."""
    context = running.app.context
    assert context is not None
    await running.until(lambda: bool(context.caller.calls), "callers")
    await running.pilot.pause()
    running.clock.advance(seconds=1)


async def test_enter_on_the_empty_line_answers_the_first_call_that_rings(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        context = running.app.context
        assert context is not None
        first = context.caller.calls[0]
        await running.press("enter")
        await running.on_page("IntakeScreen")
        await running.until(lambda: running.call.numbers.record is not None, "the verdict")
        assert running.call.numbers.calling == first.calling_number
        assert running.call.numbers.subject == first.calling_number


@pytest.mark.full
async def test_down_chooses_another_call_while_the_cursor_stays_in_the_line(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        context = running.app.context
        assert context is not None
        await running.press("down", "down")
        assert running.app.focused is not None
        assert running.app.focused.id == "entry"
        await running.press("enter")
        await running.on_page("IntakeScreen")
        assert running.call.numbers.calling == context.caller.calls[2].calling_number


@pytest.mark.full
async def test_end_goes_to_the_last_row_of_the_list_and_home_to_the_first(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        context = running.app.context
        assert context is not None
        await running.press("end", "home", "end")
        await running.press("enter")
        await running.on_page("IntakeScreen")
        assert running.call.numbers.calling == context.caller.calls[-1].calling_number


@pytest.mark.parametrize(
    "typed", ["13800138000", "+86 138 0013 8000", "１３８００１３８０００", "138-0013-8000"]
)
async def test_a_typed_number_begins_a_call_without_a_calling_number(tmp_path: Path, typed: str) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        await running.type(typed)
        await running.press("enter")
        await running.on_page("IntakeScreen")
        assert running.call.numbers.subject == PhoneNumber("13800138000")
        assert running.call.numbers.calling is None


@pytest.mark.full
async def test_who_holds_a_typed_number_is_told_to_be_played(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        await running.type("13900001234")
        await running.press("enter")
        await running.on_page("IntakeScreen")
        assert running.app.context is not None
        caller = running.app.context.caller
        await running.until(lambda: caller.at_hand(running.call) is not None, "the holder")
        await running.press("f2")
        await running.sees("139 0000 1234")


async def test_what_is_wrong_with_the_line_is_said_there_and_the_text_stays(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        await running.type("13800")
        await running.press("enter")
        await running.sees("x 13800：号码和工单号都是 11 位，现在 5 位")
        assert sum("x 13800" in row for row in running.rows) == 2
        assert "[13800___" in running.text
        await running.press("escape")
        assert "13800" not in running.text
        assert running.desk.call is None


@pytest.mark.full
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("001123000", "现在 9 位"),
        ("00112300019", "校验位不对"),
        ("10086", "x 10086"),
        ("[/b]", "x "),
    ],
)
async def test_other_numbers_are_refused_with_their_reason(tmp_path: Path, typed: str, told: str) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        await running.type(typed)
        await running.press("enter")
        await running.sees(told)
        assert running.page == "HomeScreen"


async def test_an_unfinished_call_is_offered_and_taken_up_at_its_step(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        await running.press("enter")
        await running.on_page("IntakeScreen")
        await running.until(lambda: running.call.numbers.record is not None, "the verdict")
        call = running.call
        await running.press("f10", "2")
        await running.on_page("HomeScreen")
        await running.sees("剩 24 小时")
        running.clock.advance(seconds=1)
        await running.type(call.id)
        await running.press("enter")
        await running.on_page("IntakeScreen")
        assert running.call.id == call.id
        assert running.call.step is Step.INTAKE


@pytest.mark.full
async def test_a_case_number_nobody_gave_out_is_told(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        number = running.desk.casebook.next_case_number(running.clock.now.date())
        await running.type(str(number))
        await running.press("enter")
        await running.sees("? 没有这个工单")


@pytest.mark.full
async def test_enter_is_deaf_for_a_moment_after_the_page_appeared(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        context = running.app.context
        assert context is not None
        await running.until(lambda: bool(context.caller.calls), "callers")
        await running.press("enter")
        assert running.desk.call is None
        await running.sees("- 回车来得太早")
        running.clock.advance(milliseconds=299)
        await running.press("enter")
        assert running.desk.call is None
        running.clock.advance(milliseconds=1)
        await running.press("enter")
        await running.on_page("IntakeScreen")


@pytest.mark.full
async def test_letters_escape_and_space_do_nothing_at_home(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        await running.press(
            *"abcxyz", "escape", "space", "escape", "f7", "f9", "f10", "f6", "f3", "8", "escape"
        )
        assert running.page == "HomeScreen"
        assert running.desk.call is None


async def test_leaving_asks_first(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_home(running)
        await running.press("ctrl+q", "down", "ctrl+q")
        assert running.app.return_code is None
        await running.sees("再按 Ctrl+Q")
        await running.press("ctrl+q")
        await running.until(lambda: running.app.return_code == 0, "the end")


@pytest.mark.full
async def test_the_wide_page_says_of_the_ringing_call_and_the_figures(tmp_path: Path) -> None:
    async with console(tmp_path, size=WIDE) as running:
        await at_home(running)
        for text in ("响铃的这一通", "> 首页", "今天已办", "周一", "一行命令", ":n 13800138000"):
            assert text in running.text


@pytest.mark.full
async def test_the_small_page_stands_as_drawn(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        await at_home(running)
        rows = [row.rstrip() for row in running.rows]
        assert rows[0].startswith(" 训练 TRAINING")
        assert "周一 11-23" in rows[0]
        assert rows[1] == " 今天已办 0 通   平均 -   草稿 0"
        assert rows[2].startswith("== 首页 ===")
        assert rows[3].startswith(" 号码 工单 命令  [________________________]  空着 Enter = 办 > 那行")
        assert rows[5].startswith(" 来电")
        assert rows[6].startswith(" > 响铃 0:")
        assert rows[18].startswith("== + 模拟   平台清单 ")
        assert rows[23].startswith(" F1帮助 F2话术               F5")


@pytest.mark.full
async def test_what_the_platforms_answered_comes_on_f5_and_by_itself_at_the_next_start(
    tmp_path: Path,
) -> None:
    clock = TestClock()
    async with at_work(tmp_path, clock=clock) as agent:
        await agent.gets_to_the_read_back("13800138000", "张示例", "34052419800101001X", "zj")
        call = agent.running.call.id
        await agent.press("1", "2", "3", "8")
        await agent.on("Submission")
        await agent.press("enter")
        await agent.goes_home()
        clock.advance(seconds=40)
        await agent.press("f5")
        await agent.sees("+ 1 个工单有新消息")
        clock.advance(seconds=40)
        await agent.press("f5")
        await agent.sees("= 平台那边没有新消息")
    clock.advance(days=14)
    async with at_work(tmp_path, size=WIDE, clock=clock) as agent:
        await agent.sees("2 项：")
        assert agent.case(call).state in (CaseState.CLOSED, CaseState.NO_REPLY)
        await agent.types(call)
        await agent.press("enter")
        await agent.on("Case")
        await agent.sees("工单   核验前只看情况和日期")
