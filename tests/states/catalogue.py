"""Every state an agent can see, by name. It knows which are drawn in full and in which colours, no way there."""

from __future__ import annotations

from tests.states import filing, first_pages, panels, platforms, stops, verification
from tests.states.journey import JOURNEYS, Journey

__all__ = ["JOURNEYS", "MAIN", "STATES", "THEMED", "filing", "first_pages", "panels", "platforms", "stops"]
__all__ += ["verification"]

STATES: dict[str, Journey] = {state: one for one in JOURNEYS.values() for state in one.states}
"""The journey that passes each state."""

MAIN = (
    "home",
    "intake",
    "notice",
    "verification",
    "verification, code sent",
    "lookup",
    "selection",
    "selection, ticked",
    "read-back",
    "submission",
    "wrap-up",
    "stopped, not recycled",
    "panel, help",
    "panel, palette",
)
"""The main state of every screen: pictured in both languages and both sizes."""

THEMED = ("selection, ticked", "read-back, all stated", "verification, no match")
"""Pictured in the light and the contrast theme too."""
