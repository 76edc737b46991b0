"""Making room below a body: blank rows are taken out of it, fields and cursor move along. It knows no page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from screens.widgets.line import EMPTY, Line
from screens.widgets.page import Block


@dataclass(frozen=True, slots=True)
class Squeezed:
    """A block in fewer rows; `taken` are the rows that went, from 1."""

    block: Block
    taken: frozenset[int] = frozenset()

    @property
    def rows(self) -> int:
        """The last row something stands in."""
        lines = max((n for n, line in enumerate(self.block.lines, 1) if line.placed), default=0)
        return max((lines, *(place.row for place in self.block.places)))

    def moved(self, row: int) -> int:
        """Give the row that stood at `row` before."""
        return row - sum(1 for one in self.taken if one < row)

    def above(self, *below: Line, height: int) -> Block:
        """Give the block with rows below it, at the bottom of `height` rows; what has no room there goes."""
        room = height - len(below)
        kept = self.block.lines[:room]
        free = (EMPTY,) * (room - len(kept))
        places = tuple(place for place in self.block.places if place.row <= room)
        return Block((*kept, *free, *below), places)


def squeezed(block: Block, rows: int) -> Squeezed:
    """Take blank rows out from the bottom up until `rows` are enough; what is written stays, too many rows or not."""
    whole = Squeezed(block)
    used = {place.row for place in block.places}
    blank = [n for n in range(whole.rows, 0, -1) if n not in used and not _placed(block, n)]
    taken = frozenset(blank[: max(whole.rows - rows, 0)])
    after = Squeezed(block, taken)
    lines = tuple(line for n, line in enumerate(block.lines, 1) if n not in taken)
    places = tuple(replace(place, row=after.moved(place.row)) for place in block.places)
    return Squeezed(Block(lines, places), taken)


def _placed(block: Block, row: int) -> bool:
    line = block.lines[row - 1] if row <= len(block.lines) else EMPTY
    return bool(line.placed)
