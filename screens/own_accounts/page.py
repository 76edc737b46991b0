"""The body of own accounts: what was found, platform by platform, and what stands below. From a call to lines.

Nothing on it closes or unbinds: where an account is closed is read out, and that it was read out is noted.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.call.services.own_accounts import Row, RowState
from agent_console.language import N_, Language
from screens.closing_words import closing_in_short
from screens.own_accounts.view import OwnAccountsView
from screens.palettes import Role
from screens.selection.rows import top_of_window
from screens.widgets.line import EMPTY, Line, fit, width_of
from screens.widgets.page import Block, Place
from screens.widgets.wrap import wrap_cells

WIDE_ENOUGH = 78
"""From this body width on the list has its full columns."""

_AROUND = 7
"""Rows of the body beside the list: filter, heading, a free row, and four below."""

_VALUE = 13


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of the list; `last` is the last one that may hold text."""

    count: int
    closing: int
    source: int
    last: int


FULL = Grid(count=28, closing=34, source=64, last=78)
SHORT = Grid(count=23, closing=28, source=55, last=68)
_NAME, _FILTER_COLUMN, _FILTER_WIDTH = 9, 8, 14


def grid_for(width: int) -> Grid:
    """Return the columns for a body of so many cells."""
    return FULL if width >= WIDE_ENOUGH else SHORT


def list_height(height: int) -> int:
    """Return how many rows the list may take in a body of so many."""
    return max(1, height - _AROUND)


def own_accounts_block(view: OwnAccountsView, width: int, height: int) -> Block:
    """Draw the body for so many cells and rows."""
    room = list_height(height)
    lines = [_filter_line(view, width), _heading(view.language, width), *_list(view, width, room)]
    lines.extend(EMPTY for _ in range(height - 4 - len(lines)))
    return Block((*lines, *_below(view, width)), (Place("filter", 1, _FILTER_COLUMN, _FILTER_WIDTH),))


def _filter_line(view: OwnAccountsView, width: int) -> Line:
    line = EMPTY.at(2, view.language.text("Find"))
    column = _FILTER_COLUMN + _FILTER_WIDTH + 2
    told, role = how_complete(view)
    return line.at(column, fit(told, width + 1 - column), role)


def how_complete(view: OwnAccountsView) -> tuple[str, Role]:
    """Say how many of all have answered, and what may be said then; it stands until every one has."""
    _, told = view.language.text, view.counts
    total = len(view.call.own_rows)
    if told.all_answered:
        return _("+ all {total} have answered").format(total=total), "ok"
    answered = told.with_accounts + told.without
    sentence = _('? {answered} of {total} answered: never say "that is all"')
    return sentence.format(answered=answered, total=total), "warn"


def _heading(language: Language, width: int) -> Line:
    _, grid = language.text, grid_for(width)
    line = EMPTY.at(4, _("told"), "quiet").at(_NAME, _("platform"), "quiet")
    line = line.at(grid.count, fit(_("accts"), grid.closing - grid.count - 1), "quiet")
    line = line.at(
        grid.closing, fit(_("what closing it means (F3)"), grid.source - grid.closing - 1), "quiet"
    )
    return line.right(grid.last, _("source"), "quiet")


def _list(view: OwnAccountsView, width: int, room: int) -> list[Line]:
    if not view.rows:
        return [EMPTY, *(EMPTY.at(4, row) for row in wrap_cells(_nothing(view), width - 4))][:room]
    shown = room if len(view.rows) <= room else max(1, room - 1)
    top = top_of_window(view.place, shown)
    visible = view.rows[top : top + shown]
    lines = [_row(view, row, width, top + number == view.place) for number, row in enumerate(visible)]
    if len(view.rows) > shown:
        lines.extend(EMPTY for _ in range(shown - len(lines)))
        lines.append(_range(view, top + 1, top + len(visible), width))
    return lines


def _nothing(view: OwnAccountsView) -> str:
    """Say why the list is empty; a zero is said of platforms that answered alone."""
    _, told = view.language.text, view.counts
    if view.filter:
        return _("? No platform is called so: try another name, or F3.")
    if told.zero_may_be_said:
        return _("= Every platform has answered: no account was bound in the caller's own time.")
    return _("? None found so far. That is no zero: not every platform has answered.")


