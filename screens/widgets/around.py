"""The lines of the parts around a body: status, rules, words to say, keys; a pure function."""

from functools import lru_cache

from screens.palettes import Role
from screens.widgets.keyline import fkey_line, hint_line
from screens.widgets.layout import LEAST_COLUMNS, PANE_COLUMNS, Part, Room
from screens.widgets.line import EMPTY, Line, Span, Text, fit, rule, spans_of, width_of
from screens.widgets.page import Page, Section, Status
from screens.widgets.wrap import wrap_cells

_STATUS_COLUMNS = (2, 16, 26, 35, 47, 65, 72)
_WIDE_STATUS_COLUMNS = (2, 18, 30, 42, 62, 82, 96)
_CLOCK_COLUMN = 107


def around(page: Page, room: Room) -> dict[Part, tuple[Line, ...]]:
    """Return the lines of every part around the body."""
    width, char = max(room.columns, LEAST_COLUMNS), page.status.world.rule
    separator = (EMPTY.at(1, "|", "rule"),) * room.body_height
    return {
        "status": (status_line(page.status, wide=room.wide),),
        "steps": (page.where,),
        "title": (rule(page.title, title_right(page), width, char),),
        "side": page.side,
        "side_rule": separator,
        "pane_rule": separator,
        "pane": pane_lines(page.pane),
        "message": (rule(page.message, page.one_line, width, char),),
        "say": speech_lines(page.say_label, page.say, width),
        "avoid": speech_lines(page.avoid_label, page.avoid, width, "warn"),
        "keys": (hint_line(page.keys, width),),
        "fkeys": (fkey_line(page.fkeys, wide=room.wide),),
    }


def title_right(page: Page) -> Text:
    """Return the right end of the title rule, the training mark first."""
    mark = page.status.world.mark
    if not mark:
        return page.title_right
    gap = "   " if width_of(page.title_right) else ""
    return (Span(mark + gap, "heading"), *spans_of(page.title_right, "heading"))


@lru_cache(maxsize=8)
def pane_lines(sections: tuple[Section, ...]) -> tuple[Line, ...]:
    """Return the right pane: headings, wrapped paragraphs, a free row between sections."""
    lines: list[Line] = []
    for section in sections:
        if lines:
            lines.append(EMPTY)
        if section.heading:
            lines.extend(EMPTY.at(2, row, "heading") for row in wrap_cells(section.heading, PANE_COLUMNS))
        for paragraph in section.paragraphs:
            rows = wrap_cells(paragraph, PANE_COLUMNS)
            lines.extend(EMPTY.at(2, row, section.role) for row in rows)
    return tuple(lines)


def speech_lines(label: str, text: str, width: int, role: Role = "text") -> tuple[Line, ...]:
    """Return words to say (or not to say) behind their label, within `width` cells."""
    column = 3 + width_of(label)
    rows = wrap_cells(text, width - 1 - column)
    first = EMPTY.at(2, label, "heading" if role == "text" else role)
    return (
        first.at(column, rows[0], role) if rows else first,
        *(EMPTY.at(column, row, role) for row in rows[1:]),
    )


def status_line(status: Status, *, wide: bool) -> Line:
    """Return the first row, in one pair of colours from end to end."""
    number, timer = status.number, status.timer
    if wide:
        number = f"{status.number_label} {number}".strip()
        timer = f"{status.timer_label} {timer}".strip()
    texts = (status.world.value, status.line, status.staff, number, status.verified, timer)
    columns = _WIDE_STATUS_COLUMNS if wide else _STATUS_COLUMNS
    result = EMPTY.on(status.world.band)
    ends = (*columns[1:], _CLOCK_COLUMN if wide else LEAST_COLUMNS + 1)
    # A carrier's name for its line and a long staff number end where the next text begins.
    for column, end, text in zip(columns, ends, (*texts, status.backend), strict=True):
        result = result.at(column, fit(text, end - column - 1))
    return result.at(_CLOCK_COLUMN, status.clock) if wide else result
