"""What is true of a number, told or not. It knows neither where facts come from nor who may hear them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from agent_console.backend import (
    Carrier,
    Confidence,
    FraudSignals,
    HolderRelation,
    ItemState,
    PlatformId,
    ProviderLabels,
    Verdict,
)
from agent_console.identity.phone import PhoneNumber


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held the number when. `previous_*` is the earlier holder's period and is never told to anyone."""

    activated_on: date
    last_day: date
    previous_from: date
    previous_until: date


@dataclass(frozen=True, slots=True)
class HeldBinding:
    """One account on the number; `owner` is the truth only the platform knows where no date is told."""

    id: str
    platform_id: PlatformId
    bound_on: date | None
    owner: HolderRelation

    @property
    def told(self) -> HolderRelation:
        """Whose it is as far as dates tell."""
        return HolderRelation.UNKNOWN if self.bound_on is None else self.owner


@dataclass(frozen=True, slots=True)
class Holder:
    """The person the number is registered to; a company's number has no document to compare.

    `names` are the accepted spellings, the written one first.
    """

    names: tuple[str, ...] = field(repr=False)
    document: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Registration:
    """What the registry tells of a number. `held_from` is the truth behind an activation date it is not sure of."""

    carrier: Carrier
    verdict: Verdict
    activated_on: date | None = None
    held_from: date | None = None
    confidence: Confidence = Confidence.HIGH
    ported_in_on: date | None = None
    retry_on: date | None = None
    service_line: str | None = None


@dataclass(frozen=True, slots=True)
class Play:
    """How a hand-written number's platforms and caller behave, where that differs from the derived way."""

    pending: frozenset[PlatformId] | None = None
    unavailable: frozenset[PlatformId] | None = None
    outcomes: Mapping[PlatformId, ItemState] = field(default_factory=dict)
    misses: Mapping[str, int] = field(default_factory=dict)
    phone_in_hand: bool = True


@dataclass(frozen=True, slots=True)
class NumberFacts:
    """Everything about one number on one day."""

    number: PhoneNumber
    registration: Registration
    holder: Holder
    bindings: tuple[HeldBinding, ...]
    signals: FraudSignals
    labels: tuple[ProviderLabels, ...]
    play: Play = Play()
