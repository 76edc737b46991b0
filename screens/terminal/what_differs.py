"""Sends the terminal only the cells that differ from what it shows. It knows cells and updates, no page.

The toolkit sends a widget anew, or the whole screen, whatever changed in it: fifteen kilobytes for a Tab, which a slow
line takes a second for. Each new page is still sent whole, so that whatever something else wrote over the screen goes.

There is no public hook for it in 8.2.8: `App._display` is told what is to be painted, and the version is pinned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from rich.cells import get_character_cell_size
from rich.console import Console
from rich.control import Control
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

if TYPE_CHECKING:
    _App = App[Any]
else:
    _App = object

Cell = tuple[str, Style | None]
"""A character with what is combined with it, and its style; empty behind a wide one."""

Piece = tuple[int, int, Strip]
"""A column, a row, and what is to stand there."""

SAME_CELLS: Final = 6
"""So many cells that stay are passed over: moving the cursor there costs as much as sending them."""


class Shown:
    """What the terminal shows, as far as it is known."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], Cell] = {}

    def forget(self) -> None:
        """Know nothing: all of the next update is sent."""
        self._cells.clear()

    def differing(self, column: int, row: int, strip: Strip) -> Iterator[Piece]:
        """Give what of a piece differs, and take it for shown."""
        new = cells_of(strip)
        changed = [self._cells.get((row, column + at)) != cell for at, cell in enumerate(new)]
        for start, end in _runs(changed, new):
            yield column + start, row, strip_of(new[start:end])
        self._cells.update(((row, column + at), cell) for at, cell in enumerate(new))


def cells_of(strip: Strip) -> list[Cell]:
    """Write a strip out cell by cell."""
    cells: list[Cell] = []
    for text, style, _ in strip:
        for character in text:
            width = get_character_cell_size(character)
            if width == 0 and cells:
                cells[-1] = (cells[-1][0] + character, style)
                continue
            cells.append((character, style))
            if width == 2:
                cells.append(("", style))
    return cells


def strip_of(cells: list[Cell]) -> Strip:
    """Write cells as a strip again, a segment for each stretch of one style."""
    segments: list[Segment] = []
    text, last = "", cells[0][1]
    for character, style in cells:
        if style != last:
            segments.append(Segment(text, last))
            text, last = "", style
        text += character
    return Strip([*segments, Segment(text, last)])


def _runs(changed: list[bool], cells: list[Cell]) -> Iterator[tuple[int, int]]:
    """Give stretches to be sent, never half of a wide character."""
    start, end = -1, -1
    for at, differs in enumerate(changed):
        if not differs:
            continue
        if start >= 0 and at - end > SAME_CELLS:
            yield _whole(start, end, cells)
            start = at
        start = at if start < 0 else start
        end = at + 1
    if start >= 0:
        yield _whole(start, end, cells)


def _whole(start: int, end: int, cells: list[Cell]) -> tuple[int, int]:
    while start > 0 and not cells[start][0]:
        start -= 1
    while end < len(cells) and not cells[end][0]:
        end += 1
    return start, end


def pieces_of(update: LayoutUpdate | ChopsUpdate) -> Iterator[Piece]:
    """Give what an update of the toolkit would send."""
    if isinstance(update, LayoutUpdate):
        for row, line in enumerate(update.strips, update.region.y):
            yield update.region.x, row, Strip.join(line)
        return
    for row, left, right in update.spans:
        for end, (column, strip) in zip(update.chop_ends[row], update.chops[row].items(), strict=False):
            if strip is not None and column <= right and end > left:
                yield column, row, strip.crop(0, min(end, right) - column)


class OnlyWhatDiffers(CompositorUpdate):
    """An update of the toolkit, less what the terminal shows already."""

    def __init__(self, update: LayoutUpdate | ChopsUpdate, shown: Shown) -> None:
        self._update, self._shown = update, shown

    def render_segments(self, console: Console) -> str:
        """Write what differs as the terminal takes it."""
        sent: list[str] = []
        for column, row, strip in pieces_of(self._update):
            for at, line, part in self._shown.differing(column, row, strip):
                sent += (Control.move_to(at, line).segment.text, part.render(console))
        return "".join(sent)


class WhatDiffers(_App):
    """Mix into the app, before `App`."""

    def __init__(self, *arguments: Any, **named: Any) -> None:
        """Begin with a terminal of which nothing is known."""
        self.shown = Shown()
        self._painted: Screen[Any] | None = None
        super().__init__(*arguments, **named)

    async def on_event(self, event: events.Event) -> None:
        """Forget what was shown when the window changes, or was looked away from."""
        if isinstance(event, events.Resize | events.AppFocus):
            self.shown.forget()
        await super().on_event(event)

    def _display(self, screen: Screen[Any], renderable: Any) -> None:
        if screen is not self._painted:
            self._painted = screen
            self.shown.forget()
        if isinstance(renderable, LayoutUpdate | ChopsUpdate):
            renderable = OnlyWhatDiffers(renderable, self.shown)
        elif renderable is not None:
            self.shown.forget()
        super()._display(screen, renderable)
