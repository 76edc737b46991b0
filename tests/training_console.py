"""The training for tests: the real app on stages of its own, with a clock that stands."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from agent_console.options import Language, Options
from agent_console.practising.console import TrainingConsole
from agent_console.practising.school import open_school, place_of
from agent_console.training.practice import Mode
from screens.training.classroom import Classroom
from screens.widgets.frame import Frame
from tests.console import SMALL, Console, TestClock


@dataclass
class Training(Console):
    """A training under test."""

    @property
    def classroom(self) -> Classroom:
        assert isinstance(self.app, TrainingConsole)
        return self.app.classroom

    async def answers(self, caller: str = "138****8000") -> None:
        """Go from the brief to the first page of the call."""
        await self.press("enter")
        await self.on_page("HomeScreen")
        await self.sees(caller)
        self.clock.advance(seconds=2)
        await self.press("enter")
        await self.on_page("IntakeScreen")


def training_in(
    home: Path,
    clock: TestClock,
    scenario: str | None = "01",
    *,
    language: Language = "zh",
    mode: Mode = Mode.PRACTICE,
    settings: str = "lock_after_minutes = 0\n",
) -> TrainingConsole:
    """Open a training in a home, at the brief of a scenario or at the list of all."""
    folder = home / "stages"
    folder.mkdir(parents=True)
    (home / "home").mkdir(exist_ok=True)
    (home / "home" / "settings.toml").write_text(settings, encoding="utf-8")
    school = replace(open_school(Options(home=home / "home", language=language), folder, clock), waits=False)
    chosen = None if scenario is None else place_of(scenario, school.scenarios)
    return TrainingConsole(school, school.open(school.scenarios[chosen or 0]), chosen, mode)


@asynccontextmanager
async def training(
    home: Path,
    scenario: str | None = "01",
    *,
    size: tuple[int, int] = SMALL,
    language: Language = "zh",
    mode: Mode = Mode.PRACTICE,
    settings: str = "lock_after_minutes = 0\n",
) -> AsyncIterator[Training]:
    """Run a training on a terminal of a size; its first page stands when this returns."""
    clock = TestClock()
    app = training_in(home, clock, scenario, language=language, mode=mode, settings=settings)
    async with app.run_test(size=size) as pilot:
        running = Training(app, pilot, clock)
        await running.until(
            lambda: app.context is not None and isinstance(app.screen, Frame), "the first page"
        )
        await pilot.pause()
        yield running
