"""What the server remembers, as plain data. It knows no SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What can be filed."""

    JOB = "job"
    REQUEST = "request"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class SentCode:
    """To whom a code went; `told_at` is what `Date` said when it was confirmed, `validated_at` the backend's record."""

    number: str = field(repr=False)
    validated_at: datetime | None
    told_at: datetime | None


@dataclass(frozen=True, slots=True)
class Filed:
    """What a client filed; `closed_at` is when it was first seen to be at its end."""

    id: str
    number: str = field(repr=False)
    reference: str | None
    created_at: datetime
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """The first answer to a key."""

    fingerprint: str
    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)
