"""Only cells that differ are sent, and the terminal ends up as if all had been."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate
from textual.geometry import Region
from textual.strip import Strip

from screens.terminal.cells import PLAIN, Cell, cells_of
from screens.terminal.what_differs import WIPE, OnlyWhatDiffers, Shown
from tests.terminal import Screen

WIDTH = 12
BLANK: Cell = (" ", PLAIN)
STYLES = (Style(color="red"), Style(bgcolor="blue"), Style())

texts = st.text(st.sampled_from("ab 中文"), max_size=4)
segments = st.lists(st.builds(Segment, texts, st.sampled_from(STYLES), st.none()), max_size=5)
rows = segments.map(lambda made: cells_of(Strip(made).adjust_cell_length(WIDTH, STYLES[0])))


def put(grid: dict[tuple[int, int], Cell], column: int, row: int, cells: list[Cell]) -> None:
    """Write cells as a terminal does: half of a wide character takes the other half with it."""
    for at, cell in enumerate(cells, column):
        if cell[0]:
            free(grid, row, at)
            grid[row, at] = cell
        else:
            if grid.get((row, at + 1), BLANK)[0] == "":
                grid[row, at + 1] = BLANK
            grid[row, at] = cell


def free(grid: dict[tuple[int, int], Cell], row: int, at: int) -> None:
    if grid.get((row, at), BLANK)[0] == "":
        grid[row, at - 1] = BLANK
    if grid.get((row, at + 1), BLANK)[0] == "":
        grid[row, at + 1] = BLANK


@given(st.lists(st.tuples(st.integers(0, 2), rows), max_size=12))
def test_rows_end_up_as_if_all_of_them_had_been_sent(updates: list[tuple[int, list[Cell]]]) -> None:
    shown, sent, whole = Shown(), dict[tuple[int, int], Cell](), dict[tuple[int, int], Cell]()
    for row, cells in updates:
        put(whole, 0, row, cells)
        for column, line, part in shown.differing(0, row, cells):
            put(sent, column, line, part)
        assert sent == whole


@given(st.integers(0, 3), st.integers(0, 2), rows)
def test_what_is_shown_already_is_not_sent_again(column: int, row: int, cells: list[Cell]) -> None:
    shown = Shown()
    assert [part for _, _, part in shown.differing(column, row, cells)] == [cells]
    assert list(shown.differing(column, row, cells)) == []
    shown.forget()
    assert list(shown.differing(column, row, cells)) != []


def test_one_letter_of_a_row_is_one_letter_on_the_line() -> None:
    shown, console, screen = Shown(), Console(force_terminal=True, color_system="truecolor"), Screen(20, 2)

    def paint(text: str) -> str:
        update = LayoutUpdate([[Strip([Segment(text, STYLES[0])])]], Region(0, 1, 20, 1))
        return OnlyWhatDiffers(update, shown).render_segments(console)

    screen.feed(paint("Number 1380013800_  "))
    told = paint("Number 13800138000  ")
    screen.feed(told)
    assert screen.text.splitlines()[1] == "Number 13800138000  "
    assert len(told) < 20


def test_a_window_whose_size_changed_is_emptied_once_before_it_is_painted() -> None:
    shown, console, screen = Shown(), Console(force_terminal=True, color_system="truecolor"), Screen(8, 2)
    screen.feed("\x1b[2;1Hleft over")
    update = LayoutUpdate([[Strip([Segment("页 1", STYLES[0])])]], Region(0, 0, 8, 1))

    shown.forget(resized=True)
    told = OnlyWhatDiffers(update, shown).render_segments(console)
    screen.feed(told)

    assert told.startswith(WIPE)
    assert screen.text.split() == ["页", "1"]
    shown.forget()
    assert WIPE not in OnlyWhatDiffers(update, shown).render_segments(console)
