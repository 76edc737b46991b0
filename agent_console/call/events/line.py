"""The telephone line of a call."""

from __future__ import annotations

from agent_console.call.events.base import Event, event


@event
class LineHeld(Event):
    """The caller cannot hear the agent."""


@event
class LineResumed(Event):
    """The caller hears the agent again."""


@event
class LineDropped(Event):
    """The line went without anybody hanging up: statements are void."""


@event
class LineEnded(Event):
    """The call is over; what is left is to wrap up."""
