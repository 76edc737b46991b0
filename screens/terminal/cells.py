"""Cells of a terminal: a character, and its look in the numbers a terminal is told. It knows no screen and no page."""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from rich.cells import get_character_cell_size
from rich.color import Color, ColorSystem
from rich.style import Style
from textual.strip import Strip

ANY: Final = ""
"""The ink of a blank: nobody sees it."""

DEFAULT_INK, DEFAULT_GROUND = "39", "49"


class Look(NamedTuple):
    """Colours and marks (bold, underlined) as the terminal is told them."""

    ink: str = DEFAULT_INK
    ground: str = DEFAULT_GROUND
    marks: str = ""


PLAIN: Final = Look()

Cell = tuple[str, Look]
"""A character with what is combined with it, and its look; empty behind a wide one."""

_SEEN_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "53"})
"""Underlined, reversed, struck through, underlined twice, overlined."""

_LEVELS: Final = {0: 0, 95: 1, 135: 2, 175: 3, 215: 4, 255: 5}
_FIRST_GREY: Final = 232
_OFTEN_CHANGED: Final = 22
"""Colours below this number are what users and their themes give other values."""


def cells_of(strip: Strip, system: ColorSystem = ColorSystem.TRUECOLOR) -> list[Cell]:
    """Write a strip out cell by cell."""
    cells: list[Cell] = []
    for text, style, _ in strip:
        first, *rest = _cells(text, look_of(style, system)) or (None,)
        if first is not None and cells and text and not get_character_cell_size(text[0]):
            # What combines with a character may stand in a segment of its own.
            cells[-1] = (cells[-1][0] + first[0], first[1])
            cells += rest
        elif first is not None:
            cells += (first, *rest)
    return cells


@lru_cache(maxsize=1024)
def _cells(text: str, look: Look) -> tuple[Cell, ...]:
    """Write one text out; kept, because a page says the same words after every key."""
    cells: list[Cell] = []
    blank = look if seen_on_blanks(look.marks) else Look(ANY, look.ground)
    for character in text:
        width = get_character_cell_size(character)
        if width == 0 and cells:
            cells[-1] = (cells[-1][0] + character, look)
            continue
        cells.append(_cell(character, blank if character == " " else look))
        if width == 2:
            cells.append(_cell("", look))
    return tuple(cells)


@lru_cache(maxsize=4096)
def _cell(character: str, look: Look) -> Cell:
    """Give the one cell of a character and a look: a screen has thousands, of a few hundred kinds."""
    return character, look


@lru_cache(maxsize=64)
def seen_on_blanks(marks: str) -> bool:
    """Whether a blank with these marks shows more than its ground."""
    return not _SEEN_ON_BLANKS.isdisjoint(marks.split(";"))


@lru_cache(maxsize=1024)
def look_of(style: Style | None, system: ColorSystem = ColorSystem.TRUECOLOR) -> Look:
    """Give the look of a style on a terminal of so many colours."""
    if style is None:
        return PLAIN
    marked = style.without_color.render("x", color_system=system)
    return Look(
        _number(style.color, system, foreground=True) if style.color else DEFAULT_INK,
        _number(style.bgcolor, system, foreground=False) if style.bgcolor else DEFAULT_GROUND,
        marked[len("\x1b[") : marked.index("m")] if marked != "x" else "",
    )


def _number(color: Color, system: ColorSystem, *, foreground: bool) -> str:
    """Name a colour; one of the table of 256 by its place there, which is half as long."""
    shown = color.downgrade(system)
    if shown.triplet is not None and (place := _place_in_table(*shown.triplet)):
        return f"{38 if foreground else 48};5;{place}"
    return ";".join(shown.get_ansi_codes(foreground=foreground))


def _place_in_table(red: int, green: int, blue: int) -> int | None:
    """Find a colour in xterm's table of 256; None where it is not in it, or may be another one there."""
    if red == green == blue and red % 10 == 8 and red <= 238:
        return _FIRST_GREY + red // 10
    if not {red, green, blue} <= _LEVELS.keys():
        return None
    place = 16 + 36 * _LEVELS[red] + 6 * _LEVELS[green] + _LEVELS[blue]
    return place if place >= _OFTEN_CHANGED else None
