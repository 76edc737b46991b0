"""A desk in a process of its own: it works calls over a socket, and says of each commit that it is on disk.

It takes up whatever an earlier process was killed in, works it to its end and goes on with the next caller.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Mapping
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import cast

from agent_console.backend import Backend, BackendContext
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.http import open_client
from backends.http.surroundings import Surroundings
from tests.desk import good_agent
from tests.reliability import patient_agent
from tests.reliability.acknowledging import OPEN, acknowledge
from tests.reliability.patient_agent import code_on_phone
from tests.reliability.registry import LEDGER
from tests.reliability.shared_page import SharedPage
from tests.support_desk import FULL_CALL, Bench, TestClock, open_bench
from tests.support_disk import Disk, Trouble, faulty_disk

LONGEST_CALL = 150
"""Keys after which a caller hangs up: a registry that is killed costs some."""


@dataclass(frozen=True)
class Work:
    """What a process is told.

    Args:
        folder: Where casebook and client keep what is theirs.
        registry: Where the registry keeps its own.
        address: Where it listens.
        page: The file of the page that is shared with it.
        secret: The file of the token.
        holders: Name and document of every caller, by number.
        kill_at: In the middle of so manieth write it is killed; counted are those of `endings`.
        to_the_end: Work what is unfinished to its end, and no more.
    """

    folder: str
    registry: str
    address: str
    page: str
    secret: str
    holders: Mapping[str, tuple[str, str]]
    kill_at: int | None = None
    endings: tuple[str, ...] = ("",)
    to_the_end: bool = False


class SharedClock(TestClock):
    """Tells the time that stands on the shared page."""

    def __init__(self, page: SharedPage) -> None:
        self._page = page

    @property
    def now(self) -> datetime:
        return self._page.now

    @now.setter
    def now(self, instant: datetime) -> None:
        self._page.now = instant


@dataclass
class ServedBench(Bench):
    """A desk whose registry is another process: the caller reads the code off the phone, as ever."""

    work: Work | None = field(default=None)

    def code(self, number: PhoneNumber = FULL_CALL) -> Secret:
        assert self.work is not None
        ledger = Path(self.work.registry) / LEDGER
        with closing(sqlite3.connect(f"file:{ledger}?mode=ro", uri=True)) as connection:
            return code_on_phone(self, connection, number)

    def holder(self, number: PhoneNumber = FULL_CALL) -> tuple[Secret, Secret]:
        assert self.work is not None
        name, document = self.work.holders[number.digits]
        return Secret(name), Secret(document)


def work_calls(work: Work, pipe: Connection) -> None:
    """Work until it is killed, or until nothing is unfinished."""
    page = SharedPage(Path(work.page))
    with nullcontext() if work.kill_at is None else faulty_disk(Path(work.folder)) as disk:
        if disk is not None:
            _arm(disk, work, page)
        asyncio.run(_work(work, page, pipe))


def _arm(disk: Disk, work: Work, page: SharedPage) -> None:
    def tell(operation: str, file: str) -> None:
        page.mark = f"{operation} {Path(file).name}"

    disk.only, disk.endings, disk.on_kill = frozenset({"write", "sync", "truncate"}), work.endings, tell
    disk.strike(work.kill_at, Trouble.KILL)


async def _work(work: Work, page: SharedPage, pipe: Connection) -> None:
    bench = _open(work, page)
    acknowledge(bench, pipe)
    pipe.send_bytes(OPEN)
    for case in bench.casebook.unfinished(page.now):
        bench.desk.intake.resume(case.call_id)
        await _to_the_end(bench)
    while bench.casebook.waiting("fake"):
        await bench.desk.filing.settle_all(by_hand=True)
    numbers = [PhoneNumber(one) for one in work.holders]
    while not work.to_the_end:
        done = len(bench.casebook.recent(10_000))
        # Every caller once a day: more codes than that no registry sends.
        page_is_full = done and done % len(numbers) == 0
        bench.clock.forward(days=1 if page_is_full else 0, minutes=3)
        bench.desk.intake.open(numbers[done % len(numbers)])
        await _to_the_end(bench)
    bench.casebook.close()
    await bench.registry.aclose()


async def _to_the_end(bench: ServedBench) -> None:
    """Work the call at hand until its request is accepted, or for as long as a caller stays on the line."""
    number = bench.call.numbers.subject or bench.call.numbers.calling
    assert number is not None
    for _ in range(LONGEST_CALL):
        if good_agent.accepted(bench.call):
            break
        await patient_agent.press(bench, number)
    assert bench.desk.ending.wrap_up(automatic=True).done


def _open(work: Work, page: SharedPage) -> ServedBench:
    clock = SharedClock(page)
    options = {
        "name": "fake",
        "base_url": work.address,
        "secret_file": work.secret,
        "calls_per_second": "10000",
        "breaker_look_after": "1",
    }
    ticks = _Ticks(clock)
    around = Surroundings(clock, ticks.now, ticks.sleep, lambda: 0.5)
    client = open_client(BackendContext(Path(work.folder), 1, clock, options), around)
    bench = open_bench(Path(work.folder), clock=clock, backend=cast(Backend, client))
    return ServedBench(**vars(bench), work=work)


class _Ticks:
    """Waits cost the machine next to nothing: the time on the shared page goes on instead."""

    def __init__(self, clock: SharedClock) -> None:
        self._clock = clock
        self._start = clock.now

    def now(self) -> float:
        return (self._clock.now - self._start).total_seconds()

    async def sleep(self, seconds: float) -> None:
        self._clock.forward(seconds=seconds)
        # A registry that was killed needs a moment of real time until it listens again.
        await asyncio.sleep(0.005)
