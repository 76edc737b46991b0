"""The console as a shell starts it: the terminal is its own, so that the kernel tells it when the line goes.

`python -m tests.app.child WHERE ARGUMENTS...`; WHERE names what F5 on the first page breaks.
"""

from __future__ import annotations

import asyncio
import fcntl
import os
import sys
import termios
from collections.abc import Callable

from textual.app import App, ComposeResult
from textual.screen import Screen

from agent_console.cli import start
from screens.home.screen import HomeScreen


def fault(*_: object) -> None:
    caller = "张示例 13800138000"
    raise ValueError(caller)


async def fault_later() -> None:
    fault()


class FaultyMount(Screen[None]):
    def on_mount(self) -> None:
        fault()


class FaultyCompose(Screen[None]):
    def compose(self) -> ComposeResult:
        fault()
        return ()


class FaultyPaint(Screen[None]):
    def render_lines(self, *_: object) -> list[object]:  # type: ignore[override]
        fault()
        return []


def put_a_stray_task_out(page: HomeScreen) -> None:
    task = asyncio.get_running_loop().create_task(fault_later())
    page.call_later(task.cancelled)
    page.call_later(lambda: asyncio.get_running_loop().call_soon(fault))


def break_the_reader(page: HomeScreen) -> None:
    from textual import events

    app: App[object] = page.app
    app.post_message(events.Key("f5", None))
    fault()


def fill_the_disk(page: HomeScreen) -> None:
    """Let no write reach the file any more."""
    page.desk.casebook._store._connection.execute("PRAGMA query_only = ON")


FAULTS: dict[str, Callable[[HomeScreen], object]] = {
    "key": fault,
    "timer": lambda page: page.set_timer(0.01, fault),
    "next": lambda page: page.call_after_refresh(fault),
    "worker": lambda page: page.run_worker(fault_later(), group="fault"),
    "mount": lambda page: page.app.push_screen(FaultyMount()),
    "compose": lambda page: page.app.push_screen(FaultyCompose()),
    "paint": lambda page: page.app.push_screen(FaultyPaint()),
    "task": put_a_stray_task_out,
    "input": break_the_reader,
    "disk": fill_the_disk,
}


def main() -> int:
    if os.getsid(0) == os.getpid():
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    where, *arguments = sys.argv[1:]
    if where in FAULTS:
        HomeScreen._refresh = lambda page: FAULTS[where](page) and None  # type: ignore[method-assign,assignment]
    return start(arguments)


if __name__ == "__main__":
    sys.exit(main())
