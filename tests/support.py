"""Helpers for tests: it knows how to wait for a running app and how many examples to try."""

import asyncio
import os
from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot

A_MOMENT = 0.002
"""Seconds between two looks: what is waited for may need a timer or a socket, not only its turn."""


async def wait_for(
    pilot: Pilot[Any],
    condition: Callable[[], object],
    description: str,
    seconds: float = 30,
) -> None:
    """Let the app run until the condition holds; fail with the description when it never does.

    Args:
        pilot: Drives the app.
        condition: Asked again after each pause; anything true ends the waiting.
        description: Completes "waited 5 s for ...".
        seconds: How long a slow machine may take.
    """
    try:
        async with asyncio.timeout(seconds):
            while not condition():
                await pilot.pause(A_MOMENT)
    except TimeoutError:
        pytest.fail(f"waited {seconds} s for {description}")


def at_full_count() -> bool:
    """Tell whether this is a run of everything, at full counts."""
    return os.environ.get("HYPOTHESIS_PROFILE") == "full"


def runs(quick: int, full: int) -> int:
    """Choose how many examples a property test tries in this profile."""
    return full if at_full_count() else quick
