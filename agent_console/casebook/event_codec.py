"""Events as stored text and back: it knows the kinds of events, not what they mean for a call."""

from __future__ import annotations

from typing import Final

from agent_console.call.events import EVENT_TYPES, Event
from agent_console.casebook.stored_json import NotUnderstood, from_text, to_text

KINDS: Final[dict[str, type[Event]]] = {kind.__name__: kind for kind in EVENT_TYPES}
"""Every kind of event by the name it is stored under. A class that is renamed needs its old name here."""


def encode(event: Event) -> tuple[str, str]:
    """Write an event down: its kind and its body.

    Raises:
        ValueError: The event holds what its types do not allow, or is of a kind that could not be read back.
    """
    kind = type(event).__name__
    if KINDS.get(kind) is not type(event):
        raise ValueError(f"not a kind of event: {kind}")
    return kind, to_text(event)


def decode(kind: str, body: str) -> Event:
    """Read an event.

    Raises:
        NotUnderstood: A newer program wrote it.
    """
    known = KINDS.get(kind)
    if known is None:
        raise NotUnderstood(kind)
    return from_text(known, body)
