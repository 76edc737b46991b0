"""A way through the console that passes states an agent can see. It knows how ways are listed, and no page."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from agent_console.opened import Opened
from agent_console.practising.console import TrainingConsole
from tests.console import MONDAY_MORNING, SMALL, WIDE, Console

Way = Callable[[Console], AsyncIterator[str]]
"""Presses keys and yields the name of each state as soon as the console stands in it."""

Prepare = Callable[[Path], None]
"""Puts files into the home before the console is opened."""

Furnish = Callable[[Opened], None]
"""Changes what the registry will answer, before the first page asks it."""

Seat = Callable[[TrainingConsole], None]
"""Puts what was practised before into a training, before its first page is shown."""


def _nothing(_: object) -> None:
    """Leave everything as it is."""


@dataclass(frozen=True)
class Journey:
    """One run of the console: which states it passes, in this order, and what it starts with."""

    name: str
    states: tuple[str, ...]
    way: Way
    prepare: Prepare = _nothing
    furnish: Furnish = _nothing
    begins_at: datetime = MONDAY_MORNING
    sizes: tuple[tuple[int, int], ...] = field(default=(SMALL, WIDE))
    trains: bool = False
    """Whether it is a run of the training, which begins at the list of scenarios."""
    seat: Seat = _nothing


JOURNEYS: dict[str, Journey] = {}
"""Every journey by its name."""


def journey(
    *states: str,
    prepare: Prepare = _nothing,
    furnish: Furnish = _nothing,
    begins_at: datetime = MONDAY_MORNING,
    sizes: tuple[tuple[int, int], ...] = (SMALL, WIDE),
    trains: bool = False,
    seat: Seat = _nothing,
) -> Callable[[Way], Way]:
    """List a way under its function's name, with the states it passes."""

    def listed(way: Way) -> Way:
        name = way.__name__
        assert name not in JOURNEYS, name
        JOURNEYS[name] = Journey(name, states, way, prepare, furnish, begins_at, sizes, trains, seat)
        return way

    return listed
