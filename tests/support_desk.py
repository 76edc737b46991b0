"""A desk for tests: the real embedded registry, a real casebook in a folder, and a clock that is told the time."""

from __future__ import annotations

import asyncio
import inspect
import re
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from agent_console.backend import Backend, BackendContext, PlatformId, PlatformList
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.call.call import Call
from agent_console.call.read_back import Statement
from agent_console.call.steps import Service
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.opening import open_casebook
from agent_console.desk import Desk, DeskSettings, Reply
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from backends.fake import open_registry
from backends.fake.registry import Registry
from backends.fake.world import platform_list, warm_up, working_calendar
from tests.support_call import NOW
from tests.support_casebook import MASTER

T = TypeVar("T")

FULL_CALL = PhoneNumber("13800138000")
"""Recycled, with own bindings (meituan, jd) and the earlier holder's (douyin, wechat, ...)."""

SETTINGS = DeskSettings(
    staff_no="8021",
    notice_version="N-2026-03",
    consent_version="C-2026-03",
    sms_texts={service: f"{service} {{{{code}}}}" for service in Service},
)

FEW = ("meituan", "jd", "douyin", "toutiao", "wechat", "taobao", "dianping", "alipay")
"""Enough platforms for every kind of row, few enough for thousands of runs."""


class TestClock:
    """Tells the time it was set to."""

    __test__ = False

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        """Let time go by."""
        self.now += timedelta(**by)


@dataclass(frozen=True)
class Answered:
    """One question that was answered, and who had asked it."""

    operation: str
    args: tuple[Any, ...]
    asker: object
    answer: Any


class Watched:
    """Stands before a backend: every question is seen before it is asked, and may be kept waiting.

    Attributes:
        asked: Operation and arguments, in order.
        answered: What was answered, in order.
        asker: Says who asks, when something is asked.
        gated: While set, answers wait for `let_through`.
    """

    def __init__(self, inner: Backend) -> None:
        self.inner = inner
        self.asked: list[tuple[str, tuple[Any, ...]]] = []
        self.answered: list[Answered] = []
        self.asker: Callable[[], object] = lambda: None
        self.seen: list[Callable[[str, tuple[Any, ...]], None]] = []
        self.gated = False
        self.waiting: list[asyncio.Future[None]] = []
        self._asked = asyncio.Condition()

    def __getattr__(self, name: str) -> Any:
        inner = getattr(self.inner, name)
        if not inspect.iscoroutinefunction(inner):
            return inner

        async def ask(*args: Any) -> Any:
            self.asked.append((name, args))
            asker = self.asker()
            for see in self.seen:
                see(name, args)
            if not self.gated:
                return self._answered(name, args, asker, await inner(*args))
            turn = asyncio.get_running_loop().create_future()
            async with self._asked:
                self.waiting.append(turn)
                self._asked.notify_all()
            # The other side does its part at once; the answer is what comes late.
            answer = asyncio.ensure_future(inner(*args))
            await asyncio.wait([answer])
            await turn
            return self._answered(name, args, asker, answer.result())

        return ask

    def _answered(self, name: str, args: tuple[Any, ...], asker: object, answer: Any) -> Any:
        self.answered.append(Answered(name, args, asker, answer))
        return answer

    async def kept(self, count: int) -> None:
        """Wait until that many answers are kept waiting."""
        async with self._asked:
            await self._asked.wait_for(lambda: len(self.waiting) >= count)

    def let_through(self, place: int = 0) -> None:
        """Let one waiting answer come."""
        if self.waiting:
            turn = self.waiting.pop(place % len(self.waiting))
            if not turn.done():
                turn.set_result(None)

    def count(self, operation: str) -> int:
        """Count the questions of one kind."""
        return sum(name == operation for name, _ in self.asked)

    def of(self, operation: str) -> list[tuple[Any, ...]]:
        """Give the arguments of every question of one kind."""
        return [args for name, args in self.asked if name == operation]


@dataclass
class Bench:
    """A desk and everything it is worked with."""

    desk: Desk
    registry: Registry
    watched: Watched
    casebook: Casebook
    clock: TestClock
    folder: Path
    sleeps: list[float] = field(default_factory=list)
    count: int = 0

    @property
    def call(self) -> Call:
        """The call at hand."""
        assert self.desk.call is not None
        return self.desk.call

    def close(self) -> None:
        """Close both files."""
        self.casebook.close()
        run(self.registry.aclose())

    def order(self, faults: str) -> None:
        """Order faults of the registry, as its option does."""
        from backends.fake.fault_orders import read_orders

        self.registry.faults.orders, notices = read_orders(faults)
        assert not notices

    def code(self, number: PhoneNumber = FULL_CALL) -> Secret:
        """Read the newest code off the holder's phone."""
        with self.registry._books.reading() as connection:
            from backends.fake import ledger_codes

            newest = ledger_codes.newest_code(connection, number.digits)
        assert newest is not None
        return Secret(newest.code)

    def holder(self, number: PhoneNumber = FULL_CALL) -> tuple[Secret, Secret]:
        """Give name and document of whoever holds a number."""
        holder = self.registry._world.facts(number, self.clock.now).holder
        return Secret(holder.names[0]), Secret(holder.document or "")


