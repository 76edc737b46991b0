"""What the parts of the port share: environments, ids, languages, yes and no. It knows no question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

PlatformId = NewType("PlatformId", str)
"""A platform as the registry names it, opaque to the console."""


IdempotencyKey = NewType("IdempotencyKey", str)
"""Made once per write, kept until answered: the same key never takes effect twice."""


class Environment(StrEnum):
    """Which world a backend acts on. Everything that does not declare itself LIVE is TRAINING."""

    LIVE = "LIVE"
    TRAINING = "TRAINING"


class Ternary(StrEnum):
    """An answer that may be missing. UNKNOWN is never read as permission."""

    YES = "YES"
    NO = "NO"
    UNKNOWN = "UNKNOWN"


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A text of the registry or the catalogue in the product's two languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Consent:
    """What the caller agreed to: the version of the text that was read out, and when (PIPL §14, §23)."""

    text_version: str
    agreed_at: datetime


@dataclass(frozen=True, slots=True)
class HolderProof:
    """The registry's own record that the holder was in possession of the SIM."""

    authentication_id: str
    validated_at: datetime


@dataclass(frozen=True, slots=True)
class Receipt:
    """A handle on something that finishes later."""

    id: str
    poll_after: timedelta = timedelta(seconds=2)
