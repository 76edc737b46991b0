"""Misses of a factor, counted per number and day: it knows counts, not what was compared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from agent_console.identity.phone import PhoneNumber


class Factor(StrEnum):
    """What a caller is verified by; each is locked on its own."""

    IDENTITY = "IDENTITY"
    CODE = "CODE"


@dataclass(frozen=True, slots=True)
class Miss:
    """One try that did not fit, on a day in China. Another call on the same number does not wash it off."""

    number: PhoneNumber
    day: date
    factor: Factor
    count: int = 1
