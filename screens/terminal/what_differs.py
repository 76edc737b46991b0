"""Sends the terminal only the cells that differ from what it shows. It knows cells and updates, no page.

The toolkit sends a widget anew, or the whole screen, whatever changed in it: fifteen kilobytes for a Tab, which a slow
line takes a second for. Each new page is still sent whole, so that whatever something else wrote over the screen goes.

There is no public hook for it in 8.2.8: `App._display` is told what is to be painted, and the version is pinned.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from rich.color import ColorSystem
from rich.console import Console
from textual import events
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.app import App
from textual.screen import Screen
from textual.strip import Strip

from screens.terminal.cells import Cell, Look, cells_of
from screens.terminal.few_bytes import Stretch, written

if TYPE_CHECKING:
    _App = App[Any]
else:
    _App = object

Row = list[Cell]

Piece = tuple[int, int, Strip]
"""A column, a row, and what is to stand there."""

A_MOVE: Final = len("\x1b[80G")
"""What moving the cursor on costs: cells between two that differ are sent along where they cost no more."""

WIPE: Final = "\x1b[2J"
"""Empties the window: of a wide character that a smaller one cut tmux keeps half, and drops what comes beside it."""

_NOT_KNOWN: Final[Cell] = ("", Look("?", "?"))


class Shown:
    """What the terminal shows, as far as it is known."""

    def __init__(self, *, erases: bool = False) -> None:
        """Begin with a terminal of which nothing is known; `erases` as `few_bytes.written` has it."""
        self.erases = erases
        self._rows: dict[int, Row] = {}
        self._resized = False

    def forget(self, *, resized: bool = False) -> None:
        """Know nothing: all of the next update is sent, to an empty window where its size has changed."""
        self._rows.clear()
        self._resized = self._resized or resized

    def wipe(self) -> str:
        """Give what empties the window, once after each change of its size."""
        wiped, self._resized = (WIPE if self._resized else ""), False
        return wiped

    def differing(self, column: int, row: int, new: Row) -> Iterator[Stretch]:
        """Give what of a row's cells differs, and take it for shown."""
        known, end = self._rows.setdefault(row, []), column + len(new)
        known.extend(_NOT_KNOWN for _ in range(end - len(known)))
        old = known[column:end]
        if old == new:
            return
        changed = [was != cell for was, cell in zip(old, new, strict=True)]
        known[column:end] = new
        for start, stop in _runs(changed, new):
            yield column + start, row, new[start:stop]


def _runs(changed: list[bool], cells: list[Cell]) -> Iterator[tuple[int, int]]:
    """Give stretches to be sent, never half of a wide character."""
    start, end = -1, -1
    for at, differs in enumerate(changed):
        if not differs:
            continue
        if start >= 0 and _bytes_of(cells[end:at]) > A_MOVE:
            yield _whole(start, end, cells)
            start = at
        start = at if start < 0 else start
        end = at + 1
    if start >= 0:
        yield _whole(start, end, cells)


def _bytes_of(cells: Row) -> int:
    """Count what cells cost; a change of their look, which most do not need, is not seen here."""
    return sum(len(text.encode()) for text, _ in cells)


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
        system = console._color_system or ColorSystem.TRUECOLOR
        stretches = (
            stretch
            for column, row, strip in pieces_of(self._update)
            for stretch in self._shown.differing(column, row, cells_of(strip, system))
        )
        return self._shown.wipe() + written(stretches, erases=self._shown.erases)


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
            self.shown.forget(resized=isinstance(event, events.Resize))
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
