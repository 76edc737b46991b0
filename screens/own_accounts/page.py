"""The body of own accounts: what was found, platform by platform, and what stands below. From a call to lines.

Nothing on it closes or unbinds: where an account is closed is read out, and that it was read out is noted.
"""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.call.services.own_accounts import Row, RowState
from agent_console.language import N_, Language
from screens.closing_words import closing_in_short
from screens.own_accounts.below import lines_below
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


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns of the list; `last` is the last one that may hold text."""

    count: int
    closing: int
    source: int
    last: int


FULL = Grid(count=28, closing=33, source=64, last=78)
SHORT = Grid(count=23, closing=28, source=55, last=68)
_NAME, _FILTER_COLUMN, _FILTER_WIDTH = 8, 8, 14


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
    return Block((*lines, *lines_below(view, width)), (Place("filter", 1, _FILTER_COLUMN, _FILTER_WIDTH),))


def _filter_line(view: OwnAccountsView, width: int) -> Line:
    line = EMPTY.at(2, view.language.text("Find"))
    column = _FILTER_COLUMN + _FILTER_WIDTH + 2
    return line.at(
        column, how_complete(view, width + 1 - column), "ok" if view.counts.all_answered else "warn"
    )


def how_complete(view: OwnAccountsView, room: int) -> str:
    """Say how many of all have answered, and what may not be said; it stands until every one has."""
    _, told = view.language.text, view.counts
    total = len(view.call.own_rows)
    if told.all_answered:
        return _("+ all {total} have answered").format(total=total)
    forms = (
        _('? {answered} of {total} answered: never say "that is all"'),
        _("? {answered} of {total} answered so far, not all"),
    )
    answered = told.with_accounts + told.without
    filled = [form.format(answered=answered, total=total) for form in forms]
    return next((one for one in filled if width_of(one) <= room), filled[-1])


def _heading(language: Language, width: int) -> Line:
    _, grid = language.text, grid_for(width)
    line = EMPTY.at(2, _("told"), "quiet").at(_NAME, _("platform"), "quiet")
    line = line.at(grid.count, fit(_("no."), grid.closing - grid.count - 1), "quiet")
    line = line.at(
        grid.closing, fit(_("what closing it means (F3)"), grid.source - grid.closing - 1), "quiet"
    )
    return line.right(grid.last, _("source"), "quiet")


def _list(view: OwnAccountsView, width: int, room: int) -> list[Line]:
    if not view.rows:
        return [EMPTY, *(EMPTY.at(4, row) for row in wrap_cells(_nothing(view), width - 4))][:room]
    shown = room if len(view.rows) <= room else max(1, room - 1)
    top = top_of_window(view.place, shown, len(view.rows))
    visible = view.rows[top : top + shown]
    lines = [_row(view, row, width, top + number == view.place) for number, row in enumerate(visible)]
    if len(view.rows) > shown:
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
    line = _told(line, row, grid, language) if row.state in STATES else _counted(line, view, row, grid)
    return line.on("focus") if highlighted else line


STATES: dict[RowState, tuple[str, str, Role]] = {
    RowState.PENDING: ("~", N_("not answered yet: nothing is said of it"), "wait"),
    RowState.UNREACHABLE: ("!", N_("not reached: nothing is said of it"), "warn"),
    RowState.NOT_SUPPORTED: ("-", N_("takes no part: nothing is known"), "quiet"),
}
"""What stands in place of a count where a platform has not answered; never a zero."""


def _told(line: Line, row: Row, grid: Grid, language: Language) -> Line:
    sign, words, role = STATES[row.state]
    return line.at(grid.count, sign, role).at(
        grid.closing, fit(language.text(words), grid.last - grid.closing + 1), role
    )


def _counted(line: Line, view: OwnAccountsView, row: Row, grid: Grid) -> Line:
    """Count the accounts, and say in short what closing one means, with the grade and month of that."""
    count = str(row.count) if row.count else view.language.text("none")
    line = line.at(grid.count, fit(count, grid.closing - grid.count - 1))
    room = grid.source - grid.closing - 1
    short = closing_in_short(view.closing_of(row.platform.id), view.language, room)
    if not short.known:
        return line.at(grid.closing, fit(short.text, grid.last - grid.closing + 1), "quiet")
    source = fit(short.source, grid.last - grid.source + 1)
    return line.at(grid.closing, fit(short.text, room)).right(grid.last, source, "quiet")
