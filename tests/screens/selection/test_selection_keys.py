"""What the keys of the selection do, on the real desk and registry."""

from pathlib import Path

import pytest
from textual import events

from agent_console.call.steps import Step
from screens.widgets.field import Field
from tests.console import WIDE
from tests.screens.late_calls import at_selection, filter_by, tick


async def test_initials_and_space_tick_a_company_and_empty_the_filter(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        assert not running.call.ticked
        await filter_by(running, "zj")
        await running.sees("找到家族 1 个、应用 2 个")
        await running.press("space")
        await running.sees("+ 已勾选 字节跳动 2 个")
        assert running.call.ticked == {"douyin", "toutiao"}
        assert running.desk.intake.typed.filter == ""
        assert ":u @字节跳动" in running.text


@pytest.mark.full
async def test_letters_that_arrive_at_once_are_one_filter_and_space_empties_it(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        field = running.app.screen.query_one("#filter", Field)
        for place, letter in enumerate("zj"):
            field.replace(letter, place, place)
        await running.sees("找到家族 1 个、应用 2 个")
        await running.press("space")
        await running.sees("+ 已勾选 字节跳动 2 个")
        await running.pilot.pause()
        assert running.desk.intake.typed.filter == ""


@pytest.mark.full
async def test_letters_typed_before_the_cursor_came_are_kept(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        page = running.app.screen
        page.set_focus(None)
        await running.type("z")
        assert page.focused is page.query_one("#filter")
        # Sent to the page while nothing had the cursor; it arrives when the field has it.
        page.post_message(events.Key("j", "j"))
        await running.sees("zj 找到家族 1 个、应用 2 个")


@pytest.mark.full
async def test_space_on_a_company_ticked_whole_unticks_it(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await tick(running, "zj")
        await running.press("space")
        await running.sees("+ 已去掉 字节跳动 2 个")
        assert not running.call.ticked


async def test_space_ticks_the_highlighted_row_and_ctrl_z_takes_it_back(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await running.press("down", "space")
        assert running.call.ticked == {"douyin"}
        await running.press("down", "space")
        assert running.call.ticked == {"douyin", "toutiao"}
        await running.press("ctrl+z")
        assert running.call.ticked == {"douyin"}


@pytest.mark.parametrize("key", ["space", "plus", "asterisk"])
async def test_a_row_of_the_callers_own_is_never_ticked(tmp_path: Path, key: str) -> None:
    async with at_selection(tmp_path) as running:
        await filter_by(running, "mt")
        await running.press(key)
        await running.pilot.pause()
        assert "meituan" not in running.call.ticked
        await running.sees("锁定" if key != "space" else "# 美团是本人在用，没有勾选，保持不动")


async def test_bulk_keys_pass_over_locked_rows_and_say_so(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await filter_by(running, "mt")
        await running.press("asterisk")
        await running.sees("跳过不能选的 1 个")
        assert running.call.ticked == {"dianping"}
        await running.press("minus")
        assert not running.call.ticked


@pytest.mark.full
async def test_everything_at_once_in_a_full_width_hand(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await running.press("＊")
        await running.until(lambda: len(running.call.ticked) == len(running.call.tickable), "all ticked")
        await running.press("minus")
        await running.until(lambda: not running.call.ticked, "none ticked")


@pytest.mark.full
async def test_letters_and_enter_alone_tick_nothing(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await running.type("dywbtb")
        await running.press(*["enter"] * 5)
        assert not running.call.ticked
        assert running.call.step is Step.SELECTION
        await running.sees("x 还没有勾选")


@pytest.mark.full
async def test_digits_filter_and_name_a_platform_by_its_number(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await tick(running, "017")
        assert running.call.ticked == {"sample-app-017"}


async def test_esc_empties_the_filter_first_and_then_goes_to_the_verification(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await tick(running, "dy")
        await filter_by(running, "wb")
        await running.press("escape")
        assert running.desk.intake.typed.filter == ""
        assert running.page == "SelectionScreen"
        await running.press("escape")
        await running.on_page("VerificationScreen")
        assert running.call.ticked == {"douyin"}


@pytest.mark.full
async def test_a_slash_empties_the_filter(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await filter_by(running, "wb")
        await running.press("、")
        await running.until(lambda: running.desk.intake.typed.filter == "", "an empty filter")


@pytest.mark.full
async def test_nothing_found_says_so_and_space_does_nothing(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await filter_by(running, "zjx")
        await running.sees("? 没有叫 zjx 的平台")
        await running.press("space", "plus", "asterisk", "minus")
        assert not running.call.ticked


@pytest.mark.full
async def test_what_was_typed_into_the_filter_stands_there_when_the_page_comes_back(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await running.press("escape")
        await running.on_page("VerificationScreen")
        running.desk.intake.typed.filter = "wb"
        running.desk.line.go_to(Step.SELECTION)
        await running.on_page("SelectionScreen")
        await running.sees("wb：2 行")
        await running.press("space")
        assert running.call.ticked == {"weibo"}


@pytest.mark.full
async def test_the_list_turns_page_by_page_and_keeps_the_mark_in_sight(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await running.press(*["down"] * 10)
        await running.sees("第 11-20 行")
        await running.press("end")
        await running.pilot.pause()
        assert any(row.startswith(" >") for row in running.rows)
        await running.press("home")
        await running.sees(" >  字节跳动")
        await running.press("pagedown")
        await running.sees("第 11-20 行")


@pytest.mark.full
async def test_several_are_ticked_by_name_in_one_line(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await running.press("：")
        await running.type("u @字节跳动 wb")
        await running.press("enter")
        await running.until(lambda: len(running.call.ticked) == 3, "three ticks")
        assert running.call.ticked == {"douyin", "toutiao", "weibo"}
        await running.press(":")
        await running.type("u zjx")
        await running.press("enter")
        await running.sees("? 没有叫 zjx 的平台")


@pytest.mark.full
async def test_the_cursor_is_in_the_filter_whatever_is_pressed(tmp_path: Path) -> None:
    async with at_selection(tmp_path, WIDE) as running:
        for key in ("down", "space", "plus", "minus", "pagedown", "enter"):
            await running.press(key)
            assert running.app.focused is not None
            assert running.app.focused.id == "filter"


@pytest.mark.full
async def test_f3_tells_of_the_highlighted_platform(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await filter_by(running, "zfb")
        await running.press("f3")
        await running.sees("要先处理淘宝和 1688 的绑定")
