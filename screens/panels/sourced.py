"""Rows of what is known, each with its grade and month at the right. It knows no platform and no topic."""

from __future__ import annotations

from agent_console.catalogue import Grade, Known
from agent_console.language import N_, Language
from screens.closing_words import source_in_short
from screens.widgets.line import EMPTY, Line, width_of
from screens.widgets.wrap import wrap_cells

COLUMN = 14
SOURCE_WIDTH = 14
"""`sample 2026-11` is the widest."""
SECOND = 30
"""Where the second of two grades in a row begins."""

GRADES: dict[Grade, str] = {
    Grade.A: N_("A official text"),
    Grade.B: N_("B named news medium"),
    Grade.C: N_("C how-to page"),
    Grade.D: N_("D public API documentation"),
}


def row_of(label: str, text: str, width: int, source: str = "") -> list[Line]:
    """Return a label with its text, as many rows as it takes, and where it is known from at the right end."""
    column = max(COLUMN, 3 + width_of(label)) if label else 4
    rows = wrap_cells(text, width - column - SOURCE_WIDTH - 1)
    lines = [EMPTY.at(column, row) for row in rows]
    lines[0] = lines[0].at(2, label, "quiet") if label else lines[0]
    if source:
        lines[0] = lines[0].at(width - SOURCE_WIDTH + 1, source, "quiet")
    return lines


def known_row(label: str, text: str, known: Known[object], language: Language, width: int) -> list[Line]:
    """Return what is known with its own grade and month."""
    return row_of(label, text, width, source_in_short([known], language))


def grades_explained(language: Language, width: int) -> list[Line]:
    """Return what the letters mean, what has none, and what the month is."""
    _ = language.text
    lines = [EMPTY, EMPTY.at(2, _("Where it is known from"), "heading")]
    best, news, guide, interface = (_(each) for each in GRADES.values())
    lines += [
        EMPTY.at(4, left, "quiet").at(SECOND, right, "quiet")
        for left, right in ((best, news), (guide, interface))
    ]
    for text in (
        _("The month is when the source was last looked at. C binds nobody: say 'as far as we know'."),
        _("list: as the registry has it.   ours: a rule of this console.   sample: made up."),
    ):
        lines += [EMPTY.at(4, row, "quiet") for row in wrap_cells(text, width - 4)]
    return lines
