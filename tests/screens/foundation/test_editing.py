"""What a field takes of a text: as much as fits, nothing that controls a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.editing import LONGEST, Taken, half_width, pasted, taken


@given(
    st.text(max_size=40), st.text(max_size=60), st.integers(-5, 45), st.integers(-5, 45), st.integers(0, 40)
)
def test_a_field_never_holds_more_than_it_may(
    value: str, text: str, start: int, end: int, longest: int
) -> None:
    new = taken(text, value, start, end, longest)
    after = value[: new.start] + new.text + value[new.end :]
    assert len(after) <= max(longest, len(value))
    assert text.startswith(new.text)
    assert new.cut is (new.text != text)


def test_what_stands_between_two_places_is_replaced_whichever_comes_first() -> None:
    assert taken("xy", "abcdef", 4, 1, 10) == Taken("xy", 1, 4, cut=False)


def test_what_is_replaced_makes_room() -> None:
    assert taken("xyz", "abcdef", 2, 4, 6) == Taken("xy", 2, 4, cut=True)


def test_full_width_digits_have_half_width_twins() -> None:
    assert half_width("１３８　ｘ") == "138 x"


def test_a_cell_of_a_table_is_pasted_without_its_line_break() -> None:
    assert pasted("\t138 0013 8000\r\n") == "138 0013 8000"


@pytest.mark.parametrize("text", ["a\x1b[2J", "a\nb", "a\x00"])
def test_what_controls_a_terminal_is_not_pasted(text: str) -> None:
    assert pasted(text) is None


def test_of_an_enormous_paste_the_head_alone_is_looked_at() -> None:
    assert pasted("8" * 100_000) == "8" * 4 * LONGEST
