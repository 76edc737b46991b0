"""However few bytes say it, every cell gets its character and its look."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from screens.palettes import PALETTES
from screens.terminal.cells import DEFAULT_GROUND, DEFAULT_INK, Cell, Look, cells_of, look_of, seen_on_blanks
from screens.terminal.few_bytes import Stretch, written

_TOKEN = re.compile(r"\x1b\[([0-9;]*)([A-Za-z])|(.)", re.DOTALL)
_CODE = re.compile(r"(?:[34]8;5;\d+|[34]8;2;\d+;\d+;\d+|\d+)")

LOOKS = (
    Style(color="#e4e4e4", bgcolor="#121212"),
    Style(color="#ffffff", bgcolor="#121212"),
    Style(color="#000000", bgcolor="#87afd7"),
    Style(color="#123456", bgcolor="default"),
    Style(bold=True),
    Style(bold=True, reverse=True),
    Style(color="red", underline=True),
    Style(),
)


class Painted:
    """A terminal with colours, on which whatever is written stands with its look; what it erases has its ground."""

    def __init__(self) -> None:
        self.grid: dict[tuple[int, int], Cell] = {}
        self.row = self.column = 0
        self.ink, self.ground, self.marks = DEFAULT_INK, DEFAULT_GROUND, frozenset[str]()

    def feed(self, output: str) -> None:
        for numbers, final, character in _TOKEN.findall(output):
            if character:
                self._put(character, 2 if character in "中文" else 1)
            elif final == "H":
                self.row, self.column = (int(one) - 1 for one in numbers.split(";"))
            elif final == "G":
                self.column = int(numbers) - 1
            elif final == "X":
                for at in range(int(numbers)):
                    self.grid[self.row, self.column + at] = (" ", Look("", self.ground))
            else:
                assert final == "m"
                for code in _CODE.findall(numbers):
                    self._obey(code)

    def _put(self, character: str, width: int) -> None:
        marks = ";".join(sorted(self.marks))
        seen = character != " " or seen_on_blanks(marks)
        look = Look(self.ink, self.ground, marks) if seen else Look("", self.ground)
        for at in range(width):
            self.grid[self.row, self.column + at] = ("" if at else character, look)
        self.column += width

    def _obey(self, code: str) -> None:
        if code == "0":
            self.ink, self.ground, self.marks = DEFAULT_INK, DEFAULT_GROUND, frozenset()
        elif code.startswith("4") and len(code) > 1:
            self.ground = code
        elif code.startswith("3"):
            self.ink = code
        else:
            self.marks |= {code}


texts = st.text(st.sampled_from("ab 中文"), max_size=4) | st.integers(1, 30).map(lambda count: " " * count)
segments = st.builds(Segment, texts, st.sampled_from(LOOKS), st.none())
strips = st.lists(segments, min_size=1, max_size=5).map(Strip)


places = st.tuples(st.integers(0, 3).map(lambda column: 200 * column), st.integers(0, 2))


@given(st.dictionaries(places, strips.filter(lambda strip: strip.cell_length > 0), max_size=6), st.booleans())
def test_the_terminal_shows_every_cell_as_it_is_meant(
    pieces: dict[tuple[int, int], Strip], erases: bool
) -> None:
    stretches: list[Stretch] = [(column, row, cells_of(strip)) for (column, row), strip in pieces.items()]
    painted, meant = Painted(), dict[tuple[int, int], Cell]()
    for column, row, cells in stretches:
        meant |= {(row, column + at): cell for at, cell in enumerate(cells)}
    painted.feed(written(stretches, erases=erases))
    assert painted.grid == meant
    assert (painted.ink, painted.ground, painted.marks) == (DEFAULT_INK, DEFAULT_GROUND, frozenset())


def test_a_colour_is_named_once_and_a_blank_has_no_ink() -> None:
    text, head = LOOKS[:2]
    cells = cells_of(Strip([Segment("Find ", head), Segment("     ", text), Segment("d", head)]))
    assert written([(0, 0, cells)]) == "\x1b[1;1H\x1b[38;5;231;48;5;233mFind      d\x1b[0m"


def test_a_row_goes_on_with_what_has_the_colours_at_hand() -> None:
    one, other = (cells_of(Strip([Segment("x", look)])) for look in LOOKS[:2])
    told = written([(0, 0, one), (9, 0, other), (0, 1, one), (9, 1, other)])
    assert told.count("\x1b[38;") == 3


def test_many_blanks_are_erased_where_that_is_shorter() -> None:
    cells = cells_of(Strip([Segment("x" + " " * 20)]))
    assert written([(0, 0, cells)], erases=True) == "\x1b[1;1Hx\x1b[20X"
    assert len(written([(0, 0, cells)])) == len("\x1b[1;1H") + 21


def test_what_combines_with_a_character_stays_with_it() -> None:
    cells = cells_of(Strip([Segment("e"), Segment("\u0301x")]))
    assert [character for character, _ in cells] == ["e\u0301", "x"]


@pytest.mark.parametrize("name", PALETTES)
def test_nearly_every_colour_of_ours_is_named_by_its_place_in_the_table(name: str) -> None:
    palette = PALETTES[name]
    colours = {*palette.ink.values(), *palette.surface.values()}
    # Black and the darkest blues stand where users put colours of their own.
    told = {colour: look_of(Style(color=colour)).ink for colour in colours - {"#000000", "#00005f"}}
    assert all(number.startswith("38;5;") for number in told.values()), told


def test_a_terminal_of_few_colours_is_told_its_own() -> None:
    look = look_of(Style(color="#ff0000", bgcolor="#000000", bold=True), ColorSystem.STANDARD)
    assert look == Look("31", "40", "1")