@lru_cache(maxsize=4)
def platforms_of(ids: tuple[str, ...] | None) -> PlatformList:
    """Give the catalogue's platforms, all or some."""
    warm_up()
    listed = platform_list()
    if ids is None:
        return listed
    return PlatformList(listed.version, tuple(one for one in listed.platforms if one.id in ids))


def calendar() -> WorkingCalendar:
    """Give China's working days."""
    return working_calendar()


def open_bench(
    folder: Path,
    *,
    clock: TestClock | None = None,
    seed: int = 1,
    ids: tuple[str, ...] | None = FEW,
    options: Mapping[str, str] | None = None,
    settings: DeskSettings = SETTINGS,
    sleep: Callable[[float], Coroutine[Any, Any, None]] | None = None,
    backend: Backend | None = None,
    seat: str = "desk",
) -> Bench:
    """Open a desk on the embedded registry, or on another backend, in a folder of its own.

    `seat` tells desks of one site apart in the audit log.
    """
    clock = clock or TestClock()
    context = BackendContext(folder / "registry", seed, clock, {"latency": "instant", **(options or {})})
    # Whoever brings a backend asks nothing of the registry but to be closed.
    registry = cast(Registry, backend) if backend else open_registry(context)
    watched = Watched(registry)
    casebook = open_casebook(
        folder / "desk",
        backend="fake",
        training=True,
        staff_no=settings.staff_no,
        now=clock(),
        master=MASTER,
        desk=seat,
    )
    sleeps: list[float] = []

    async def at_once(seconds: float) -> None:
        sleeps.append(seconds)
        clock.forward(seconds=seconds)
        await asyncio.sleep(0)

    desk = Desk(
        cast(Backend, watched),
        casebook,
        platforms_of(ids),
        clock=clock,
        calendar=calendar(),
        settings=settings,
        sleep=sleep or at_once,
    )
    return Bench(desk, registry, watched, casebook, clock, folder, sleeps)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run one coroutine to its end."""
    return asyncio.run(work)


async def settled(*replies: Reply | Coroutine[Any, Any, Reply]) -> None:
    """Expect every intent to be done."""
    for reply in replies:
        answer = reply if isinstance(reply, Reply) else await reply
        assert answer.done, answer


async def to_notice(bench: Bench, number: PhoneNumber = FULL_CALL) -> None:
    """Work a call up to the notice."""
    bench.desk.intake.open(number)
    await settled(bench.desk.intake.enter_subject(number))
    await settled(bench.desk.intake.confirm_numbers())


async def to_code(bench: Bench, number: PhoneNumber = FULL_CALL) -> None:
    """Work a call until a code has gone out."""
    await to_notice(bench, number)
    await settled(bench.desk.intake.agree())
    await settled(bench.desk.holder.ask_signals())
    await settled(bench.desk.holder.compare(*bench.holder(number)))
    if bench.call.verification.code is None:
        await settled(bench.desk.holder.send_code())


async def to_lookup(bench: Bench, number: PhoneNumber = FULL_CALL) -> None:
    """Work a call until the holder is verified."""
    await to_code(bench, number)
    await settled(bench.desk.holder.confirm_code(bench.code(number)))


async def to_selection(bench: Bench, number: PhoneNumber = FULL_CALL) -> None:
    """Work a call until the platforms have answered."""
    await to_lookup(bench, number)
    await settled(bench.desk.finding.look_up())


async def to_read_back(bench: Bench, *ids: str) -> None:
    """Work a call until everything is said about a list."""
    await to_selection(bench)
    await settled(bench.desk.choosing.tick(PlatformId(one) for one in ids or ("douyin", "wechat")))
    await settled(bench.desk.choosing.review())
    say_everything(bench)


def say_everything(bench: Bench) -> None:
    """Show the list to its end and take every answer of the caller."""
    bench.desk.choosing.show_last_page()
    for statement in Statement:
        reply = bench.desk.choosing.state(statement)
        assert reply.done, reply


def digits_in(text: str) -> str:
    """Give the six digits of a message."""
    found = re.search(r"\d{6}", text)
    assert found is not None
    return found[0]
