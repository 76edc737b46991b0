"""One row of cells as data: texts with a role, each at its column; knows nothing about widgets.

Columns are counted from 1, as on the pages. Widths are terminal cells, never characters.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from screens.palettes import Role
from screens.widgets.plain import plain


class Span(NamedTuple):
    """A piece of text in one role."""

    text: str
    role: Role = "text"


Text = str | Span | Sequence[Span]
"""What may stand at a column: a plain string, a span, or several spans one after another."""


class Placed(NamedTuple):
    """A span at its column (the first column is 1)."""

    column: int
    text: str
    role: Role

    @property
    def end(self) -> int:
        """The last column this text covers."""
        return self.column + cell_len(self.text) - 1


@dataclass(frozen=True, slots=True)
class Line:
    """A row of placed texts. `band` paints the whole row in one solid role, dropping all others."""

    placed: tuple[Placed, ...] = ()
    band: Role | None = None

    def at(self, column: int, text: Text, role: Role = "text") -> "Line":
        """Return this line with `text` starting at `column`."""
        if isinstance(text, str):
            return Line((*self.placed, Placed(column, plain(text), role)), self.band)
        spans = list(self.placed)
        for span in spans_of(text, role):
            safe = plain(span.text)
            spans.append(Placed(column, safe, span.role))
            column += cell_len(safe)
        return Line(tuple(spans), self.band)

    def right(self, column: int, text: Text, role: Role = "text") -> "Line":
        """Return this line with `text` ending at `column`."""
        return self.at(column - width_of(text) + 1, text, role)

    def then(self, text: Text, role: Role = "text", gap: int = 1) -> "Line":
        """Return this line with `text` after its last text, `gap` cells away."""
        return self.at(self.end + 1 + gap, text, role)

    def on(self, band: Role | None) -> "Line":
        """Return this line as one solid band, such as the highlighted row (`focus`)."""
        return Line(self.placed, band)

    @property
    def end(self) -> int:
        """The last column any text covers; 0 when the line is empty."""
        return max((placed.end for placed in self.placed), default=0)


EMPTY = Line()


def line() -> Line:
    """Return an empty line to place texts on: `line().at(2, "Name").at(13, name, "ok")`."""
    return EMPTY


def columns(*placed: tuple[int, Text] | tuple[int, Text, Role]) -> Line:
    """Return a line with each text at its column: `columns((2, "Name"), (13, name, "ok"))`."""
    result = EMPTY
    for entry in placed:
        result = result.at(*entry)
    return result


def spans_of(text: Text, role: Role = "text") -> tuple[Span, ...]:
    """Return `text` as spans; a bare string gets `role`."""
    if isinstance(text, str):
        return (Span(text, role),)
    if isinstance(text, Span):
        return (text,)
    return tuple(text)


def width_of(text: Text) -> int:
    """Return how many cells `text` covers once painted."""
    return sum(cell_len(plain(span.text)) for span in spans_of(text))


def clip(text: str, width: int) -> str:
    """Return the longest beginning of `text` that fits `width` cells; no character is halved."""
    cells = 0
    for index, character in enumerate(text):
        cells += cell_len(character)
        if cells > width:
            return text[:index]
    return text


def fit(text: str, width: int) -> str:
    """Return `text` as it will be painted, cut to `width` cells: for names a registry or a person chose."""
    return clip(plain(text), width)


def rule(left: Text, right: Text = "", width: int = 80, char: str = "-") -> Line:
    """Return a rule of `char` across `width` cells with a text near either end.

    The left text stands whole as long as it fits; the right one is clipped at its end, so
    a mark at its beginning survives.
    """
    ends = 2 * len("-- ")
    right = _clipped(right, width - ends - width_of(left) - 2)
    result = EMPTY.at(1, char * 2, "rule").at(4, left, "heading")
    start = result.end + 2 if width_of(left) else 4
    if not width_of(right):
        return result.at(start, char * max(width - start + 1, 0), "rule")
    stop = width - 3 - width_of(right) - 1
    return (
        result.at(start, char * max(stop - start + 1, 0), "rule")
        .at(stop + 2, right, "heading")
        .at(width - 1, char * 2, "rule")
    )


def overflow(lines: Iterable[Line], width: int) -> list[str]:
    """Return what does not fit: one sentence for each text past `width` or over another text."""
    return [
        f"row {number}: {fault}" for number, each in enumerate(lines, 1) for fault in _faults(each, width)
    ]


def _faults(each: Line, width: int) -> list[str]:
    faults, free = [], 1
    for placed in sorted(each.placed):
        if not placed.text:
            continue
        if placed.end > width:
            faults.append(f"{placed.text!r} ends at column {placed.end} of {width}")
        if placed.column < free:
            faults.append(f"{placed.text!r} starts at column {placed.column}, free is {free}")
        free = max(free, placed.end + 1)
    return faults


def _clipped(text: Text, width: int) -> tuple[Span, ...]:
    kept = []
    for span in spans_of(text, "heading"):
        safe = plain(span.text)
        short = clip(safe, width)
        kept.append(Span(short, span.role))
        width -= cell_len(short)
        if short != safe:
            break
    return tuple(kept)
