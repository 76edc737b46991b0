"""Turns a line into exactly as many cells as its row has; knows roles, but no colours."""

from rich.cells import cell_len

from screens.palettes import Role
from screens.widgets.line import Line, Placed, Span

_WIDE_TAIL = ""
# The second cell of a wide character holds no text of its own.


def paint(line: Line, width: int, base: Role = "text") -> tuple[Span, ...]:
    """Return `line` as runs that together cover exactly `width` cells.

    Later texts cover earlier ones. What does not fit is cut off; where that, or an
    overlap, would leave half a wide character, a space stands instead. Free cells are
    spaces in the role `base`; a band gives its role to every cell.
    """
    spans = _side_by_side(line.placed, width, base) or _cell_by_cell(line.placed, width, base)
    if line.band is not None:
        spans = [(text, line.band) for text, _ in spans]
    return _runs(spans)


def _side_by_side(texts: tuple[Placed, ...], width: int, base: Role) -> list[tuple[str, Role]]:
    """Return the texts with the free cells between them; nothing where one covers another or is cut off."""
    spans: list[tuple[str, Role]] = []
    free = 1
    for column, text, role in sorted(texts):
        if column < free:
            return []
        spans += ((" " * (column - free), base), (text, role))
        free = column + cell_len(text)
    left = width + 1 - free
    return [*spans, (" " * left, base)] if left >= 0 else []


def _cell_by_cell(texts: tuple[Placed, ...], width: int, base: Role) -> list[tuple[str, Role]]:
    cells: list[tuple[str, Role]] = [(" ", base)] * max(width, 0)
    for placed in texts:
        _place(cells, placed)
    return cells


def _place(cells: list[tuple[str, Role]], placed: Placed) -> None:
    column = placed.column - 1
    for character in placed.text:
        size = cell_len(character)
        if column >= 0 and column + size <= len(cells):
            _clear(cells, column, size)
            cells[column] = (character, placed.role)
            if size == 2:
                cells[column + 1] = (_WIDE_TAIL, placed.role)
        column += size


def _clear(cells: list[tuple[str, Role]], column: int, size: int) -> None:
    """Blank the halves of wide characters that would stick out of `size` cells at `column`."""
    if cells[column][0] == _WIDE_TAIL:
        cells[column - 1] = (" ", cells[column - 1][1])
    after = column + size
    if after < len(cells) and cells[after][0] == _WIDE_TAIL:
        cells[after] = (" ", cells[after][1])


def _runs(texts: list[tuple[str, Role]]) -> tuple[Span, ...]:
    """Join what follows in the same role."""
    runs: list[Span] = []
    for text, role in texts:
        if runs and runs[-1].role == role:
            runs[-1] = Span(runs[-1].text + text, role)
        elif text:
            runs.append(Span(text, role))
    return tuple(runs)
