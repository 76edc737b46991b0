"""The query of the holder's own accounts, and which platforms' way of closing was read out."""

from __future__ import annotations

from agent_console.backend import Lookup, PlatformId
from agent_console.calendar.promise import Promise
from agent_console.call.events.base import Event, event


@event
class OwnLookupStarted(Event):
    """The query went out, on the caller's consent; `promise` is the day for what does not answer at once."""

    lookup_id: str
    promise: Promise


@event
class OwnLookupAnswered(Event):
    """The query as the registry has it now; it holds the present holder's accounts alone."""

    lookup: Lookup


@event
class OwnLookupUnreachable(Event):
    """The registry did not answer."""


@event
class OwnLookupLost(Event):
    """The registry has the query no more (results are kept for a day): nothing more comes of it."""

    code: str


@event
class OwnLookupLeftOpen(Event):
    """The agent went on to what is known before every platform had answered."""


@event
class RouteTold(Event):
    """How these platforms close an account was read out to the caller; nothing was sent to them."""

    platform_ids: tuple[PlatformId, ...]


@event
class RouteTakenBack(Event):
    """Such a note was pressed by mistake; both stay on record."""

    platform_ids: tuple[PlatformId, ...]