def _range(view: OwnAccountsView, first: int, last: int, width: int) -> Line:
    _ = view.language.text
    rest = len(view.rows) - (last - first + 1)
    told = view.language.plural("{count} more platform", "{count} more platforms", rest)
    line = EMPTY.at(_NAME, told, "quiet").then("PgDn PgUp", "key", gap=3)
    span = _("{first}-{last} of {count}").format(first=first, last=last, count=len(view.rows))
    return line.right(grid_for(width).last, span, "quiet")


def _row(view: OwnAccountsView, row: Row, width: int, highlighted: bool) -> Line:
    grid, language = grid_for(width), view.language
    line = EMPTY.at(2, ">") if highlighted else EMPTY
    line = line.at(4, "[x]" if row.route_told_at else "[ ]", "heading" if row.route_told_at else "text")
    line = line.at(_NAME, fit(language.bilingual(row.platform.name), grid.count - _NAME - 1))
    word, role = _count_word(row, language)
    line = line.at(grid.count, fit(word, grid.closing - grid.count - 1), role)
    short = closing_in_short(view.closing_of(row.platform.id), language, grid.source - grid.closing - 1)
    line = line.at(
        grid.closing, fit(short.text, grid.source - grid.closing - 1), "text" if short.known else "quiet"
    )
    line = line.right(grid.last, fit(short.source, grid.last - grid.source + 1), "quiet")
    return line.on("focus") if highlighted else line


_STATES: dict[RowState, tuple[str, Role]] = {
    RowState.PENDING: (N_("~ open"), "wait"),
    RowState.UNREACHABLE: (N_("! no"), "warn"),
    RowState.NOT_SUPPORTED: (N_("- n/a"), "quiet"),
}


def _count_word(row: Row, language: Language) -> tuple[str, Role]:
    """Count what answered; of what did not, the sign and a word, never a zero."""
    if row.state is RowState.ANSWERED:
        return (str(row.count) if row.count else language.text("none")), "text"
    word, role = _STATES[row.state]
    return language.text(word), role


def _below(view: OwnAccountsView, width: int) -> tuple[Line, ...]:
    """Say where it is closed, what is done here, who has not answered, and what is not in the list."""
    _ = view.language.text
    room = width + 2 - _VALUE
    facts = (
        (_("To close"), _route(view)),
        (_("Done here"), _("told and noted (Space). Nothing is closed, unbound or erased here")),
        _silent(view, room),
        (_("Earlier"), _("what an earlier holder had is not in this list, nor counted")),
    )
    return tuple(EMPTY.at(2, label, "quiet").at(_VALUE, fit(text, room)) for label, text in facts)


def _route(view: OwnAccountsView) -> str:
    """Say where the holder closes the highlighted account, as far as anybody knows."""
    _, row = view.language.text, view.highlighted
    if row is None:
        return _("at the platform itself, by the caller")
    route = view.closing_of(row.platform.id).route
    if route is None:
        return _("{platform}: in its own app; the way there is not known here").format(
            platform=view.language.bilingual(row.platform.name)
        )
    return view.language.bilingual(route.value)


def _silent(view: OwnAccountsView, room: int) -> tuple[str, str]:
    """Name who has not answered, and by when the last of them will."""
    _, told = view.language.text, view.counts
    missing = told.pending + told.unreachable + told.not_supported
    if not missing:
        return _("Answered"), _("every platform of the list")
    names = view.names_in(RowState.PENDING, RowState.UNREACHABLE, RowState.NOT_SUPPORTED)
    label = _("Open {count}").format(count=missing)
    if view.answer_day is None:
        again = _("F5 asks again") if told.unreachable else _("takes no part")
        return label, f"{view.language.listed(names, room - width_of(again) - 3)}   {again}"
    by = _("by {day}").format(day=view.language.day(view.answer_day))
    return label, f"{view.language.listed(names, room - width_of(by) - 3)}   {by}"
