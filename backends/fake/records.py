"""What the ledger holds, as plain data, and how an instant is written there. It knows no SQL."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from agent_console.backend import CorrectionReason, HolderRelation, PlatformId


@dataclass(frozen=True, slots=True)
class SentCode:
    """A code that went out, and whether it was confirmed."""

    authentication_id: str
    number: str = field(repr=False)
    code: str = field(repr=False)
    sent_at: datetime
    confirmed_at: datetime | None


@dataclass(frozen=True, slots=True)
class LookupRecord:
    """A lookup that was accepted; `relation` is whose bindings it is about, None for everybody's."""

    id: str
    number: str = field(repr=False)
    created_at: datetime
    platform_ids: tuple[PlatformId, ...]
    relation: HolderRelation | None = None


@dataclass(frozen=True, slots=True)
class ItemRecord:
    """One platform of a request; `position` counts from 1."""

    position: int
    platform_id: PlatformId
    binding_id: str | None
    withdrawn_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class RequestRecord:
    """A request that was accepted."""

    id: str
    number: str = field(repr=False)
    created_at: datetime
    lookup_id: str | None
    case_reference: str
    items: tuple[ItemRecord, ...]


@dataclass(frozen=True, slots=True)
class CorrectionRecord:
    """A correction that was accepted."""

    id: str
    number: str = field(repr=False)
    created_at: datetime
    reason: CorrectionReason
    label_ids: tuple[str, ...]


def written(instant: datetime) -> str:
    """Write an instant so that texts sort as instants do."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def read(text: str) -> datetime:
    """Read a written instant."""
    return datetime.fromisoformat(text)


def read_optional(text: str | None) -> datetime | None:
    """Read a written instant, or none."""
    return None if text is None else read(text)
