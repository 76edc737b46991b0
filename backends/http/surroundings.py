"""Time and chance, handed in so that a run can be repeated. It knows nothing else."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from agent_console.calendar.zone import system_clock

Sleep = Callable[[float], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`clock` tells the instant, `ticks` seconds that never go back, `random` a number from 0 to below 1."""

    clock: Callable[[], datetime] = system_clock
    ticks: Callable[[], float] = time.monotonic
    sleep: Sleep = asyncio.sleep
    random: Callable[[], float] = random.random
