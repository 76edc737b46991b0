"""Writes stretches of cells as the terminal takes them, in few bytes. It knows no page and not what is shown.

A colour is named where it changes and not for each text, and the way to the next stretch of a row is a column alone:
over a slow line that is half of what a page costs.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import Final

from screens.terminal.cells import PLAIN, Cell, Look, seen_on_blanks

Stretch = tuple[int, int, list[Cell]]
"""A column and a row, counted from 0, and the cells from there on."""

BACK_TO_PLAIN: Final = "\x1b[0m"


def written(stretches: Iterable[Stretch], *, erases: bool = False) -> str:
    """Write stretches row by row. The terminal's colours are plain before and after.

    Args:
        stretches: What is to stand where; no two of a row share a cell.
        erases: Whether the terminal, told to erase cells, leaves them in the colour of the ground it writes on.
    """
    sent: list[str] = []
    look = PLAIN
    for row, of_row in groupby(stretches, key=itemgetter(1)):
        left, way = list(of_row), f"\x1b[{row + 1};{{}}H"
        while left:
            column, _, cells = left.pop(_next(left, look))
            # Never a distance: where a terminal draws a character wider than we think, that ends here.
            sent.append(way.format(column + 1))
            look = _write(sent, column, cells, look, erases=erases)
            way = "\x1b[{}G"
    if look != PLAIN:
        sent.append(BACK_TO_PLAIN)
    return "".join(sent)


def _next(stretches: list[Stretch], look: Look) -> int:
    """Say which stretch of a row is written next: one that begins as the last one ended, else the first."""
    return next((at for at, (_, _, cells) in enumerate(stretches) if not _change(look, cells[0][1])[0]), 0)


def _write(sent: list[str], column: int, cells: list[Cell], look: Look, *, erases: bool) -> Look:
    end = column + len(cells)
    for wanted, alike in groupby(cells, key=itemgetter(1)):
        change, look = _change(look, wanted)
        texts = [text for text, _ in alike]
        column += len(texts)
        blank = erases and not wanted.ink
        sent += (change, _blanks(len(texts), column, end) if blank else "".join(texts))
    return look


def _blanks(count: int, column: int, end: int) -> str:
    """Leave so many cells blank and go on behind them, at a column, unless the stretch is over."""
    erased = f"\x1b[{count}X" + (f"\x1b[{column + 1}G" if column < end else "")
    return erased if len(erased) < count else " " * count


@lru_cache(maxsize=1024)
def _change(now: Look, wanted: Look) -> tuple[str, Look]:
    """Give what the terminal is told before a cell, and how it writes then; marks are taken away by beginning anew."""
    after = wanted if wanted.ink else _for_a_blank(now, wanted.ground)
    told: list[str] = []
    if now.marks and now.marks != after.marks:
        told.append("0")
        now = PLAIN
    told += [new for old, new in zip(now, after, strict=True) if new != old]
    return (f"\x1b[{';'.join(told)}m" if told else ""), after


def _for_a_blank(now: Look, ground: str) -> Look:
    return Look(now.ink, ground, "" if seen_on_blanks(now.marks) else now.marks)
