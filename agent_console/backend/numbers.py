"""Platforms and numbers: who serves a number, whether it changed hands, and what platforms there are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from agent_console.backend.words import Bilingual, PlatformId, Ternary
from agent_console.identity.phone import PhoneNumber


class Carrier(StrEnum):
    """Who serves the number today; a number's prefix does not tell, numbers move (since 2019-11-27)."""

    CHINA_MOBILE = "CHINA_MOBILE"
    CHINA_UNICOM = "CHINA_UNICOM"
    CHINA_TELECOM = "CHINA_TELECOM"
    CHINA_BROADNET = "CHINA_BROADNET"
    MVNO = "MVNO"
    UNKNOWN = "UNKNOWN"


class Verdict(StrEnum):
    """Whether a number changed hands, as the registry judges it. Only RECYCLED opens the way to unbinding."""

    RECYCLED = "RECYCLED"
    NOT_RECYCLED = "NOT_RECYCLED"
    CANNOT_JUDGE = "CANNOT_JUDGE"
    CANCELLED = "CANCELLED"
    NOT_SYNCED_YET = "NOT_SYNCED_YET"
    PORTED_UNSUPPORTED = "PORTED_UNSUPPORTED"
    OTHER_CARRIER = "OTHER_CARRIER"


class Confidence(StrEnum):
    """How sure the registry is of the activation date."""

    HIGH = "HIGH"
    LOW = "LOW"


class UnbindMethod(StrEnum):
    """How a platform releases a number."""

    AUTOMATIC = "AUTOMATIC"
    SELF_SERVICE = "SELF_SERVICE"
    NOT_SUPPORTED = "NOT_SUPPORTED"


class WarningWeight(StrEnum):
    """What unbinding may cost the caller: money left behind, identity or devices tied, or little."""

    MONEY = "MONEY"
    IDENTITY = "IDENTITY"
    PLAIN = "PLAIN"


@dataclass(frozen=True, slots=True)
class Platform:
    """One app or site that may hold accounts under a number, as the registry lists it."""

    id: PlatformId
    name: Bilingual
    family_id: str
    family_name: Bilingual
    unbind_method: UnbindMethod = UnbindMethod.AUTOMATIC
    warning_weight: WarningWeight = WarningWeight.PLAIN
    warning: Bilingual | None = None
    route: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class PlatformList:
    """Every platform the registry knows, with the version of the list."""

    version: str
    platforms: tuple[Platform, ...]


@dataclass(frozen=True, slots=True)
class NumberRecord:
    """What the registry says of a number. `verdict_text` keeps the word of a newer server we do not know."""

    number: PhoneNumber
    carrier: Carrier
    verdict: Verdict
    activated_on: date | None = None
    activated_on_confidence: Confidence = Confidence.HIGH
    ported_in_on: date | None = None
    retry_on: date | None = None
    service_line: str | None = None
    verdict_text: str | None = None


@dataclass(frozen=True, slots=True)
class ActivationCheck:
    """Second opinions on an activation date (CAMARA number-recycling 0.2.0 and kyc-tenure 0.2.0)."""

    recycled_since: Ternary
    held_since: Ternary


class Numbers(Protocol):
    """What the registry knows of platforms and numbers."""

    async def platforms(self) -> PlatformList:
        """List every platform the registry knows."""
        ...

    async def number(self, number: PhoneNumber) -> NumberRecord:
        """Say who serves a number and whether it changed hands."""
        ...

    async def check_activation(self, number: PhoneNumber, activated_on: date) -> ActivationCheck:
        """Ask for second opinions on an activation date the registry is not sure of."""
        ...
