"""One call worked by keys on a terminal, from the number to the wrap-up, step by step. It knows the keys alone."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from agent_console.backend import BackendContext
from agent_console.identity.phone import PhoneNumber
from backends.fake import open_registry
from benchmarks.on_a_pty import Program

ROOT: Final = Path(__file__).parents[1]
ENVIRONMENT: Final = {
    "TERM": "xterm-256color",
    "COLORTERM": "truecolor",
    "LC_ALL": "C.UTF-8",
    "PYTHONPATH": str(ROOT),
}
NUMBER, NAME, DOCUMENT = "13800138000", "张示例", "34052419800101001X"
DOWN, UP, TAB, F5 = "\x1b[B", "\x1b[A", "\t", "\x1b[15~"
ENTRY: Final = "Number or case"
HOME: Final = "Follow up"
RINGING: Final = "Ringing"
SETTLED_SECONDS: Final = 2.0
IDLE_SECONDS: Final = 5.0


@dataclass(slots=True)
class Seen:
    """What the keys of a call took: milliseconds to the next page, milliseconds and bytes of a key on a page."""

    steps: dict[str, float] = field(default_factory=dict)
    step_bytes: dict[str, int] = field(default_factory=dict)
    keys: dict[str, list[float]] = field(default_factory=dict)
    key_bytes: dict[str, list[int]] = field(default_factory=dict)
    tick_all: float = 0.0
    idle_bytes: float = 0.0
    megabytes: float = 0.0

    def press(self, program: Program, page: str, *keys: str) -> None:
        """Press keys that change a page, one by one."""
        for key in keys:
            taken, sent = program.answer(key)
            self.keys.setdefault(page, []).append(taken)
            self.key_bytes.setdefault(page, []).append(sent)

    def step(self, program: Program, name: str, keys: str, *texts: str) -> None:
        """Press a key that leads to the next page."""
        self.steps[name], self.step_bytes[name] = program.step(keys, *texts)


def furnish(home: Path) -> Path:
    """Make a home whose registry answers at once."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "settings.toml").write_text(
        'language = "en"\nlock_after_minutes = 0\n[backend_options]\nlatency = "instant"\n', encoding="utf-8"
    )
    return home


@contextmanager
def ours(home: Path) -> Iterator[Program]:
    """Start the console."""
    with Program((sys.executable, "-m", "agent_console", "--home", home), ROOT, ENVIRONMENT) as program:
        yield program


@contextmanager
def bare() -> Iterator[Program]:
    """Start the bare program."""
    with Program((sys.executable, "-m", "benchmarks.bare"), ROOT, ENVIRONMENT) as program:
        yield program


def work(program: Program, home: Path, seen: Seen, moves: int) -> None:
    """Work a call that a console stands ready for on its first page, and come back to it."""
    program.shows(RINGING)
    # What is loaded behind the first page is loaded by then.
    program.idle(SETTLED_SECONDS)
    seen.press(program, "home", *[DOWN, UP] * moves)
    seen.press(program, "home, typed", *NUMBER)
    seen.step(program, "intake", "\r", "1 Intake")
    program.shows("+ Recycled", "can be unbound")
    seen.press(program, "intake", *[TAB, "\x1b[Z"] * moves)
    seen.step(program, "notice", "\r", "2 Notice")
    seen.idle_bytes = program.idle(IDLE_SECONDS) / IDLE_SECONDS
    seen.step(program, "verification", "1", "3 Verif")
    seen.press(program, "verification, typed", *NAME)
    program.step(TAB, "ID number")
    program.step(DOCUMENT, "F5 sends")
    program.step(F5, "code sent")
    seen.step(program, "selection", code_on_the_phone(home), "5 Sele")
    seen.press(program, "selection", *[DOWN, UP] * moves)
    seen.press(program, "selection, typed", *"douyin")
    program.step("\x1b", "type to find")
    seen.tick_all = program.answer("*")[0]
    program.answer("-")
    program.answer(DOWN)
    program.answer(" ")
    seen.step(program, "read-back", "\r", "6 Read")
    seen.press(program, "read-back", *"123")
    seen.step(program, "submission", "8", "7 Accepted", "Accepted:")
    seen.step(program, "wrap-up", "\r", "8 Wrap")
    seen.press(program, "wrap-up", *[DOWN, UP] * moves)
    seen.step(program, "home again", "\r", HOME)


def code_on_the_phone(home: Path) -> str:
    """Read the newest code off the caller's phone."""
    context = BackendContext(home / "registry" / "fake", 1, lambda: datetime.now(UTC), {"latency": "instant"})

    async def newest() -> str:
        registry = open_registry(context)
        messages = await registry.messages(PhoneNumber(NUMBER))
        await registry.aclose()
        return messages[-1].text

    found = re.search(r"\d{6}", asyncio.run(newest()))
    assert found is not None
    return found[0]
