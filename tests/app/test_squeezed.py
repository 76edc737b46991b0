"""Squeezed to nothing in any state: nothing breaks, what was typed stays, and 80x24 brings the page back."""

from __future__ import annotations

from contextlib import aclosing
from itertools import cycle, islice
from pathlib import Path

import pytest

from tests.app.walks import resized, settled, typed, walk
from tests.console import SMALL, Console
from tests.states.catalogue import JOURNEYS
from tests.support_screens import cells

SMALLEST = (20, 5)
TOO_SMALL = ((1, 1), (200, 2), (2, 80), (79, 24), (80, 23))
"""One of them in each state, by turns: every page is seen in several states, and every window on several pages."""


@pytest.mark.full
@pytest.mark.parametrize("way", JOURNEYS)
async def test_every_state_comes_back_from_any_window(tmp_path: Path, way: str) -> None:
    by_turns = islice(cycle(TOO_SMALL), len(way) % len(TOO_SMALL), None)
    async with aclosing(walk(way, tmp_path)) as states:
        async for running, state in states:
            if tuple(running.app.size) != SMALL:
                continue
            rows, fields, page = await settled(running), typed(running), running.page
            focused = running.app.focused.id if running.app.focused else None
            for size in (SMALLEST, next(by_turns)):
                await resized(running, size)
                await fits(running, size[0])
            await resized(running, SMALL)
            assert running.page == page, state
            assert await settled(running) == rows, state
            assert typed(running) == fields, state
            assert (running.app.focused.id if running.app.focused else None) == focused, state


async def fits(running: Console, columns: int) -> None:
    """Wait until no row is wider than the window."""
    await running.until(lambda: cells(running.rows) <= {columns}, f"rows of {columns} cells")


@pytest.mark.full
async def test_what_is_typed_while_nothing_can_be_seen_is_there_afterwards(tmp_path: Path) -> None:
    async with aclosing(walk("intake", tmp_path)) as states:
        async for running, _ in states:
            await resized(running, (20, 5))
            await running.press("f6")
            await running.type("写给自己")
            await resized(running, SMALL)
            await running.sees("写给自己")
            break
