"""F3 over a list: the card of the row at hand, a search over everything, and nothing lost of what lies below."""

from pathlib import Path

import pytest

from agent_console.language import load_language
from screens.panels.info import InfoPanel
from screens.panels.topics import ERASURE
from tests.console import SMALL, Console, console
from tests.screens.late_calls import at_selection, filter_by
from tests.states.cases import a_case, named
from tests.states.hands import instead, to_intake, to_verification


def title(running: Console) -> str:
    return next(row for row in running.rows if "F3 " in row and row.startswith(("--", "==")))


async def test_a_search_in_the_card_leaves_filter_ticks_and_cursor_alone(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await filter_by(running, "wx")
        await running.press("space")
        await filter_by(running, "zfb")
        before, rows = running.call, running.rows[3:20]
        await running.press("f3")
        assert "F3 支付宝" in title(running)
        await running.type("mt")
        assert "F3 美团" in title(running)
        await running.press("down")
        assert "F3 大众点评" in title(running)
        await running.type(" 8")
        await running.press("enter")
        assert running.call == before
        assert running.rows[3:20] == rows
        assert running.app.focused is not None
        assert running.app.focused.id == "filter"


async def test_before_the_lookup_too_the_place_of_f3_says_that_it_tells_of_the_step(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        await to_verification(running)
        for page, meaning in (("VerificationScreen", "哪一项对不上"), ("NoticeScreen", "也不留存")):
            await running.on_page(page)
            assert "F3" in running.rows[-1]
            await running.press("f3")
            await running.sees(meaning)
            await running.press("escape")
            await running.press("escape")


async def test_on_the_page_of_a_case_the_words_of_cases_are_told(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        await named(running, await a_case(running, "douyin"))
        await running.press("f3")
        await running.sees("平台到期没有答复")


@pytest.mark.full
@pytest.mark.parametrize("key", ["escape", "enter", "f3"])
async def test_each_of_three_keys_closes_the_card(tmp_path: Path, key: str) -> None:
    async with at_selection(tmp_path) as running:
        await running.press("f3")
        await running.type("erase")
        await running.press(key)
        assert running.app.screen.panel is None  # type: ignore[attr-defined]


@pytest.mark.full
async def test_the_question_of_data_is_answered_where_it_is_asked(tmp_path: Path) -> None:
    async with at_selection(tmp_path, SMALL) as running:
        await running.press("f3")
        for typed in ("数据", "删除", "erase"):
            await instead(running, typed)
            assert load_language("zh").text(ERASURE.title) in title(running)
        await running.press("pagedown")
        await running.sees("「解绑就删了」")


@pytest.mark.full
async def test_what_nobody_is_called_is_said_so_and_nothing_else_is_shown(tmp_path: Path) -> None:
    async with at_selection(tmp_path) as running:
        await running.press("f3")
        await running.type("zjx")
        await running.sees("? 没有叫这个的")
        await running.press("down", "up", "pagedown")
        await running.press("ctrl+u")
        assert "没有叫这个的" not in running.text


@pytest.mark.full
async def test_the_page_of_a_topic_opens_from_a_page_of_any_kind(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        page = running.app.screen
        page.open_panel(InfoPanel(ERASURE))  # type: ignore[attr-defined]
        await running.press("pagedown", "pageup")
        await running.sees("没有。解绑不删除资料")
        await running.press("escape")
        assert running.page == "HomeScreen"


@pytest.mark.full
async def test_whoever_asks_for_data_or_money_gets_the_honest_page_by_one_key(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await to_intake(running)
        await running.press("f9", "9")
        await running.on_page("StoppedScreen")
        await running.press("f3")
        await running.sees("没有。解绑不删除资料")
        await running.press("escape")
        assert running.page == "StoppedScreen"
