"""Text in columns: it counts terminal cells, so that Chinese and English stand under each other. It knows no report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from agent_console.doctor.wording import printable
from agent_console.language.spoken import cells_of

_PIECES: Final = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+|\s+")
"""A Chinese character, a word of other letters, or space."""

_NEVER_FIRST: Final = frozenset("，。；：、？！）》」』”")
"""What closes stays with what it closes (GB/T 15834)."""


def padded(text: str, cells: int) -> str:
    """Fill a text up to so many cells."""
    return text + " " * (cells - cells_of(text))


def folded(text: str, cells: int) -> list[str]:
    """Fold a text into rows of at most so many cells; what is longer without a gap is cut hard."""
    rows, row = [], ""
    for piece in _pieces(printable(text), cells):
        if cells_of(row + piece.rstrip()) > cells and row:
            rows.append(row.rstrip())
            row = piece.lstrip()
        else:
            row += piece
    return [*rows, row.rstrip()]


def _pieces(text: str, cells: int) -> Iterator[str]:
    held = ""
    for piece in _PIECES.findall(text):
        if held and piece not in _NEVER_FIRST:
            yield from _cut(held, cells)
            held = ""
        held += piece
    yield from _cut(held, cells)


def _cut(piece: str, cells: int) -> Iterator[str]:
    while cells_of(piece) > cells:
        kept = next(end for end in range(len(piece), 0, -1) if cells_of(piece[:end]) <= cells or end == 1)
        yield piece[:kept]
        piece = piece[kept:]
    yield piece
