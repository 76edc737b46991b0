"""A home with filed requests, a console that works in it, and cron."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest

from agent_console.opening import open_console
from agent_console.options import Options
from agent_console.syncing.running import Asked, run
from backends.fake.registry import Registry
from tests.support_desk import Bench, TestClock, Watched, settled, to_read_back


class Home:
    """A home with one filed request, and cron."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.clock = TestClock()
        self.capsys = capsys
        self.out = self.err = ""

    def faults(self, orders: str) -> None:
        self.folder.mkdir(exist_ok=True)
        text = f'[backend_options]\nlatency = "instant"\nfaults = "{orders}"\n'
        (self.folder / "settings.toml").write_text(text, encoding="utf-8")

    def opened(self, work: Callable[[Bench], Any]) -> Any:
        """Do something at the desk as a console would."""
        opened = open_console(Options(home=self.folder, staff_no="8021"), self.clock)

        async def at_the_desk() -> Any:
            desk = opened.desk(await opened.platforms())
            registry = cast(Registry, opened.backend)
            bench = Bench(desk, registry, Watched(registry), opened.casebook, self.clock, self.folder, [])
            try:
                return await work(bench)
            finally:
                await opened.close()

        return asyncio.run(at_the_desk())

    def sync(self, *, as_json: bool = False) -> int:
        code = run(Asked(home=self.folder, language="en", as_json=as_json), self.clock)
        self.out, self.err = self.capsys.readouterr()
        return code

    @property
    def told(self) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.out)
        return answer


async def file_one(bench: Bench) -> str:
    bench.clock.forward(minutes=1)
    await to_read_back(bench)
    call_id = bench.call.id
    await bench.desk.filing.submit()
    await settled(bench.desk.ending.wrap_up())
    return call_id
