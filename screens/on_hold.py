"""What stands on every page while the caller is held: for how long, and that nothing can be recorded. Pure."""

from __future__ import annotations

from datetime import datetime

from agent_console.call.call import Call
from agent_console.call.line import LineState
from agent_console.language import Language


def is_held(call: Call) -> bool:
    """Whether the caller hears nothing by the agent's own key."""
    return call.line.state is LineState.HELD


def is_held_long(call: Call, now: datetime) -> bool:
    """Whether the agent should go back and say a word."""
    return is_held(call) and now - call.line.changed_at >= call.terms.limits.hold_reminder


def hold_time(call: Call, now: datetime, language: Language) -> str:
    """Say for how long."""
    return language.text("~ on hold {time}").format(time=language.duration(now - call.line.changed_at))


def hold_message(call: Call, now: datetime, language: Language) -> str:
    """Say what cannot be done meanwhile, then that it is time to go back."""
    _ = language.text
    if is_held_long(call, now):
        return _("! on hold for two minutes: go back and say a word")
    return _("~ On hold: the caller cannot hear you, nothing can be recorded")
