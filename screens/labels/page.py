"""The body of the list of labels: a row for each label or firm, then reason, proof and day. It knows no keys."""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.call.services.labels import LabelRow
from screens.labels.view import LabelsView
from screens.labels.words import CATEGORIES, REASONS, box_of, shown_text, standing_word, why_not
from screens.widgets.line import EMPTY, Line, Span, fit, width_of
from screens.widgets.page import Block
from screens.widgets.wrap import wrap_cells

TALL = 31
"""From this body height on there is room for every row a firm may need."""

_ROWS, _ROWS_TALL = 7, 16
_VALUE = 13
_MARK, _BOX, _NAME = 2, 4, 8


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the columns of the list begin."""

    shown: int
    category: int
    count: int
    since: int
    standing: int


_FULL = Grid(shown=20, category=33, count=42, since=48, standing=57)
_NARROW = Grid(shown=20, category=31, count=40, since=46, standing=54)


def grid_for(width: int) -> Grid:
    """Return the columns for a body of so many cells."""
    return _FULL if width >= 78 else _NARROW


def list_height(height: int) -> int:
    """Return how many rows a body of so many rows shows at once."""
    return _ROWS_TALL if height >= TALL else _ROWS


def first_shown(view: LabelsView, shown: int) -> int:
    """Return the row at the top of the window that holds the highlighted one."""
    return max(0, min(view.at - shown + 1, len(view.rows) - shown)) if view.at >= shown else 0


def labels_block(view: LabelsView, width: int, height: int) -> Block:
    """Draw the page."""
    shown = list_height(height)
    top = first_shown(view, shown)
    rows = [
        _row(view, row, width, top + number == view.at)
        for number, row in enumerate(view.rows[top : top + shown])
    ]
    rows = rows or [EMPTY.at(_NAME, view.language.text("no firm was named"), "quiet")]
    rows.extend(EMPTY for _ in range(shown - len(rows)))
    more = len(view.rows) - top - shown
    gap = EMPTY
    if more > 0:
        gap = EMPTY.at(_NAME, view.language.text("{count} more below").format(count=more), "quiet")
    return Block((_header(view, width), *rows, gap, *_below(view, width))[:height])


def _header(view: LabelsView, width: int) -> Line:
    _, grid = view.language.text, grid_for(width)
    heads = (
        (_NAME, _("Firm")),
        (grid.shown, _("shows")),
        (grid.category, _("kind")),
        (grid.count, _("times")),
        (grid.since, _("since")),
        (grid.standing, _("correctable?")),
    )
    line = EMPTY
    for column, text in heads:
        line = line.at(column, fit(text, width + 2 - column), "quiet")
    return line


def _row(view: LabelsView, row: LabelRow, width: int, here: bool) -> Line:
    language, grid, label = view.language, grid_for(width), row.label
    name = fit(view.provider_name(row.provider_id), grid.shown - _NAME - 1)
    line = EMPTY.at(_BOX, box_of(row, view.is_chosen(row))).at(_NAME, name)
    line = line.at(grid.shown, fit(shown_text(row, language), grid.category - grid.shown - 1))
    if label is not None:
        kind = fit(language.text(CATEGORIES[label.category]), grid.count - grid.category - 1)
        line = line.at(grid.category, kind)
        if label.report_count is not None:
            line = line.at(grid.count, fit(str(label.report_count), grid.since - grid.count - 1))
        since = f"{label.first_reported_on:%Y-%m}" if label.first_reported_on else "?"
        line = line.at(grid.since, since)
    word = standing_word(row, language)
    line = line.at(grid.standing, Span(fit(word.text, width + 2 - grid.standing), word.role))
    return line.at(_MARK, ">").on("focus") if here else line


def _below(view: LabelsView, width: int) -> tuple[Line, ...]:
    _, language, promise = view.language.text, view.language, view.promise
    since = view.call.numbers.activated_on
    told = _("by {day}, provisional") if promise.provisional else _("by {day}")
    days = language.plural("{count} working day", "{count} working days", promise.term.days)
    return (
        *_reason_lines(view, width),
        _fact(_("Proof"), _("held since {day}, issued by this desk").format(day=since or "-"), width),
        _fact(_("Answer"), told.format(day=language.day(promise.day)) + _(", ") + days, width),
        _fact(_("Phones"), _("other phones may show the old label for a while"), width),
    )


def _fact(label: str, value: str, width: int) -> Line:
    return EMPTY.at(2, label, "quiet").at(_VALUE, fit(value, width + 2 - _VALUE))


def _reason_lines(view: LabelsView, width: int) -> tuple[Line, ...]:
    """Say of the highlighted row which reasons there are, or why it has none, in two rows."""
    _, row = view.language.text, view.highlighted
    label = EMPTY.at(2, _("Reason"), "quiet")
    if row is None:
        return label, EMPTY
    if not row.choosable:
        first, *rest = wrap_cells(why_not(row, view.language), width + 2 - _VALUE)
        second = EMPTY.at(_VALUE, fit(rest[0], width + 2 - _VALUE)) if rest else EMPTY
        return EMPTY.at(2, _("Why not"), "quiet").at(_VALUE, first), second
    name = fit(view.provider_name(row.provider_id), 12)
    chosen = view.reason_of(row)
    words = [f"({'o' if one is chosen else ' '}) {_(REASONS[one])}" for one in row.reasons]
    if _VALUE + sum(map(width_of, (name, *words))) + 3 * len(words) <= width + 2:
        label = label.at(_VALUE, name)
    line = label
    for reason, word in zip(row.reasons, words, strict=True):
        column = _VALUE if line.end < _VALUE else line.end + 4
        line = line.at(column, word, "heading" if reason is chosen else "text")
    told = _("Left or Right: as the caller says") if view.is_chosen(row) else _("Space chooses it")
    return line, EMPTY.at(_VALUE, told, "quiet")
