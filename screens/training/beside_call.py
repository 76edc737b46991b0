"""A page of a practised call: the ordinary page, with the caller beside it. It changes no key but F2's, and no rule."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from screens.console_screen import ConsoleScreen
from screens.described_screen import CALLER_ROWS, PROPOSED_ROWS
from screens.on_hold import is_held
from screens.training.caller_pane import (
    LEAST_ROWS,
    caller_rows,
    caller_sections_of,
    is_awaited,
    phone_row,
    side_facts,
    words_rows,
)
from screens.training.caller_words import budget_of, proposed_words
from screens.training.practised import Practised, practised_on
from screens.training.say_panel import SayPanel
from screens.training.squeezed import Squeezed, squeezed
from screens.widgets.layout import LEAST_COLUMNS, Room
from screens.widgets.line import EMPTY, Line, Text, rule, spans_of, width_of
from screens.widgets.page import Block, BodyMaker, Page
from screens.widgets.wrap import wrap_cells

STEPS: Final = 8
"""Rows of the side column that the steps take."""

URGENT: Final = ("x", "!", "?")
"""A sentence with one of these signs is more important than the budget."""

SAY_COLUMN: Final = 2


def beside_call(page: Page, screen: ConsoleScreen, body: BodyMaker, room: Room) -> Page:
    """Return a page of a practised call with the caller beside it; any other page comes back as it is."""
    view = practised_on(screen)
    if view is None:
        return page
    panel = screen.panel
    covered = panel is not None and panel.covers
    speaks = panel if isinstance(panel, SayPanel) else None
    made = (
        page if covered else _with_caller(page, view, speaks, body(room.body_width, screen.body_rows), room)
    )
    if room.wide:
        made = replace(
            made,
            side=(*page.side[:STEPS], EMPTY, *side_facts(view), *page.side[STEPS + 1 :])[: room.body_height],
            pane=caller_sections_of(view, room.body_height, page.avoid if view.warns else ""),
        )
    else:
        made = replace(made, message=_message(page, screen, view))
    return _spoken(made, view, speaks)


def _with_caller(page: Page, view: Practised, speaks: SayPanel | None, block: Block, room: Room) -> Page:
    height, list_or_line = room.body_height, _below(view, speaks, room)
    made = squeezed(block, height - (len(list_or_line) if room.wide or speaks else CALLER_ROWS))
    free = height - made.rows
    if speaks is not None:
        below = list_or_line
    elif room.wide:
        below = list_or_line if len(list_or_line) <= free else ()
    else:
        # Nothing of the page goes for the caller's sake: with no row free F2 shows what was said last.
        below = _pane(view, room, free)
    block = made.above(*below, height=height)
    return replace(page, body=lambda _width, _height: block, cursor=_cursor(page, made, block))


def _cursor(page: Page, made: Squeezed, block: Block) -> tuple[int, int] | None:
    if page.cursor is None:
        return None
    row, column = page.cursor
    return (made.moved(row), column) if made.moved(row) <= len(block.lines) else None


def _pane(view: Practised, room: Room, free: int) -> tuple[Line, ...]:
    rows = min(CALLER_ROWS, free)
    if rows < LEAST_ROWS:
        return ()
    return caller_rows(view, rows, room.body_width, view.language.text("F2 speaks"))


def _below(view: Practised, speaks: SayPanel | None, room: Room) -> tuple[Line, ...]:
    """Return what stands below the page: the list of what may be said, or what is proposed in a wide window."""
    width = room.body_width
    if speaks is not None:
        phone = (phone_row(view),) if is_awaited(view) else ()
        heard = () if room.wide else (EMPTY, *words_rows(view, 1, width), *phone)
        return (*heard, *speaks.rows(view, width))
    if not room.wide or view.sayings is None:
        return ()
    text = proposed_words(view.sayings, view.language)
    head = rule(view.language.text("Say"), view.language.text("F2 speaks"), width + 2, "=")
    return (head, *(EMPTY.at(SAY_COLUMN, row) for row in wrap_cells(text, width)[: PROPOSED_ROWS - 1]))


def _message(page: Page, screen: ConsoleScreen, view: Practised) -> Text:
    """Return the budget, and behind it what the page has to say where there is room; what is urgent stands alone."""
    told = spans_of(page.message)
    words = "".join(span.text for span in told)
    if screen.message or screen.warning or is_held(view.call) or words.startswith(URGENT):
        return page.message
    budget = budget_of(view)
    both = (*spans_of(budget), *spans_of("   "), *told)
    room = LEAST_COLUMNS - 10 - width_of(page.one_line)
    return both if words.strip() and width_of(both) <= room else budget


def _spoken(page: Page, view: Practised, speaks: SayPanel | None) -> Page:
    """Return the page with the proposed line to say, and with what may not be said unless that is to be known."""
    _ = view.language.text
    page = replace(page, avoid_label=page.avoid_label if view.warns else "")
    avoid = page.avoid if view.warns else ""
    if view.sayings is None and speaks is None:
        return replace(page, avoid=avoid)
    label = view.language.text_in("fkeys", "Say")
    fkeys = tuple(replace(one, label=label) if one.key == "F2" else one for one in page.fkeys)
    if speaks is not None:
        say = _("(choose a line: the caller answers to what is said)")
        avoid = _("one of them may be wrong") if view.warns else ""
    else:
        assert view.sayings is not None
        say = proposed_words(view.sayings, view.language)
    return replace(page, say=say, avoid=avoid, fkeys=fkeys)
