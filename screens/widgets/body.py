"""The sheet fields stand in: it puts them in their places and draws their brackets."""

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.geometry import Offset

from screens.palettes import Surface
from screens.widgets.field import Field
from screens.widgets.line import Line
from screens.widgets.page import Block, Place
from screens.widgets.sheet import Sheet


class Body(Sheet):
    """Shows a block. Each field is named by its id; one without a place is hidden, its text kept."""

    def __init__(self, name: str, fields: Iterable[Field] = (), surface: Surface = "page") -> None:
        """Make an empty body that owns `fields`."""
        super().__init__(name, surface)
        self._fields = {field.id or "": field for field in fields}
        self._block = Block()

    @property
    def fields(self) -> dict[str, Field]:
        """The fields by name, in the order they were given."""
        return self._fields

    @property
    def order(self) -> tuple[str, ...]:
        """The fields that can be entered now, in the order of their places."""
        return tuple(place.field for place in self._block.places if place.active)

    def compose(self) -> ComposeResult:
        """Mount the fields."""
        for field in self._fields.values():
            field.display = False
            yield field

    def show_block(self, block: Block) -> None:
        """Show `block`; only rows that changed are painted again."""
        self._block = block
        places = {place.field: place for place in block.places}
        for name, field in self._fields.items():
            self._put(field, places.get(name))
        self.redraw()

    def redraw(self) -> None:
        """Draw the brackets again after the focus or a mask has moved."""
        lines = list(self._block.lines)
        for place in self._block.places:
            lines.extend(Line() for _ in range(place.row - len(lines)))
            lines[place.row - 1] = self._bracketed(lines[place.row - 1], place)
        self.show(lines)

    def cursor_at(self, row: int, column: int) -> Offset:
        """Return the cell of the screen at `row` and `column` (from 1) of this body."""
        return self.content_region.offset + Offset(column - 1, row - 1)

    def _put(self, field: Field, place: Place | None) -> None:
        if place is None:
            field.display = False
            return
        field.can_focus = place.active
        field.bracketed = place.bracketed
        field.styles.offset = (place.column - 1, place.row - 1)
        field.styles.width = place.width
        field.display = True

    def _bracketed(self, line: Line, place: Place) -> Line:
        field = self._fields[place.field]
        if not place.bracketed or (field.masked and not field.has_focus):
            return line
        if not field.has_focus:
            return line.at(place.column - 1, "[").at(place.column + place.width, "]")
        line = _label_lit(line, place)
        return line.at(place.column - 1, "[", "edge").at(place.column + place.width, "]", "edge")


def _label_lit(line: Line, place: Place) -> Line:
    """Return `line` with the text nearest before the field in the colours of the focus."""
    before = [placed for placed in line.placed if placed.end < place.column - 1]
    if not before:
        return line
    label = max(before, key=lambda placed: placed.column)
    placed = tuple(each._replace(role="focus") if each is label else each for each in line.placed)
    return Line(placed, line.band)
