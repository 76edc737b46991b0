"""Calls the phone system says are ringing, newest last: nothing of them is written down before one is answered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from agent_console.calendar.zone import Clock
from agent_console.identity.phone import PhoneNumber

MOST: Final = 8
"""More do not ring at one desk: who hands over more is not a phone system."""

RINGS_FOR: Final = timedelta(minutes=3)
"""Nobody lets it ring so long; a phone system does not say that somebody rang off."""


class Heard(StrEnum):
    """What became of a number that was handed over."""

    RINGS = "RINGS"
    RINGS_ALREADY = "RINGS_ALREADY"
    TOO_MANY = "TOO_MANY"


@dataclass(frozen=True, slots=True)
class Ring:
    """One call that rings."""

    number: PhoneNumber
    since: datetime


class RingingPhones:
    """What rings at this desk; kept in memory alone."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._rings: dict[PhoneNumber, datetime] = {}

    def hear(self, number: PhoneNumber) -> Heard:
        """Take in that a number rings; one that does already goes on ringing."""
        ringing = {one.number for one in self.now()}
        if number in ringing:
            return Heard.RINGS_ALREADY
        if len(ringing) >= MOST:
            return Heard.TOO_MANY
        self._rings[number] = self._clock()
        return Heard.RINGS

    def answered(self, number: PhoneNumber) -> None:
        """It rings no more."""
        self._rings.pop(number, None)

    def now(self) -> tuple[Ring, ...]:
        """List what rings, the longest first; what nobody answered is forgotten."""
        now = self._clock()
        # Also where the clock was set back: it does not ring for ever.
        self._rings = {number: since for number, since in self._rings.items() if abs(now - since) < RINGS_FOR}
        return tuple(Ring(number, since) for number, since in self._rings.items())
