"""How long answers take. It knows three offices of different pace, and waits for nobody itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from backends.fake.draw import Draw


class Latency(StrEnum):
    """How fast the registry and the platforms are."""

    INSTANT = "instant"
    """Every answer at once: for tests, whose clock may stand still."""
    OFFICE = "office"
    """As on a good day: a moment for each question, two to four seconds for a lookup."""
    SLOW = "slow"
    """As on a bad day: seconds for each question, half a minute for a lookup."""


@dataclass(frozen=True, slots=True)
class _Pace:
    least: float
    most: float
    lookup: float


_PACES: Final = {
    Latency.INSTANT: _Pace(0, 0, 0),
    # Below a second nobody loses the thread (Nielsen); the lookup is meant to be watched.
    Latency.OFFICE: _Pace(0.15, 0.6, 3.6),
    # Beyond a second the screen says what it waits for; beyond ten it offers another way.
    Latency.SLOW: _Pace(1.5, 4.0, 25),
}


def seconds_for(latency: Latency, draw: Draw, *what: object) -> float:
    """Give the seconds one answer takes."""
    pace = _PACES[latency]
    return pace.least + (pace.most - pace.least) * draw.fraction("latency", *what)


def seconds_of_platform(latency: Latency, draw: Draw, platform_id: str) -> float:
    """Give the seconds a platform takes to answer a lookup: most are quick, a few come last."""
    pace = _PACES[latency]
    share: float = draw.fraction("platform latency", platform_id) ** 2
    return pace.lookup * share
