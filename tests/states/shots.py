"""Takes what stands on the screen in every state of a journey, once for all tests. It judges nothing."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from rich.cells import cell_len

from agent_console.app import AgentConsole
from agent_console.options import Language
from screens.widgets.frame import Frame
from screens.widgets.line import Line, clip
from screens.widgets.sheet import Sheet
from tests.console import SMALL, Console, TestClock, opened_in
from tests.states.catalogue import JOURNEYS, every_look
from tests.states.journey import Journey
from tests.support import at_full_count
from tests.support_screens import PaintedText, painted_rows, painted_texts
from tests.training_console import Training, training_in

Size = tuple[int, int]
PATIENCE, LONGEST = 2.0, 60.0
"""Seconds one pause may take, and all of them until a screen stays as it is."""


@dataclass(frozen=True)
class Part:
    """One part of the frame: what it was given to show, and the cells it has."""

    name: str
    lines: tuple[Line, ...]
    width: int
    height: int


@dataclass(frozen=True)
class Shot:
    """A state as it stands on a terminal of one size, in one language."""

    state: str
    size: Size
    picture: str
    rows: tuple[str, ...]
    painted: tuple[PaintedText, ...]
    parts: tuple[Part, ...]


Key = tuple[str, Size, str]
"""State, size, theme."""


@cache
def shots_of(journey: str, language: Language) -> dict[Key, Shot]:
    """Run a journey in a language, and take every state it passes in every size."""
    noted = _CUTS.setdefault((journey, language), set())
    with TemporaryDirectory() as home, _cuts_noted(noted):
        return asyncio.run(_taken(JOURNEYS[journey], language, Path(home)))


@cache
def cuts_of(journey: str, language: Language) -> frozenset[str]:
    """Return every text that was shortened by cutting while a journey ran."""
    shots_of(journey, language)
    return frozenset(_CUTS[journey, language])


_CUTS: dict[tuple[str, Language], set[str]] = {}


@contextmanager
def _cuts_noted(noted: set[str]) -> Iterator[None]:
    """Note what the pages cut; every page has the function under its own name."""

    def cut(text: str, width: int) -> str:
        kept = clip(text, width)
        if kept != text:
            noted.add(text)
        return kept

    pages = [module for name, module in sys.modules.items() if name.startswith("screens.")]
    with pytest.MonkeyPatch.context() as patch:
        for module in pages:
            if getattr(module, "clip", None) is clip:
                patch.setattr(module, "clip", cut)
        yield


def app_of(journey: Journey, language: Language, home: Path, clock: TestClock) -> AgentConsole:
    """Open what a journey is a run of: the console, or the training."""
    if journey.trains:
        app = training_in(home, clock, None, language=language)
        journey.seat(app)
        return app
    opened = opened_in(home, clock, language=language)
    journey.furnish(opened)
    return AgentConsole(opened)


async def _taken(journey: Journey, language: Language, home: Path) -> dict[Key, Shot]:
    clock = TestClock(journey.begins_at)
    journey.prepare(home)
    app = app_of(journey, language, home, clock)
    shots: dict[Key, Shot] = {}
    passed: list[str] = []
    async with app.run_test(size=SMALL) as pilot:
        running = (Training if journey.trains else Console)(app, pilot, clock)
        await running.until(
            lambda: app.context is not None and isinstance(app.screen, Frame), "the first page"
        )
        async for state in journey.way(running):
            passed.append(state)
            await _take(running, state, language, shots)
    assert tuple(passed) == journey.states, f"{journey.name} passes {passed}"
    return shots


async def _take(running: Console, state: str, language: Language, shots: dict[Key, Shot]) -> None:
    before = running.app.size
    for size, theme in every_look(state, language, full=at_full_count()):
        await _resized(running, size)
        running.app.theme = theme
        shots[state, size, theme] = await _shot(running, state)
    running.app.theme = "dark"
    await _resized(running, (before.width, before.height))


async def _resized(running: Console, size: Size) -> None:
    if tuple(running.app.size) != size:
        await running.pilot.resize_terminal(*size)
        await running.until(lambda: tuple(running.app.screen.size) == size, f"a window of {size}")


async def _told_again(running: Console) -> None:
    """Do what the page does each second: read the caller's phone, and show the time that went by."""
    context, screen = running.app.context, running.app.screen
    assert context is not None
    assert isinstance(screen, Frame)
    if context.training is not None and context.desk.call is not None:
        await context.caller.follow(context.training, context.desk.call)
    screen.remake()


async def _shot(running: Console, state: str) -> Shot:
    app = running.app
    await _told_again(running)
    rows: list[str] = []

    def settled() -> bool:
        before, rows[:] = list(rows), painted_rows(app)
        return rows == before and len(rows) == app.size.height and cell_len(rows[0]) == app.size.width

    async with asyncio.timeout(LONGEST):
        while not settled():
            # A page that is leaving may never say that it is idle; the next look asks the one that stays.
            with suppress(TimeoutError):
                await asyncio.wait_for(running.pilot.pause(), PATIENCE)
    return Shot(
        state=state,
        size=(app.size.width, app.size.height),
        picture=app.export_screenshot(title=app.title, simplify=True),
        rows=tuple(rows),
        painted=tuple(painted_texts(app)),
        parts=tuple(
            Part(str(sheet.id), sheet.lines, sheet.room.width, sheet.room.height)
            for sheet in app.screen.query(Sheet)
            if sheet.display and sheet.room.width
        ),
    )
