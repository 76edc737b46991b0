"""The one widget that paints lines; it repaints only rows that changed and decides nothing."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from screens.palettes import Role, Surface
from screens.theme import app_style
from screens.widgets.line import EMPTY, Line, overflow
from screens.widgets.paint import paint

Lines = tuple[Line, ...]


class LineOverflowError(ValueError):
    """A sheet got a text it cannot show whole (raised in tests only)."""


class Sheet(Widget, can_focus=False):
    """Paints `lines` on `surface`, one line a row; rows without a line are blank.

    `strict` makes `show` refuse lines that do not fit; tests switch it on, agents see the
    line clipped.
    """

    DEFAULT_CSS = "Sheet { position: absolute; overflow: hidden; layout: vertical; }"

    strict: ClassVar[bool] = False

    def __init__(self, name: str, surface: Surface = "page", base: Role = "text") -> None:
        """Make an empty sheet with `name` as its id; `base` is the role of cells no text stands in."""
        super().__init__(id=name)
        self.surface: Surface = surface
        self.base: Role = base
        self.room = Region(0, 0, 0, 0)
        self._lines: Lines = ()

    @property
    def lines(self) -> Lines:
        """The lines on show."""
        return self._lines

    def place(self, region: Region) -> None:
        """Cover `region` of the parent, in cells."""
        if region == self.room:
            return
        self.room = region
        self.styles.offset = (region.x, region.y)
        self.styles.width = region.width
        self.styles.height = region.height

    def show(self, lines: Iterable[Line]) -> None:
        """Show `lines`; only rows that differ from those on show are painted again."""
        new = tuple(lines)
        if self.strict and self.room.width:
            self._refuse_overflow(new)
        old, self._lines = self._lines, new
        changed = [row for row in range(max(len(old), len(new))) if _at(old, row) != _at(new, row)]
        self.refresh_rows(changed)

    def repaint_on(self, surface: Surface) -> None:
        """Change the surface all rows stand on."""
        if surface != self.surface:
            self.surface = surface
            self.refresh()

    def refresh_rows(self, rows: Iterable[int]) -> None:
        """Paint `rows` (counted from 0) again and no others."""
        regions = [Region(0, row, self.size.width, 1) for row in rows if row < self.size.height]
        if regions and self.size.width:
            self.refresh(*regions)

    def line_at(self, row: int) -> Line:
        """Return the line of `row` (counted from 0), an empty one past the last."""
        return _at(self._lines, row)

    def _refuse_overflow(self, lines: Lines) -> None:
        faults = overflow(lines, self.room.width)
        if any(line.placed for line in lines[self.room.height :]):
            faults.append(f"{len(lines)} rows of {self.room.height}")
        if faults:
            raise LineOverflowError(f"{self.id}: {'; '.join(faults)}")

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width = self.size.width
        spans = paint(self.line_at(y), width, self.base)
        return Strip(
            [Segment(span.text, app_style(self.app, span.role, self.surface)) for span in spans],
            width,
        )


def _at(lines: Lines, row: int) -> Line:
    return lines[row] if row < len(lines) else EMPTY
