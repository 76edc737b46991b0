"""The body of the selection: the filter, the list, and what stands below. From a call to lines; it knows no keys."""

from __future__ import annotations

from agent_console.language import Language
from screens.selection.below import ROWS, ROWS_TALL, below, below_tall
from screens.selection.entries import Entry
from screens.selection.listing import FULL, ListStyle, entry_line, finding, grid_for
from screens.selection.rows import top_of_window
from screens.selection.view import SelectionView, why_locked
from screens.widgets.line import EMPTY, Line, fit, width_of
from screens.widgets.page import Block, Place
from screens.widgets.wrap import wrap_cells

TALL = 31
"""From this body height on there is room for the texts of the highlighted platform."""

_FILTER_COLUMN = 8
_FILTER_WIDTH = 14
_LIST_TOP = 1
_NOT_LISTED_ROW = 9


def list_height(height: int) -> int:
    """Return how many entries a body of so many rows shows at once."""
    # A tall body keeps a row of its own for the range.
    below = ROWS_TALL + 1 if height >= TALL else ROWS
    return max(1, height - _LIST_TOP - below)


def selection_block(view: SelectionView, width: int, height: int) -> Block:
    """Draw the body for so many cells and rows."""
    shown = list_height(height)
    under = below_tall(view, width) if height >= TALL else below(view, width)
    lines = [_filter_line(view, width), *_list(view, width, shown, tall=height >= TALL)]
    lines.extend(EMPTY for _ in range(height - len(under) - len(lines)))
    return Block((*lines, *under), (Place("filter", 1, 8, _filter_width(width)),))


def _filter_width(width: int) -> int:
    return _FILTER_WIDTH if grid_for(width) is FULL else _FILTER_WIDTH + 2


def _filter_line(view: SelectionView, width: int) -> Line:
    _ = view.language.text
    grid, column = grid_for(width), 8 + _filter_width(width) + 3
    told = _("initials or name")
    if view.filter:
        told = view.language.plural("{count} row", "{count} rows", len(view.entries))
        told = fit(view.filter, grid.finding - column - width_of(told) - 4) + _(": ") + told
    line = EMPTY.at(2, _("Find")).at(column, told, "quiet")
    forms = (_("this column: never aloud"), _("never aloud"))
    warned = next((form for form in forms if width_of(form) <= grid.finding_width), forms[-1])
    return line.at(grid.finding, warned, "warn")


def _list(view: SelectionView, width: int, shown: int, *, tall: bool) -> list[Line]:
    style = ListStyle(view.language, view.warning_word, view.call.ticked, grid_for(width))
    top = top_of_window(view.place, shown, len(view.entries))
    visible = view.entries[top : top + shown]
    lines = [entry_line(entry, style, top + number == view.place) for number, entry in enumerate(visible)]
    if len(view.entries) > shown:
        told = _range(top + 1, top + len(visible), len(view.entries), view.language)
        if tall:
            where, more = EMPTY.at(4, told[0], "quiet"), view.language.text("PgDn further down")
            below = top + len(visible) < len(view.entries)
            return [*lines, where.then(more, "quiet", gap=3) if below else where]
        lines[-1] = _with_range(visible[-1], style, told, top + len(visible) - 1 == view.place)
        return lines
    return lines + _explanation(view, width, shown - len(lines))


def _range(first: int, last: int, count: int, language: Language) -> tuple[str, str]:
    whole = language.text("{first}-{last} of {count}").format(first=first, last=last, count=count)
    return whole, f"{first}-{last}/{count}"


def _with_range(entry: Entry, style: ListStyle, told: tuple[str, str], highlighted: bool) -> Line:
    """Put the range behind the last row; its finding gives way, the range only when it must."""
    grid = style.grid
    for text in told:
        room = grid.last - width_of(text) - grid.finding - 1
        if text is told[-1] or _stays_whole(entry, style, highlighted, room):
            return entry_line(entry, style, highlighted, room).right(grid.last - 1, text, "quiet")
    raise AssertionError("the last form is always taken")


def _stays_whole(entry: Entry, style: ListStyle, highlighted: bool, room: int) -> bool:
    if entry.row is None:
        return not highlighted
    return width_of(finding(entry.row, style.language, style.grid.finding_width)) <= room


def _explanation(view: SelectionView, width: int, free: int) -> list[Line]:
    """Say below a short list why the highlighted row is locked, else what to do about a platform not in it."""
    entry = view.highlighted
    if entry and entry.row and not entry.row.tickable and free >= 3:
        rows = why_locked(entry.row, view.call, view.language, width - 4)
        return [EMPTY, *(EMPTY.at(5, row) for row in rows[: free - 1])]
    if not view.filter or free < 3:
        return []
    _ = view.language.text
    told = wrap_cells(_("Not in the list: try another name, or F3 for what is served. Else a note."), width)
    before = max(
        1, min(_NOT_LISTED_ROW - _LIST_TOP - 1, len(view.entries) + free - len(told)) - len(view.entries)
    )
    return [*(EMPTY for _ in range(before)), *(EMPTY.at(2, row, "quiet") for row in told)][:free]
