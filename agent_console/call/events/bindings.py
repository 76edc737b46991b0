"""The lookup, the ticks and what the caller said about the list."""

from __future__ import annotations

from agent_console.backend import Lookup, PlatformId
from agent_console.call.events.base import Event, event
from agent_console.call.read_back import Reading, Statement


@event
class LookupStarted(Event):
    """The lookup went out, on the caller's consent."""

    lookup_id: str


@event
class LookupAnswered(Event):
    """The lookup as the registry has it now."""

    lookup: Lookup


@event
class LookupUnreachable(Event):
    """The registry did not answer; the catalogue's platforms can be asked for all the same."""


@event
class LookupLeftOpen(Event):
    """The agent went on before every platform had answered."""


@event
class Ticked(Event):
    """Platforms the caller wants released."""

    platform_ids: tuple[PlatformId, ...]


@event
class Unticked(Event):
    """Platforms the caller does not want released after all."""

    platform_ids: tuple[PlatformId, ...]


@event
class LastPageShown(Event):
    """The last page of the list was on the screen."""

    reading: Reading


@event
class StatementMade(Event):
    """The caller's answer about exactly this reading."""

    statement: Statement
    reading: Reading


@event
class StatementTakenBack(Event):
    """The last statement was pressed by mistake; both stay on record."""
