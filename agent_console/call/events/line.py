"""The telephone line of a call."""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.call.events.base import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class LineHeld(Event):
    """The caller can not hear the agent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineResumed(Event):
    """The caller hears the agent again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineDropped(Event):
    """The line went without anybody hanging up: statements are void."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineEnded(Event):
    """The call is over; what is left is to wrap up."""
