"""A window too small for a page says so, in as many rows and cells as it has."""

from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.layout import Room
from screens.widgets.too_small import too_small_lines


@given(st.integers(0, 300), st.integers(0, 100))
def test_what_is_said_fits_the_window(columns: int, rows: int) -> None:
    lines = too_small_lines(Room(columns, rows))
    assert len(lines) <= rows
    assert all(line.end <= columns for line in lines)


@given(st.integers(80, 300), st.integers(24, 100))
def test_where_a_page_fits_nothing_is_said(columns: int, rows: int) -> None:
    assert too_small_lines(Room(columns, rows)) == ()


def test_the_page_is_missed_in_both_languages() -> None:
    said = "".join(placed.text for line in too_small_lines(Room(79, 23)) for placed in line.placed)
    assert "80x24" in said
    assert "窗口太小" in said
    assert "Window too small" in said
