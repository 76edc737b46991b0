"""Panels lie over a page for a moment: they close to the very place, lose nothing typed, and send nothing."""

from pathlib import Path

import pytest

from agent_console.call.line import LineState
from agent_console.call.steps import Step
from agent_console.identity.phone import PhoneNumber
from agent_console.options import Language
from tests.console import SMALL, WIDE, Console, console

NUMBER = PhoneNumber("13800138000")


async def at_notice(running: Console) -> None:
    """Begin a call on the step that records the caller's words."""
    running.desk.intake.open(NUMBER)
    await running.desk.intake.enter_subject(NUMBER)
    await running.app.on_call_moved()
    await running.on_page("IntakeScreen")


async def test_a_note_is_filed_with_its_time_and_the_cursor_returns(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_notice(running)
        before = running.app.focused.id if running.app.focused else None
        await running.press("f6")
        await running.type("客户很着急 先听完")
        await running.press("enter")
        await running.sees("+ 已记备注 09:36:10")
        assert [note.text for note in running.call.notes] == ["客户很着急 先听完"]
        assert (running.app.focused.id if running.app.focused else None) == before


@pytest.mark.full
@pytest.mark.parametrize("reading", ["f1", "f2", "f3"])
async def test_an_f_key_of_the_page_acts_also_while_something_is_read_over_it(
    tmp_path: Path, reading: str
) -> None:
    async with console(tmp_path) as running:
        await at_notice(running)
        await running.press(reading, "f7")
        assert running.call.line.state is LineState.HELD
        await running.press(reading, "f6")
        await running.sees("备注")
        await running.type("让客户等一下")
        await running.press("enter")
        assert [note.text for note in running.call.notes] == ["让客户等一下"]


@pytest.mark.full
async def test_an_f_key_says_what_is_in_its_way_where_something_is_being_typed(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_notice(running)
        await running.press("f6")
        await running.type("客户")
        await running.press("f7")
        await running.sees("- F7：先按 Esc 关上打开的")
        assert running.call.line.state is LineState.UP


@pytest.mark.full
async def test_a_note_with_an_id_number_is_refused_and_stays_to_be_corrected(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_notice(running)
        await running.press("f6")
        await running.type("340524198001010014")
        await running.press("enter")
        await running.sees("x 备注里像是证件号码")
        assert running.call.notes == ()
        assert "340524198001010014" in running.text
        await running.press("escape", "f6")
        assert "340524198001010014" not in running.text


@pytest.mark.full
async def test_digits_colon_and_eight_are_text_in_a_note(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_notice(running)
        await running.press("f6")
        await running.type("1 0 8 : ?")
        await running.press("enter")
        assert [note.text for note in running.call.notes] == ["1 0 8 : ?"]


@pytest.mark.parametrize("size", [SMALL, pytest.param(WIDE, marks=pytest.mark.full)])
@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.full)])
async def test_every_panel_opens_on_every_size_and_closes_again(
    tmp_path: Path, size: tuple[int, int], language: Language
) -> None:
    async with console(tmp_path, size=size, language=language) as running:
        for begin in (None, at_notice):
            if begin is not None:
                await begin(running)
            page = running.page
            before = running.rows[-1]
            for key in ("f1", "f2", "f3", "f6", "ctrl+p", ":"):
                await running.press(key)
                await running.press("pagedown", "pagedown", "escape")
                assert running.page == page
                assert running.app.screen.panel is None  # type: ignore[attr-defined]
                assert running.rows[-1] == before


@pytest.mark.full
async def test_help_tells_the_keys_of_the_page_and_the_words(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await running.press("f1")
        await running.sees("到处一样")
        await running.sees("接听/打开")
        await running.press("pagedown")
        await running.sees(":hold")
        await running.press("f1")
        assert "到处一样" not in running.text


@pytest.mark.full
async def test_the_key_test_lights_what_arrives_and_does_nothing_else(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_notice(running)
        await running.press("f1", "0", "f10", "f10", "8", "ctrl+q", "f7", "enter")
        await running.sees("+ F10")
        for lit in ("+ 8", "+ Ctrl+Q", "+ F7", "+ Enter"):
            assert lit in running.text
        assert "+ F9" not in running.text
        assert running.call.line.state is LineState.UP
        assert running.call.step is Step.INTAKE
        await running.press("escape", "escape")
        assert running.app.screen.panel is None  # type: ignore[attr-defined]


@pytest.mark.full
async def test_the_palette_does_a_command_and_says_why_not(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_notice(running)
        await running.press("ctrl+p")
        assert "这里不能用" not in running.text
        await running.press(*["down"] * 30)
        await running.sees("这里不能用")
        await running.sees("> 离开控制台")
        await running.type("baochi")
        await running.sees("> 保持通话 / 恢复")
        await running.press("enter")
        await running.until(lambda: running.call.line.state is LineState.HELD, "the hold")
        await running.press("ctrl+p")
        await running.type("qufushu")
        await running.press("enter")
        assert running.call.step is Step.INTAKE
        await running.sees("客户还没有同意")


async def test_the_command_line_shows_before_enter_and_keeps_nothing(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_notice(running)
        await running.type("：hold")
        await running.sees("保持通话 / 恢复")
        assert running.call.line.state is LineState.UP
        await running.press("enter")
        await running.until(lambda: running.call.line.state is LineState.HELD, "the hold")
        await running.type(":")
        assert "hold" not in running.rows[19]
        await running.type("nonsense")
        await running.press("enter")
        await running.sees("没有这个词")
        await running.press("escape")
        assert running.app.screen.panel is None  # type: ignore[attr-defined]


@pytest.mark.full
async def test_the_command_line_completes_a_word_by_tab(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_notice(running)
        await running.type(":dro")
        await running.press("tab", "enter")
        await running.on_page("StoppedScreen")


@pytest.mark.full
async def test_a_number_typed_behind_a_word_begins_a_call_and_is_forgotten(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await running.type(":n 13800138000")
        await running.press("enter")
        await running.on_page("IntakeScreen")
        assert running.call.numbers.subject == NUMBER
        await running.type(":n 13900139000")
        await running.press("enter")
        await running.sees("只在首页能用")
        assert running.call.numbers.subject == NUMBER


async def test_f10_asks_and_any_other_key_goes_on(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await at_notice(running)
        await running.press("f10", "x")
        assert running.call.line.state is LineState.UP
        await running.press("f10", "1")
        await running.on_page("StoppedScreen")


@pytest.mark.full
async def test_the_script_stands_with_the_callers_card_in_training(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        context = running.app.context
        assert context is not None
        await running.until(lambda: bool(context.caller.calls), "callers")
        caller = context.caller.calls[0]
        running.desk.intake.open(caller.calling_number)
        await running.desk.intake.enter_subject(caller.subject_number)
        await running.app.on_call_moved()
        await running.on_page("IntakeScreen")
        await running.press("f2")
        await running.sees(caller.document)
        assert caller.name in running.text
        await running.press("f2")
        assert running.app.screen.panel is None  # type: ignore[attr-defined]


@pytest.mark.full
async def test_a_wide_page_has_the_caller_beside_it_all_the_time(tmp_path: Path) -> None:
    async with console(tmp_path, size=WIDE) as running:
        context = running.app.context
        assert context is not None
        await running.until(lambda: bool(context.caller.calls), "callers")
        caller = context.caller.calls[0]
        running.desk.intake.open(caller.calling_number)
        await running.desk.intake.enter_subject(caller.subject_number)
        await running.app.on_call_moved()
        await running.sees(caller.document)
        await running.sees("客户的手机")
