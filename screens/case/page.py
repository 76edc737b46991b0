"""The body of the page of a case: items by state, both clocks, what happened. From a view to lines; it knows no key."""

from __future__ import annotations

from agent_console.calendar.zone import local
from agent_console.casebook.case_summary import CaseState
from screens.case.history import HistoryLine, newest_of
from screens.case.own_accounts import own_lines
from screens.case.spoken import told_counts
from screens.case.view import CaseView, ItemGroup
from screens.case.words import STATES, complaint_is_open, complaint_words, next_step
from screens.submission.item_words import state_word
from screens.widgets.line import EMPTY, Line, Text, fit, width_of
from screens.widgets.page import Block, signed
from screens.widgets.wrap import wrap_cells

MARK, SIGN, WORD = 2, 4, 6
VALUE = 13
_MOST_GROUPS = 5
"""Beyond so many states the ones that are done are counted in the last row."""


def case_block(view: CaseView, width: int, height: int) -> Block:
    """Return the body; before the caller is verified states and days alone."""
    lines = _told(view, width, height) if view.told else _untold(view, width)
    return Block(lines[:height])


def group_row(view: CaseView) -> int:
    """Return the row of the body `>` stands on, from 1."""
    return min(view.at, len(view.groups) - 1, _MOST_GROUPS - 1) + 1


def _untold(view: CaseView, width: int) -> tuple[Line, ...]:
    _, language, case = view.language.text, view.language, view.case
    sign, word = STATES[view.summary.state or CaseState.CLOSED]
    number = case.numbers.subject
    answer = view.summary.due_on
    day = _("by {day}").format(day=language.day(answer)) if answer else _("no day was promised")
    return (
        _fact(_("Case no."), case.id),
        _fact(_("Number"), number.masked if number else "-"),
        EMPTY,
        _fact(_("Status"), signed(sign, _(word))),
        _fact(view.begun, language.day(view.filed_on)),
        _fact(_("Answer"), day),
        _fact(_("Complaint"), fit(complaint_words(case.casework.complaint, view), width - VALUE)),
        EMPTY,
        _fact("", _("Items and counts stand here once the caller is verified")),
        _fact("", _("for this number, on this call.")),
    )


def _fact(label: str, value: Text) -> Line:
    return EMPTY.at(2, label, "quiet").at(VALUE, value)


def _told(view: CaseView, width: int, height: int) -> tuple[Line, ...]:
    _ = view.language.text
    groups = _group_lines(view, width)
    below = (EMPTY, *_clock_lines(view, width), EMPTY)
    summary = _summary_lines(view, width)
    room = height - len(groups) - len(below) - len(summary)
    return (*groups, *below, *_history_lines(view.history, view, width, room), *summary)


def _group_lines(view: CaseView, width: int) -> tuple[Line, ...]:
    groups, own = view.groups, own_lines(view.case, view.language, width)
    if not groups:
        return own or (EMPTY.at(WORD, view.language.text("nothing was filed"), "quiet"),)
    shown = groups if len(groups) <= _MOST_GROUPS else groups[:_MOST_GROUPS]
    lines = [_group_line(view, group, width) for group in shown]
    if len(groups) > len(shown):
        rest = sum(one.count for one in groups[_MOST_GROUPS - 1 :])
        more = view.language.plural("and {count} more, Enter", "and {count} more, Enter", rest)
        lines[-1] = EMPTY.at(WORD, more, "quiet")
    at = group_row(view) - 1
    lines[at] = lines[at].at(MARK, ">").on("focus")
    return (*lines, *own[:1])


def _group_line(view: CaseView, group: ItemGroup, width: int) -> Line:
    language = view.language
    sign, word = state_word(group.word, language)
    next_column = width - 19
    names_column = 27
    names = language.listed(view.names_of(group), next_column - names_column - 1)
    return (
        EMPTY.at(SIGN, signed(sign, fit(word, 16)))
        .at(23, str(group.count))
        .at(names_column, fit(names, next_column - names_column - 1))
        .at(next_column, fit(next_step(group, language), width + 2 - next_column))
    )


def _clock_lines(view: CaseView, width: int) -> tuple[Line, ...]:
    _, language, case = view.language.text, view.language, view.case
    asked = _("asked {day}") if case.own_accounts.asked else _("opened {day}")
    begun = _("filed {day}") if view.groups else asked
    filed = begun.format(day=f"{view.filed_on:%m-%d}")
    answer = view.summary.due_on
    platforms = EMPTY.at(2, _("Platforms"), "quiet").at(VALUE, filed)
    if answer is not None:
        platforms = platforms.then(_("by {day}").format(day=language.day_of_year(answer)), gap=3)
    if view.days_late:
        late = language.plural("{count} day late", "{count} days late", view.days_late)
        platforms = platforms.then(signed("!", late), gap=3)
    contact = case.numbers.answers_go_to
    theirs = case.casework.taken_over
    told = contact.masked if contact else "-"
    return (
        platforms,
        _fact(_("Complaint"), fit(complaint_words(case.casework.complaint, view), width + 1 - VALUE)),
        _fact(_("Contact"), told)
        if theirs is None
        else _fact(_("Contact"), told).then(_("case {number} of another desk").format(number=theirs), gap=3),
    )


def _history_lines(
    history: tuple[HistoryLine, ...], view: CaseView, width: int, room: int
) -> tuple[Line, ...]:
    """Return the newest of what happened that fit, with the newest request among it."""
    _ = view.language.text
    lines = [_history_line(one, view, width) for one in newest_of(history, room)]
    if lines:
        lines[0] = lines[0].at(2, _("History"), "quiet")
    return (*lines, EMPTY) if len(lines) < room else tuple(lines)


def _history_line(one: HistoryLine, view: CaseView, width: int) -> Line:
    who = one.who or view.language.text("system")
    line = EMPTY.at(VALUE, f"{local(one.at):%m-%d %H:%M}").at(26, fit(who, 8))
    room = width + 2 - 35
    return line.at(35, fit(one.text if width_of(one.text) <= room else one.short or one.text, room))


def _summary_lines(view: CaseView, width: int) -> tuple[Line, ...]:
    _ = view.language.text
    told = told_counts(view)
    label = _("To tell")
    column = max(VALUE, 3 + width_of(label))
    first, *rest = wrap_cells(told, width + 2 - column)
    return (EMPTY.at(2, label, "quiet").at(column, first), *(EMPTY.at(column, row) for row in rest))


def side_lines(view: CaseView) -> tuple[Line, ...]:
    """Return the left column of a wide window: the number of the case, its days, whether a complaint runs."""
    _, case = view.language.text, view.case
    number = case.numbers.subject
    lines = [
        EMPTY.at(1, _("Case"), "quiet"),
        EMPTY.at(1, fit(case.id, 15)),
        EMPTY.at(1, number.masked if number else "-"),
        EMPTY,
        EMPTY.at(1, view.begun, "quiet"),
        EMPTY.at(1, str(view.filed_on)),
        EMPTY.at(1, fit(_("working day {count}").format(count=view.working_day), 15)),
        EMPTY,
        EMPTY.at(1, fit(_("complaint open") if complaint_is_open(case) else _("no complaint"), 15)),
    ]
    return tuple(lines)
