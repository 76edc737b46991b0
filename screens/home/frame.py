"""The first page in its frame: rows around the body, without a call. Pure but for the clock it is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from agent_console.calendar.zone import today
from screens.call_page import backend_word, pane_of, status_of
from screens.context import Context
from screens.home.lists import HomeLists
from screens.home.page import figures_line, side_lines
from screens.home.pane import home_sections
from screens.home.words import counts
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import Block, Page, Status

SCRIPT = "home"


def home_page(
    context: Context,
    lists: HomeLists,
    room: Room,
    now: datetime,
    body: Callable[[int, int], Block],
    message: Text,
) -> Page:
    """Return the page with its own titles; a panel puts its own over them."""
    _, script = context.language.text, context.scripts.page(SCRIPT)
    listed = _("platform list {version}").format(version=context.desk.platforms.version)
    return Page(
        status=_status(context, room, now),
        title=_("Home"),
        title_right=counts(lists.data, context.language),
        where=figures_line(lists.data, context.language),
        side=side_lines(lists.data, context.language),
        pane=pane_of(context, script, room.body_height, home_sections(lists.row, context)),
        body=body,
        message=message or f"{backend_word(context)}   {listed}",
        one_line=":n",
        say_label=_("Say"),
        say=script.say,
        avoid_label=_("Not"),
        avoid=script.avoid,
    )


def _status(context: Context, room: Room, now: datetime) -> Status:
    """Return the first row: no number and no call, the day in the place of the verification."""
    day = today(now)
    shown = f"{context.language.weekday(day)} {day if room.wide else day.strftime('%m-%d')}"
    status = replace(status_of(None, context, now), verified=shown)
    return replace(status, timer="") if room.wide else status
