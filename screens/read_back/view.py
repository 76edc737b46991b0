"""What the read-back's page is drawn from, and how its list is divided into pages. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from agent_console.calendar.promise import Promise
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason, gate
from agent_console.language import Language
from screens.read_back.around import is_proof_fresh, why_silenced
from screens.read_back.listing import (
    MOST_ON_ONE_PAGE,
    Group,
    beside_label,
    groups_of,
    list_pages,
    names_by_page,
)
from screens.warnings import WarningWord
from screens.widgets.line import Line

TALL = 31
"""From this body height on there is air between the parts and room for their explanations."""

LIST_COLUMN = 13
_AROUND_LIST = 11
_AROUND_LIST_TALL = 24
_BELOW_LIST_PAGE = 4


@dataclass(frozen=True, slots=True)
class Division:
    """The list in a body of some size: pages of names, then the last page with `beside` or a summary."""

    pages: tuple[tuple[Line, ...], ...]
    beside: tuple[Line, ...]
    names: tuple[tuple[str, ...], ...] = ()
    """The apps on each of `pages`, by their whole names."""

    def names_on(self, page: int) -> tuple[str, ...] | None:
        """Return the apps a page of names shows; None where the whole list is spoken of."""
        return self.names[page] if page < len(self.names) else None

    @property
    def count(self) -> int:
        """Pages in all; the statements stand on the last."""
        return len(self.pages) + 1


@dataclass(frozen=True, slots=True)
class ReadBackView:
    """One call on the read-back at one moment; `page` counts from 0."""

    call: Call
    language: Language
    warning_word: WarningWord
    promise: Promise
    now: datetime
    page: int = 0

    @property
    def groups(self) -> tuple[Group, ...]:
        """What is read out."""
        return groups_of(self.call, self.language)

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why nothing can be sent now; empty when the button is open."""
        return gate(self.call, Act.SUBMIT, self.now)

    @property
    def proof_fresh(self) -> bool:
        """Whether the confirmed code still covers a submit."""
        return is_proof_fresh(self.call, self.now)

    @property
    def silenced(self) -> str:
        """Why nothing the caller says can be recorded now, or an empty text."""
        return why_silenced(self.call, self.language)


def divided(view: ReadBackView, width: int, height: int) -> Division:
    """Put the list beside its label where it is short enough, else on pages of its own before the statements."""
    return division_of(view.groups, width, height)


# Every part of a page asks for it, and nothing but the list and the window changes it.
@lru_cache(maxsize=1)
def division_of(groups: tuple[Group, ...], width: int, height: int) -> Division:
    """Put a list beside its label or on pages of its own."""
    room = height - (_AROUND_LIST_TALL if height >= TALL else _AROUND_LIST)
    if sum(len(group.apps) for group in groups) <= MOST_ON_ONE_PAGE:
        beside = beside_label(groups, LIST_COLUMN, last_column(width))
        if len(beside) <= room:
            return Division((), beside)
    rows = height - _BELOW_LIST_PAGE
    return Division(list_pages(groups, width, rows), (), names_by_page(groups, width, rows))


def last_column(width: int) -> int:
    """Return where the list beside its label ends: the keys that change it stand to the right."""
    return width - 19
