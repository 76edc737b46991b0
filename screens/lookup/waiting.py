"""What stands on a page while platforms are asked, of whichever service: who has answered, and the ways to go on."""

from __future__ import annotations

from agent_console.calendar.zone import today
from agent_console.call.lookup import LookupState
from screens.lookup.family_progress import family_cells
from screens.lookup.view import LookupView, counts
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import signed

BAR_CELLS = 40
_FAMILY_ROWS = 3
_TALL_FAMILY_ROWS = 9
_TALL_ROWS = 25
_CELL_WIDTH = 20


def bar(view: LookupView) -> Line:
    """Draw how many of how many have answered, and for how long they were asked."""
    _ = view.language.text
    call = view.call
    answered, _waited, silent = counts(call)
    total = len(call.lookup.answers)
    full = BAR_CELLS * (answered + silent) // total if total else 0
    bar = f"[{'#' * full}{'.' * (BAR_CELLS - full)}]"
    line = EMPTY.at(2, bar).at(46, f"{answered} / {total}" if total else _("asking"))
    since = call.lookup.started_at
    finished = call.lookup.state is LookupState.FINISHED
    if since is None or finished:
        return line
    taken = view.language.duration(view.now - since)
    return line.then(_("for {time}").format(time=taken), "quiet", gap=3)


def family_lines(view: LookupView, width: int, height: int) -> tuple[Line, ...]:
    """Draw who has answered, by company; a tall window has rows for more of them."""
    rows = _TALL_FAMILY_ROWS if height >= _TALL_ROWS else _FAMILY_ROWS
    across = max(1, (width + 2) // _CELL_WIDTH)
    cells = family_cells(view.call, view.language, rows * across)
    lines = []
    for row in range(rows):
        line = EMPTY
        for column, (sign, text) in enumerate(cells[row * across : (row + 1) * across]):
            line = line.at(2 + column * _CELL_WIDTH, signed(sign, text))
        lines.append(line)
    return tuple(lines)


def choice(digit: str, words: str, remark: str = "", column: int = 24) -> Line:
    """Draw a way to go on, with its digit."""
    line = EMPTY.at(4, digit, "key").at(7, words)
    return line.at(max(column, line.end + 3), remark, "quiet") if remark else line


def later_line(view: LookupView) -> Line:
    """Say how many answer on a later day, and by which."""
    language, waited = view.language, counts(view.call)[1]
    by = view.call.lookup.expected_by or today(view.now)
    days = language.plural("{count} working day", "{count} working days", view.working_days)
    some = language.plural("{count} platform answers later", "{count} platforms answer later", waited)
    told = language.text("{some}, by {day}, {days}.").format(some=some, day=language.day(by), days=days)
    return EMPTY.at(2, signed("~", told))
