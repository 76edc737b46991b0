"""A field edits one line of text, gives the page its keys, and shows no more than it should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from screens.widgets.editing import LONGEST
from screens.widgets.field_view import FieldView
from tests.screens.foundation.demo import DemoApp, verify
from tests.support_screens import painted_rows, painted_texts


async def paste(app: DemoApp, text: str) -> None:
    app.post_message(events.Paste(text))


async def test_a_masked_field_is_readable_only_while_it_has_the_cursor() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("name")
        await pilot.pause()
        assert "[张示例___________]" in painted_rows(app)[5]
        app.frame.focus_field("id")
        await pilot.pause()
        row = painted_rows(app)[5]
        assert " 姓名       张* " in row
        assert "示例" not in "".join(painted_rows(app))
        assert "[" not in row
        assert app.frame.field("name").value == "张示例"


async def test_keys_that_neither_type_nor_edit_go_on_to_the_page() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("name")
        for key in ("enter", "tab", "escape", "up", "down", "pageup", "f5", "ctrl+l", "ctrl+c", "ctrl+v"):
            await pilot.press(key)
        assert app.frame.keys == [
            "enter",
            "tab",
            "escape",
            "up",
            "down",
            "pageup",
            "f5",
            "ctrl+l",
            "ctrl+c",
            "ctrl+v",
        ]
        assert app.focused is app.frame.field("name")
        assert app.frame.field("name").value == "张示例"


@pytest.mark.parametrize("key", [":", "："])
async def test_a_reserved_key_commands_in_either_width_and_types_nothing(key: str) -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("name")
        await pilot.press(key)
        assert len(app.frame.keys) == 1
        assert app.frame.field("name").value == "张示例"


async def test_editing_keys_edit() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("name")
        field = app.frame.field("name")
        await pilot.press(
            "left", "backspace", "home", "王", "delete", "end", "x", "ctrl+h", "shift+left", "弟"
        )
        assert field.value == "王弟"
        await pilot.press("ctrl+u")
        assert field.value == ""
        assert app.frame.keys == []


async def test_full_width_digits_become_half_width_where_asked() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("id")
        await pilot.press("８")
        assert app.frame.field("id").value == "340524198001010018"


async def test_a_full_field_refuses_more_and_says_so() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("id")
        await pilot.press("8", "9")
        assert app.frame.field("id").value == "340524198001010018"
        assert app.frame.refused == ["long"]


async def test_an_enormous_paste_is_cut_to_what_fits() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("name")
        await paste(app, "号" * 100_000)
        await pilot.pause()
        assert len(app.frame.field("name").value) == LONGEST
        assert app.frame.refused == ["long"]


@pytest.mark.parametrize("text", ["王\x1b[2J二", "王\x00", "a\nb", "王\u202e二", "\u200b"])
async def test_a_paste_that_could_act_is_refused_whole(text: str) -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("name")
        await paste(app, text)
        await pilot.pause()
        assert app.frame.field("name").value == "张示例"
        assert app.frame.refused == ["control"]


async def test_a_line_break_at_the_end_of_a_paste_is_dropped() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("name")
        await paste(app, "丰\r\n")
        await pilot.pause()
        assert app.frame.field("name").value == "张示例丰"
        assert app.frame.refused == []


async def test_markup_typed_into_a_field_is_painted_letter_by_letter() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("name")
        app.frame.field("name").value = "[/b] [@c=app.quit"
        await pilot.pause()
        assert "[[/b] [@c=app.quit]" in painted_rows(app)[5]


async def test_the_real_cursor_stands_behind_the_typed_text() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("name")
        await pilot.pause()
        assert tuple(app.cursor_position) == (12 + 6, 5)
        await pilot.press("left")
        assert tuple(app.cursor_position) == (12 + 4, 5)


async def test_setting_the_text_of_another_field_leaves_the_cursor_alone() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("name")
        app.frame.field("id").value = "1"
        await pilot.pause()
        assert tuple(app.cursor_position) == (12 + 6, 5)


async def test_an_inactive_field_can_not_be_entered() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.focus_field("code")
        await pilot.pause()
        assert app.focused is None
        await pilot.click(offset=(13, 13))
        assert app.focused is None


async def test_selected_text_stands_in_the_focus_colours_and_is_replaced() -> None:
    app = DemoApp(verify)
    async with app.run_test(size=(80, 24)) as pilot:
        app.frame.field("name").select_on_focus = True
        app.frame.focus_field("name")
        await pilot.pause()
        run = next(run for run in painted_texts(app) if run.text == "张示例")
        assert run.background == "#87afd7"
        await pilot.press("王")
        assert app.frame.field("name").value == "王"


@given(st.text(alphabet="a1号码", max_size=30), st.data(), st.integers(1, 12))
def test_the_caret_is_always_on_show_and_the_beginning_whenever_it_fits(
    text: str, data: st.DataObject, width: int
) -> None:
    caret = data.draw(st.integers(0, len(text)))
    view = FieldView(text, caret, width)
    assert 0 <= view.cursor <= width
    cells = sum(2 if each in "号码" else 1 for each in text)
    if cells <= width:
        assert view.start == 0
    else:
        assert view.cursor < width
    assert 0 <= view.index_at(view.cursor) <= len(text)


def test_a_click_finds_the_character_under_it() -> None:
    view = FieldView("张a例", 0, 10)
    assert [view.index_at(cell) for cell in range(6)] == [0, 0, 1, 2, 2, 3]


def test_an_empty_field_of_no_width_is_no_error() -> None:
    assert FieldView("张", 1, 0).cursor == 0
