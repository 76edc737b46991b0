"""Time that goes by only where somebody says so, and how long people take. It waits for nothing."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Final

KEY: Final = timedelta(seconds=0.30)
"""One key, and one act of the mind before a decision: K and M of the keystroke-level model."""
THOUGHT: Final = timedelta(seconds=1.35)

CHARACTERS_A_SECOND: Final = 4
"""How fast Chinese is spoken on the telephone."""

NAMES_A_SECOND: Final = 2
"""A list read out so that a caller can follow: the rubric takes three a second for too fast."""


def spoken_in(text: str) -> timedelta:
    """Give the time a sentence takes to say."""
    return timedelta(seconds=len(text) / CHARACTERS_A_SECOND)


def keyed_in(keys: int) -> timedelta:
    """Give the time some keys take after one thought."""
    return THOUGHT + keys * KEY


class VirtualClock:
    """Stands still until it is advanced."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Give the instant it is."""
        return self.now

    def advance(self, by: timedelta) -> None:
        """Let time go by."""
        self.now += by

    async def sleep(self, seconds: float) -> None:
        """Wait: the time goes by, and whatever else is under way gets its turn."""
        self.now += timedelta(seconds=seconds)
        await asyncio.sleep(0)
