"""Breaks Chinese and English text into rows of a given number of cells; knows nothing else."""

import re
from functools import lru_cache

from rich.cells import cell_len

from screens.widgets.plain import plain

_NEVER_FIRST = "，。、；：？！）」』》〉】〕”’,.;:?!)]}%"
_NEVER_LAST = "（「『《〈【〔“‘([{"
# A row neither begins with a closing mark nor ends with an opening one (GB/T 15834).

_PIECES = re.compile(r"\s+|[\u0021-\u024f]+|.")
# Spaces, a run of Latin letters, digits and marks, or one other character.


@lru_cache(maxsize=512)
def wrap_cells(text: str, width: int) -> tuple[str, ...]:
    """Return `text` as rows of at most `width` cells.

    Chinese breaks between characters, Latin words only at spaces unless one is wider than
    a whole row. Spaces at a break are dropped; a text that fits is returned unchanged. Kept: a page says the same
    words after every key.
    """
    safe = plain(text)
    if cell_len(safe) <= width:
        return (safe,)
    rows: list[str] = []
    row = ""
    for piece in _glued(safe, max(width, 1)):
        if cell_len(row + piece) > width and row:
            rows.append(row.rstrip())
            row = ""
        row += piece.lstrip() if not row else piece
    return (*rows, row.rstrip()) if row.strip() else tuple(rows)


def _glued(text: str, width: int) -> list[str]:
    """Return the pieces of `text` between which a row may end, none wider than `width`."""
    glued: list[str] = []
    for piece in _PIECES.findall(text):
        if glued and _sticks(glued[-1], piece) and cell_len(glued[-1] + piece) <= width:
            glued[-1] += piece
        else:
            glued.extend(_chopped(piece, width))
    return glued


def _sticks(before: str, piece: str) -> bool:
    return not piece.isspace() and (piece[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST)


def _chopped(piece: str, width: int) -> list[str]:
    return [piece[index : index + width] for index in range(0, len(piece), width)]
