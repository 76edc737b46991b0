"""Ways through the console for tests that do something in every state an agent can see; they know no page."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing
from pathlib import Path

from agent_console.options import Language
from screens.widgets.field import Field
from screens.widgets.frame import Frame
from tests.console import SMALL, Console, TestClock
from tests.states.catalogue import JOURNEYS
from tests.states.journey import Journey
from tests.states.shots import app_of
from tests.support_screens import painted_rows
from tests.training_console import Training


async def walk(name: str, home: Path, language: Language = "zh") -> AsyncGenerator[tuple[Console, str], None]:
    """Go a way through the console on 80x24 and stop in each of its states."""
    way: Journey = JOURNEYS[name]
    clock = TestClock(way.begins_at)
    way.prepare(home)
    app = app_of(way, language, home, clock)
    async with app.run_test(size=SMALL) as pilot:
        running = (Training if way.trains else Console)(app, pilot, clock)
        await running.until(
            lambda: app.context is not None and isinstance(app.screen, Frame), "the first page"
        )
        async with aclosing(way.way(running)) as states:  # type: ignore[type-var]
            async for state in states:
                yield running, state


async def resized(running: Console, size: tuple[int, int]) -> None:
    """Change the window and wait until the page has followed."""
    await running.pilot.resize_terminal(*size)
    await running.until(lambda: tuple(running.app.screen.size) == size, f"a window of {size}")


async def settled(running: Console) -> list[str]:
    """Do what the page does each second, wait until the screen stays as it is, and give its rows."""
    context, screen = running.app.context, running.app.screen
    assert context is not None
    assert isinstance(screen, Frame)
    if context.training is not None and context.desk.call is not None:
        await context.caller.follow(context.training, context.desk.call)
    screen.remake()
    await running.pilot.pause(0.02)
    rows: list[str] = []

    def same_as_before() -> bool:
        before, rows[:] = list(rows), painted_rows(running.app)
        return rows == before and len(rows) == running.app.size.height

    await running.until(same_as_before, "a screen that stays as it is")
    return rows


def typed(running: Console) -> dict[str, str]:
    """Give what stands in every field of the page."""
    return {str(one.id): one.value for one in running.app.screen.query(Field)}
