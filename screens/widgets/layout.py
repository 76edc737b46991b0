"""Says which cells of a window belong to which part of a page; pure arithmetic, knows no text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple


class Region(NamedTuple):
    """Cells of a window. The toolkit has such a thing too; pages are also made where it is not loaded."""

    x: int
    y: int
    width: int
    height: int


Part = Literal[
    "status",
    "steps",
    "title",
    "side",
    "side_rule",
    "body",
    "pane_rule",
    "pane",
    "message",
    "say",
    "avoid",
    "keys",
    "fkeys",
    "lower",
]

LEAST_COLUMNS, LEAST_ROWS = 80, 24
"""The smallest window a call can be worked in: what a VT100 and every terminal offers."""

WIDE_COLUMNS, WIDE_ROWS = 120, 36
"""From here on the steps and the words to say stand beside the body."""

SIDE_COLUMNS = 15
PANE_COLUMNS = 33
LOWER_ROWS = 3


@dataclass(frozen=True, slots=True)
class Room:
    """The size of a window in cells, and the layout it gets.

    A window below 80x24 is laid out as 80x24 and covered by one line that asks for more.
    """

    columns: int = LEAST_COLUMNS
    rows: int = LEAST_ROWS

    @property
    def too_small(self) -> bool:
        """Whether no page can be shown at all."""
        return self.columns < LEAST_COLUMNS or self.rows < LEAST_ROWS

    @property
    def wide(self) -> bool:
        """Whether there are three columns (at least 120x36)."""
        return self.columns >= WIDE_COLUMNS and self.rows >= WIDE_ROWS

    @property
    def body_width(self) -> int:
        """Cells of a body row that may hold text: columns 2 to `body_width` + 1."""
        page = max(self.columns, LEAST_COLUMNS)
        return page - 53 if self.wide else page - 2

    @property
    def body_height(self) -> int:
        """Rows of the body."""
        page = max(self.rows, LEAST_ROWS)
        return page - 5 if self.wide else page - 9


def parts(room: Room) -> Mapping[Part, Region]:
    """Return the region of every part that `room` shows."""
    return _wide(room) if room.wide else _compact(room)


def _compact(room: Room) -> dict[Part, Region]:
    width, height = max(room.columns, LEAST_COLUMNS), max(room.rows, LEAST_ROWS)
    return {
        "status": Region(0, 0, width, 1),
        "steps": Region(0, 1, width, 1),
        "title": Region(0, 2, width, 1),
        "body": Region(0, 3, width, room.body_height),
        "message": Region(0, height - 6, width, 1),
        "say": Region(0, height - 5, width, 2),
        "avoid": Region(0, height - 3, width, 1),
        "keys": Region(0, height - 2, width, 1),
        "fkeys": Region(0, height - 1, width, 1),
        "lower": Region(0, height - 5, width, LOWER_ROWS),
    }


def _wide(room: Room) -> dict[Part, Region]:
    width, height, tall = room.columns, room.rows, room.body_height
    pane = width - PANE_COLUMNS - 1
    return {
        "status": Region(0, 0, width, 1),
        "title": Region(0, 1, width, 1),
        "side": Region(0, 2, SIDE_COLUMNS, tall),
        "side_rule": Region(SIDE_COLUMNS, 2, 1, tall),
        "body": Region(SIDE_COLUMNS + 1, 2, room.body_width + 2, tall),
        "pane_rule": Region(pane - 1, 2, 1, tall),
        "pane": Region(pane, 2, PANE_COLUMNS + 1, tall),
        "message": Region(0, height - 3, width, 1),
        "keys": Region(0, height - 2, width, 1),
        "fkeys": Region(0, height - 1, width, 1),
        "lower": Region(SIDE_COLUMNS + 1, height - 3 - LOWER_ROWS, room.body_width + 2, LOWER_ROWS),
    }
