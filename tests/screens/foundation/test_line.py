"""A line is data: what stands where, in cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.palettes import Role
from screens.widgets.line import Line, Span, clip, columns, line, overflow, rule, width_of
from screens.widgets.paint import paint
from screens.widgets.plain import is_safe, plain
from screens.widgets.wrap import wrap_cells

HOSTILE = "[/b] [@click=app.quit]"


def text_of(row: Line, width: int) -> str:
    return "".join(span.text for span in paint(row, width))


def test_texts_stand_at_their_columns_counted_in_cells() -> None:
    row = line().at(2, "号码").at(13, "138****8000", "ok")
    assert text_of(row, 30) == " 号码       138****8000       "


def test_a_text_can_end_at_a_column_and_follow_another() -> None:
    assert text_of(line().right(10, "锁定 2"), 12) == "    锁定 2  "
    assert text_of(line().at(1, "ab").then("cd", gap=2), 6) == "ab  cd"
    assert columns((1, "a"), (4, "b", "bad")) == line().at(1, "a").at(4, "b", "bad")


def test_spans_one_after_another_keep_their_roles() -> None:
    row = line().at(1, (Span("+ ", "ok"), Span("一致")))
    assert paint(row, 8) == (Span("+ ", "ok"), Span("一致  "))


def test_a_band_drops_every_other_role() -> None:
    row = columns((1, "[x]", "heading"), (5, "钱款", "money")).on("focus")
    assert paint(row, 10) == (Span("[x] 钱款  ", "focus"),)


@given(st.text(max_size=30), st.integers(-5, 20), st.integers(0, 20))
def test_a_row_is_always_exactly_as_wide_as_its_window(text: str, column: int, width: int) -> None:
    painted = text_of(line().at(column, "底底底底底底底底底").at(column + 1, text), width)
    assert cell_len(painted) == width


@given(st.lists(st.tuples(st.integers(1, 30), st.text(alphabet="ab 号码", max_size=6))), st.integers(1, 36))
def test_a_text_outside_of_the_window_changes_nothing_in_it(texts: list[tuple[int, str]], width: int) -> None:
    row = columns(*((column, text, "ok") for column, text in texts))
    assert paint(row.at(width + 1, "号"), width) == paint(row, width)


def test_no_wide_character_is_cut_in_half() -> None:
    assert text_of(line().at(1, "号码"), 3) == "号 "
    assert text_of(line().at(0, "号码"), 4) == " 码 "
    assert text_of(line().at(1, "号码").at(2, "x"), 4) == " x码"
    assert text_of(line().at(1, "号码").at(2, "核"), 4) == " 核 "


def test_what_does_not_fit_is_told() -> None:
    assert overflow([line().at(1, "号码"), line().at(78, "号码")], 80) == [
        "row 2: '号码' ends at column 81 of 80"
    ]
    assert overflow([columns((1, "号码"), (4, "x"))], 80) == ["row 1: 'x' starts at column 4, free is 5"]
    assert overflow([columns((1, "号码"), (5, "x"))], 5) == []


def test_a_rule_holds_a_text_at_either_end() -> None:
    row = text_of(rule("3 核验机主", "只比对，不显示系统里的资料"), 80)
    assert row == "-- 3 核验机主 ------------------------------------ 只比对，不显示系统里的资料 --"
    assert text_of(rule("  等口令", width=20, char="="), 20) == "==   等口令 ========"
    assert text_of(rule("", width=8), 8) == "-- -----"


@given(st.text(max_size=60), st.text(max_size=60), st.integers(80, 130))
def test_a_rule_never_overflows_as_long_as_its_left_text_fits(left: str, right: str, width: int) -> None:
    if width_of(left) <= width - 8:
        assert overflow([rule(left, right, width)], width) == []


@given(st.text(), st.integers(0, 20))
def test_clipping_keeps_a_beginning_that_fits(text: str, width: int) -> None:
    kept = clip(text, width)
    assert text.startswith(kept)
    assert sum(map(cell_len, kept)) <= width


def test_markup_is_text_like_any_other() -> None:
    assert text_of(line().at(1, HOSTILE), 24) == HOSTILE + "  "


@pytest.mark.parametrize(
    "character", ["\x1b", "\r", "\n", "\t", "\x00", "\x9b", "\u202e", "\u2066", "\u200b", "\u2028", "\u0301"]
)
def test_a_character_that_could_act_is_shown_as_a_question_mark(character: str) -> None:
    assert plain(f"张{character}三") == "张?三"
    assert not is_safe(f"张{character}三")


def test_names_with_rare_characters_stay_whole() -> None:
    name = "𠮷田·买买提　é"
    assert plain(name) == name
    assert plain("葛\U000e0100") == "葛"
    assert is_safe(name)


@given(st.text())
def test_plain_text_is_as_wide_as_its_characters_together(text: str) -> None:
    safe = plain(text)
    assert cell_len(safe) == sum(map(cell_len, safe))
    assert plain(safe) == safe


def test_chinese_breaks_between_characters_but_no_row_begins_with_a_closing_mark() -> None:
    assert wrap_cells("这些平台可以申请，我按公司念，您说要哪些。", 33) == (
        "这些平台可以申请，我按公司念，您",
        "说要哪些。",
    )
    assert wrap_cells("字节跳动、美团、阿里、新浪、腾讯、百度、小米，等等。", 33) == (
        "字节跳动、美团、阿里、新浪、腾",
        "讯、百度、小米，等等。",
    )


def test_english_breaks_at_spaces_and_a_long_word_anywhere() -> None:
    assert wrap_cells("Do you agree to that?", 9) == ("Do you", "agree to", "that?")
    assert wrap_cells("abcdefghij kl", 4) == ("abcd", "efgh", "ij", "kl")


def test_a_text_that_fits_is_left_alone() -> None:
    assert wrap_cells(":u dy wb tb    几个一起", 33) == (":u dy wb tb    几个一起",)
    assert wrap_cells("", 33) == ("",)


@given(st.text(alphabet="核验，。（）ab cd,.-　", max_size=60), st.integers(2, 40))
def test_wrapping_loses_nothing_and_never_overflows(text: str, width: int) -> None:
    rows = wrap_cells(text, width)
    assert all(cell_len(row) <= width for row in rows)
    assert "".join("".join(rows).split()) == "".join(text.split())


def test_roles_do_not_change_what_is_painted() -> None:
    roles: tuple[Role, ...] = ("ok", "bad")
    assert len({text_of(line().at(3, "一致", role), 10) for role in roles}) == 1
