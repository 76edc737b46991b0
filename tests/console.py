"""The whole console for tests: the real app on the embedded registry, in its own home, with a clock that stands."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from agent_console.app import AgentConsole
from agent_console.backend import TrainingPhone
from agent_console.call.call import Call
from agent_console.desk import Desk
from agent_console.identity.phone import PhoneNumber
from agent_console.opened import Opened
from agent_console.opening import open_console
from agent_console.options import Language, Options
from screens.widgets.frame import Frame
from tests.support import wait_for
from tests.support_screens import painted_rows

MONDAY_MORNING = datetime(2026, 11, 23, 1, 36, 10, tzinfo=UTC)
"""Monday 2026-11-23, 09:36:10 in China: a working day with a working week before it."""

SMALL = (80, 24)
WIDE = (120, 36)


@dataclass
class TestClock:
    """A clock that moves only when it is told to."""

    __test__ = False
    now: datetime = field(default=MONDAY_MORNING)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> None:
        """Let time go by: `advance(minutes=5)`."""
        self.now += timedelta(**span)


@dataclass
class Console:
    """A console under test: press keys, look at rows, ask the desk."""

    app: AgentConsole
    pilot: Pilot[Any]
    clock: TestClock

    @property
    def desk(self) -> Desk:
        assert self.app.context is not None
        return self.app.context.desk

    @property
    def call(self) -> Call:
        assert self.desk.call is not None
        return self.desk.call

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return type(self.app.screen).__name__

    def remake(self) -> None:
        """Make the page again now, as its clock would within a second."""
        assert isinstance(self.app.screen, Frame)
        self.app.screen.remake()

    @property
    def rows(self) -> list[str]:
        """What stands on the screen, row by row."""
        return painted_rows(self.app)

    @property
    def text(self) -> str:
        """Everything that stands on the screen."""
        return "\n".join(self.rows)

    async def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        await self.pilot.press(*keys)

    async def type(self, text: str) -> None:
        """Type a text as an input method commits it: at once, no character waits for the one before."""
        self.throw(*["space" if character == " " else character for character in text])
        await self.pilot.pause()

    def throw(self, *keys: str) -> None:
        """Send keys as a slow line delivers them: all in one."""
        driver = self.app._driver
        assert driver is not None
        for key in keys:
            character = " " if key == "space" else key if len(key) == 1 else None
            name = _character_to_key(key) if len(key) == 1 and not key.isalnum() else key
            event = events.Key(name, character)
            event.set_sender(self.app)
            driver.send_message(event)

    async def until(self, condition: Callable[[], bool], description: str) -> None:
        """Wait for a condition."""
        await wait_for(self.pilot, condition, f"{description}; on {self.page}:\n{self.text}")

    async def on_page(self, name: str) -> None:
        """Wait for a page, laid out and ready for keys."""

        def there() -> bool:
            screen = self.app.screen
            return type(screen).__name__ == name and isinstance(screen, Frame) and screen.is_mounted

        await self.until(there, f"page {name}")
        await self.pilot.pause()

    async def sees(self, text: str) -> None:
        """Wait until a text stands on the screen."""
        await self.until(lambda: text in self.text, f"the text {text!r}")

    async def code_on_phone(self, number: PhoneNumber) -> str:
        """Read the newest code off the caller's phone, as the caller would."""
        backend = self.app.opened.backend
        assert isinstance(backend, TrainingPhone)
        newest = (await backend.messages(number))[-1].text
        return next(word for word in digits_in(newest) if len(word) == 6)


def digits_in(text: str) -> list[str]:
    """Return the runs of digits of a text."""
    return "".join(one if one.isdigit() else " " for one in text).split()


def opened_in(
    home: Path,
    clock: TestClock,
    *,
    language: Language = "zh",
    settings: str = "",
    staff_no: str = "8021",
    **options: Any,
) -> Opened:
    """Open settings, registry and casebook in a home; the registry answers at once."""
    home.mkdir(parents=True, exist_ok=True)
    file = home / "settings.toml"
    if not file.exists():
        # Tests move the clock by hours; who tests the lock sets it.
        never = "" if "lock_after" in settings else "lock_after_minutes = 0"
        file.write_text(f'{settings}\n{never}\n[backend_options]\nlatency = "instant"\n', encoding="utf-8")
    return open_console(Options(home=home, language=language, staff_no=staff_no, **options), clock)


@asynccontextmanager
async def console(
    home: Path,
    *,
    size: tuple[int, int] = SMALL,
    language: Language = "zh",
    clock: TestClock | None = None,
    settings: str = "",
    staff_no: str = "8021",
) -> AsyncIterator[Console]:
    """Run the console on a terminal of a size; the first page stands when this returns."""
    clock = clock or TestClock()
    app = AgentConsole(opened_in(home, clock, language=language, settings=settings, staff_no=staff_no))
    async with app.run_test(size=size) as pilot:
        running = Console(app, pilot, clock)
        await running.until(
            lambda: app.context is not None and isinstance(app.screen, Frame), "the first page"
        )
        await pilot.pause()
        yield running
