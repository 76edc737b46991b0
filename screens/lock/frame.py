"""The lock in its frame: the first row without a number, what to say, two keys of the line. Pure but for the clock."""

from __future__ import annotations

from agent_console.call.line import LineState
from screens.call_page import fkeys_of, pane_of, status_of
from screens.context import Context
from screens.lock.page import LockView, heading, heading_right, hints, resting_message
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import BodyMaker, Page, Status

SCRIPT = "lock"


def lock_page(view: LockView, context: Context, room: Room, body: BodyMaker, message: Text) -> Page:
    """Return the page; nothing on it is a caller's."""
    _ = view.language.text
    script = context.scripts.page(SCRIPT)
    on_line = view.line in (LineState.UP, LineState.HELD)
    return Page(
        status=_status(context, room),
        title=heading(view),
        title_right=heading_right(view),
        pane=pane_of(context, script, room.body_height) if room.wide else (),
        body=body,
        message=message or resting_message(view),
        say_label=_("Say"),
        say=script.say,
        avoid_label=_("Not"),
        avoid=script.avoid,
        keys=hints(view),
        fkeys=fkeys_of({"hold", "end"} if on_line else (), view.language),
    )


def _status(context: Context, room: Room) -> Status:
    """Return the first row without the number and what is known of the caller."""
    call = context.desk.call
    status = status_of(call, context, context.desk.now())
    return Status(
        world=status.world,
        line=status.line,
        staff=status.staff,
        verified=context.language.text("- locked"),
        timer=status.timer if call or not room.wide else "",
        backend=status.backend,
        clock=status.clock,
        timer_label=status.timer_label,
    )
