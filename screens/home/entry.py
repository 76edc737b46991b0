"""Where the entry line of the first page stands, before and after everything else is there. It knows no case."""

from __future__ import annotations

from typing import Final

from agent_console.language.language import Language
from agent_console.language.marks import N_
from screens.widgets.field import Field
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import Place

FIELD: Final = "entry"
COLUMN: Final = 19
WIDTH: Final = 24
LONGEST: Final = 40


def entry_field() -> Field:
    """Make the field every number and case is typed into; the ends of the line are the ends of the list."""
    return Field(FIELD, max_length=LONGEST, half_width=True, reserved=frozenset({"home", "end"}))


def entry_place() -> Place:
    """Give its place in the body."""
    return Place(FIELD, 1, COLUMN, WIDTH)


def entry_line(language: Language) -> Line:
    """Give the row it stands in."""
    return EMPTY.at(2, language.text(N_("Number or case")))
