"""What stands on a locked screen: no caller's data, one field, two for a team lead. Pure; it knows no passphrase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from agent_console.call.call import Call
from agent_console.call.line import LineState
from agent_console.language import N_, Language
from screens.widgets.keyline import Hint
from screens.widgets.line import EMPTY, Line, Text
from screens.widgets.page import Block, Place

STAFF_NO, PASSPHRASE = "staff_no", "passphrase"

TRIES = 5
"""Whoever mistypes so often is not the one who locked it, or has to say so to a team lead."""

WRONG_PASSPHRASE = N_("x The passphrase does not fit: once more")
"""Where only the agent's own is asked for."""

LABEL, VALUE = 26, 38
FIELD_CELLS = 20

_LINE: dict[LineState, str] = {
    LineState.UP: N_("the call goes on, not on hold"),
    LineState.HELD: N_("the call goes on, on hold"),
    LineState.DROPPED: N_("the line is down"),
    LineState.ENDED: N_("the call is over"),
}


@dataclass(frozen=True, slots=True)
class LockView:
    """How a lock stands: since when, for whom, and who may open it."""

    language: Language
    locked_at: datetime
    line: LineState | None
    by_number: bool
    needs_lead: bool

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields there are: who somebody is, is known while it is the agent alone who may open it."""
        if self.by_number:
            return (STAFF_NO,)
        return (STAFF_NO, PASSPHRASE) if self.needs_lead else (PASSPHRASE,)


def heading(view: LockView) -> Text:
    """Return since when it is locked."""
    at = view.language.clock_time(view.locked_at, seconds=True)
    return view.language.text("Locked {time}").format(time=at)


def heading_right(view: LockView) -> Text:
    """Return how the call goes on, if there is one."""
    return "" if view.line is None else view.language.text(_LINE[view.line])


def line_of(call: Call | None) -> LineState | None:
    """Return the line of the call at hand."""
    return None if call is None else call.line.state


def resting_message(view: LockView) -> Text:
    """Return what is waited for."""
    _ = view.language.text
    if view.needs_lead:
        return _("~ Waiting for a team lead")
    return _("  Waiting for the staff number") if view.by_number else _("  Waiting for the passphrase")


def lock_block(view: LockView, width: int, height: int) -> Block:
    """Draw the page, in the middle of what room there is."""
    _ = view.language.text
    left = max(2, LABEL - (78 - width) // 2)
    labels = {STAFF_NO: _("Staff no."), PASSPHRASE: _("Passphrase")}
    lines: list[Line] = [EMPTY] * ((height - 12) // 2 + 1)
    lines += [EMPTY.at(left, _("Nothing of any caller is on this screen"), "heading"), EMPTY]
    places: list[Place] = []
    for name in view.fields:
        lines.append(EMPTY.at(left, labels[name]))
        places.append(Place(name, len(lines), left + VALUE - LABEL, FIELD_CELLS))
    lines += [
        EMPTY,
        EMPTY.at(left, _("After it you are back at the same step;")),
        EMPTY.at(left, _("what you had half typed is still there.")),
        EMPTY,
        EMPTY.at(left, _("A team lead opens it now") if view.needs_lead else _wrong_often(view), "quiet"),
    ]
    return Block(tuple(lines), tuple(places))


def _wrong_often(view: LockView) -> str:
    return view.language.text("After {count} wrong ones a team lead opens it").format(count=TRIES)


def hints(view: LockView) -> tuple[Hint, ...]:
    """Return the keys; those of the line only while there is one."""
    _ = view.language.text
    opens: tuple[Hint, ...] = (Hint("Enter", _("Unlock")),)
    if len(view.fields) > 1:
        opens = (*opens, Hint("Tab", _("Other field")))
    if view.line not in (LineState.UP, LineState.HELD):
        return opens
    return (*opens, Hint("F7", _("Hold, resume")), Hint("F10", _("End the call (asks once more)")))
