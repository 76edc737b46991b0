"""The body of the due list: what is to be followed up, one case a row. From lists to lines; it knows no key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from agent_console.calendar.zone import local
from agent_console.casebook.due import DueCase, DueReason
from agent_console.language import N_, Language
from screens.home.case_counts import in_signs, platforms_answered
from screens.home.words import case_number, due_word, next_step, situation
from screens.widgets.line import EMPTY, Line, fit
from screens.widgets.page import Block, Place, signed

FIELD = "search"
FIELD_COLUMN, FIELD_WIDTH = 9, 24
SIGN, WHEN, NUMBER = 4, 6, 18
_AROUND = 5
"""The search, the headings, a free row and the two rows of the legend."""


class Tab(Enum):
    """The parts of the list; Left and Right change it."""

    TODAY = N_("Today")
    OVERDUE = N_("Overdue")
    CALL_BACK = N_("Ring back")
    NEEDS_PERSON = N_("Person")
    WAITING = N_("Waiting")
    ALL = N_("All")


TABS = tuple(Tab)

_REASONS: dict[Tab, frozenset[DueReason]] = {
    Tab.TODAY: frozenset(DueReason) - {DueReason.WAITING},
    Tab.OVERDUE: frozenset({DueReason.OVERDUE}),
    Tab.CALL_BACK: frozenset({DueReason.CALL_BACK}),
    Tab.NEEDS_PERSON: frozenset({DueReason.NEEDS_PERSON, DueReason.OUTCOME_UNKNOWN}),
    Tab.WAITING: frozenset({DueReason.WAITING, DueReason.QUEUED}),
    Tab.ALL: frozenset(DueReason),
}


def in_tab(rows: Sequence[DueCase], tab: Tab) -> tuple[DueCase, ...]:
    """Give the cases of a part of the list, in its order."""
    return tuple(row for row in rows if row.reason in _REASONS[tab])


@dataclass(frozen=True, slots=True)
class DueView:
    """The list at one moment: what is shown of it, and where `>` stands."""

    rows: tuple[DueCase, ...]
    everything: tuple[DueCase, ...]
    tab: Tab
    at: int
    problem: str
    now: datetime
    language: Language


def tabs_line(view: DueView) -> Line:
    """Return the second row of a small window: every part with its count, `>` at the one that is shown."""
    line = EMPTY
    for tab in TABS:
        count = len(in_tab(view.everything, tab))
        here = tab is view.tab
        mark = ">" if here else " "
        column = line.end + 3 if line.placed else 2
        line = line.at(
            column, f"{mark}{view.language.text(tab.value)} {count}", "heading" if here else "text"
        )
    return line


def tabs_side(view: DueView) -> tuple[Line, ...]:
    """Return the same below one another, for the left column of a wide window."""
    return tuple(
        EMPTY.at(1, ">" if tab is view.tab else " ")
        .at(2, fit(view.language.text(tab.value), 9))
        .right(15, str(len(in_tab(view.everything, tab))))
        for tab in TABS
    )


def due_block(view: DueView, width: int, height: int) -> Block:
    """Return the search, the rows that fit and what the signs mean."""
    _ = view.language.text
    room = height - _AROUND
    case, counts, after = _columns(width)
    head = (
        EMPTY.at(WHEN, _("Due"), "quiet")
        .at(NUMBER, _("Number"), "quiet")
        .at(case, _("Case"), "quiet")
        .at(counts, _("Status"), "quiet")
        .at(after, _("Next"), "quiet")
    )
    rows = [_row(row, view, width) for row in view.rows]
    first = max(0, min(view.at - room + 1, len(rows) - room))
    shown = [
        row.at(2, ">").on("focus") if number == view.at else row
        for number, row in enumerate(rows[first : first + room], first)
    ] or [EMPTY.at(WHEN, _("nothing"), "quiet")]
    legend = _("+ unbound  = nothing  # own  x refused  ? unknown  ~ under way")
    clocks = _("platforms: 5 working days; complaint: 15 calendar days")
    lines = (_search(view, width), head, *shown, *(EMPTY for _n in range(room - len(shown))), EMPTY)
    legends = (EMPTY.at(2, fit(legend, width), "quiet"), EMPTY.at(2, fit(clocks, width), "quiet"))
    return Block((*lines, *legends), (Place(FIELD, 1, FIELD_COLUMN, FIELD_WIDTH),))


def _columns(width: int) -> tuple[int, int, int]:
    """Give where the number of a case, its counts and its next step begin."""
    return (31, 46, width - 13) if width > 70 else (30, 44, width - 10)


def _search(view: DueView, width: int) -> Line:
    _ = view.language.text
    line = EMPTY.at(2, view.language.text_in("due", "Find"))
    column = FIELD_COLUMN + FIELD_WIDTH + 3
    told, role = (view.problem, "bad") if view.problem else (_("case, number, 11-24, word"), "quiet")
    return line.at(column, fit(told, width + 2 - column), "bad" if role == "bad" else "quiet")


def _row(row: DueCase, view: DueView, width: int) -> Line:
    language, case = view.language, row.case
    sign, word = due_word(row, view.now, language)
    told = in_signs(case, language) if platforms_answered(case) else situation(row, language)
    at_case, at_counts, column = _columns(width)
    complaint = case.complaint_due_on
    after = language.text(next_step(row))
    if row.reason is DueReason.COMPLAINT and complaint is not None:
        after = language.text("by {day}").format(day=f"{complaint:%m-%d}")
    return (
        EMPTY.at(SIGN, signed(sign, fit(word, NUMBER - WHEN - 1)))
        .at(NUMBER, case.subject.masked if case.subject else "-")
        .at(at_case, case_number(case.call_id))
        .at(at_counts, fit(told, column - at_counts - 1))
        .at(column, fit(after, width + 2 - column))
    )


def synced_words(view: DueView, at: datetime) -> str:
    """Say when the list was read."""
    told = view.language.text("+ As of {time}   {count} in this part")
    return told.format(time=f"{local(at):%H:%M}", count=len(view.rows))
