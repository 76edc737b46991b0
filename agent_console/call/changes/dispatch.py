"""The one place an event is taken in by its kind. It knows no kind."""

from __future__ import annotations

from functools import singledispatch

from agent_console.call import events as e
from agent_console.call.call import Call


@singledispatch
def changed(event: e.Event, call: Call) -> Call:
    """Take in an event that leaves the call as it is."""
    return call
