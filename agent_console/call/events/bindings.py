"""The lookup, the ticks and what the caller said about the list."""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.backend import Lookup, PlatformId
from agent_console.call.events.base import Event
from agent_console.call.read_back import Reading, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupStarted(Event):
    """The lookup went out, on the caller's consent."""

    lookup_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupAnswered(Event):
    """The lookup as the registry has it now."""

    lookup: Lookup


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupUnreachable(Event):
    """The registry did not answer; the catalogue's platforms can be asked for all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LookupLeftOpen(Event):
    """The agent went on before every platform had answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticked(Event):
    """Platforms the caller wants released."""

    platform_ids: tuple[PlatformId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unticked(Event):
    """Platforms the caller does not want released after all."""

    platform_ids: tuple[PlatformId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LastPageShown(Event):
    """The last page of the list was on the screen."""

    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementMade(Event):
    """The caller's answer about exactly this reading."""

    statement: Statement
    reading: Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementTakenBack(Event):
    """The last statement was pressed by mistake; both stay on record."""
