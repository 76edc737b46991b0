"""What stands in a window too small for a page: that the call goes on, and how large it has to be. Pure."""

from __future__ import annotations

from screens.widgets.layout import Room
from screens.widgets.line import EMPTY, Line
from screens.widgets.wrap import wrap_cells

SENTENCE = "窗口太小，请放大到 80x24，通话没断。Window too small: enlarge it to 80x24, the call goes on."
"""In both languages at once: who is squeezed into 20 cells cannot look for a setting."""


def too_small_lines(room: Room) -> tuple[Line, ...]:
    """Return as many rows of the sentence as the window has; none where a page fits."""
    # One column cannot hold a Chinese character.
    if not room.too_small or room.columns < 2:
        return ()
    return tuple(EMPTY.at(1, row, "heading") for row in wrap_cells(SENTENCE, room.columns)[: room.rows])
