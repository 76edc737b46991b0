"""A curve of scores in rows of text: a `*` per run at its height, its number and its score below. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from agent_console.language import Language
from agent_console.progress.curve import SHOWN, Point
from screens.widgets.line import EMPTY, Line

LABEL_END, AXIS, FIRST, APART = 6, 8, 11, 4
BANDS: Final = (100, 90, 80, 70, 60, 0)
"""Bands of ten from above; a score below 60 stands on the floor, where its number tells more than its height."""

CELLS: Final = FIRST + APART * SHOWN - 2
"""The last column a curve of so many runs takes."""

STAR, FAILED = "*", "x"


def curve_lines(points: Sequence[Point], language: Language) -> tuple[Line, ...]:
    """Return the curve: six bands, the axis, the numbers of the runs and what each came to."""
    bands = (_band(number, points) for number in range(len(BANDS)))
    axis = EMPTY.at(AXIS, "+" + "-" * (CELLS - AXIS), "rule")
    return (*bands, axis, *_numbers(points, language))


def height_of(point: Point) -> int:
    """Give the band of a score, counted from above; a failed run stands on the floor."""
    if point.failed:
        return len(BANDS) - 1
    return next(number for number, band in enumerate(BANDS) if point.score >= band)


def _band(number: int, points: Sequence[Point]) -> Line:
    label = f"<{BANDS[number - 1]}" if BANDS[number] == 0 else str(BANDS[number])
    line = EMPTY.right(LABEL_END, label, "quiet").at(AXIS, "|", "rule")
    for place, point in enumerate(points):
        if height_of(point) == number:
            sign, column = (FAILED if point.failed else STAR), FIRST + APART * place
            line = line.at(column, sign, "bad" if point.failed else "heading")
    return line


def _numbers(points: Sequence[Point], language: Language) -> Iterator[Line]:
    _ = language.text
    runs, scores = EMPTY.at(2, _("Run"), "quiet"), EMPTY.at(2, _("Score"), "quiet")
    for place, point in enumerate(points):
        end = FIRST + APART * place + 1
        runs = runs.right(end, str(point.number), "quiet")
        scores = scores.right(end, FAILED if point.failed else str(point.score), "text")
    yield runs
    yield scores
