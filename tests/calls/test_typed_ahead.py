"""A call typed faster than it is answered ends as the same call typed slowly, whatever the answers take.

Keys that say what the caller said are pressed once their page stands: they are never taken from what was typed ahead.
Time is the loop's, and goes by when nothing else happens.
"""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from textual import events

from agent_console.identity.phone import PhoneNumber
from backends.fake.fault_orders import FaultKind
from backends.fake.faults import Faults
from backends.fake.latency import Latency
from backends.fake.registry import Registry
from screens.terminal.one_key_at_a_time import Pressed, Typed
from tests.calls.agent import Agent, at_work
from tests.simulation.virtual_time import run_virtually

NUMBER = "13800138000"
NAME, DOCUMENT = "张示例", "34052419800101001X"

ANSWERS_AFTER = (0.0, 0.05, 0.5, 5.0)
"""Seconds of the loop's time."""

TO_THE_NOTICE = ("enter", "enter")
STATED = ("1", "2", "3", "8")
TO_THE_FIRST_PAGE = ("enter", "enter")

PICKED = (*"zjdywbtx", "space", "space", "down", "up", "backspace", "+", "*", "-", "/", "ctrl+z", "enter")
"""What is typed at random for the selection; what acts on the page that looks up is not typed for another."""


class Delayed(Faults):
    """Every answer takes the same time."""

    def __init__(self, seconds: float) -> None:
        super().__init__(1, Latency.INSTANT)
        self.seconds = seconds

    async def _wait(self, operation: str, call: int, kind: FaultKind | None) -> None:
        if self.seconds:
            await self._sleep(self.seconds)


@dataclass
class Typist:
    """Hands that throw keys at a console; `pause` draws the seconds between two, None waits for everything."""

    agent: Agent
    draw: random.Random
    hurried: bool
    dropped: list[Pressed] = field(default_factory=list)

    def __post_init__(self) -> None:
        lane = self.agent.running.app._lane
        drop = lane.drop

        def noted() -> None:
            self.dropped.extend(lane.waiting)
            drop()

        lane.drop = noted  # type: ignore[method-assign]

    async def types(self, keys: Sequence[str]) -> list[str]:
        """Type keys; give those that were not dropped."""
        thrown: list[tuple[str, Typed]] = []
        for key in keys:
            event = self.throw(key)
            thrown.append((key, event))
            if self.hurried:
                await self.agent.running.pilot.pause(self.draw.choice((0.0, 0.0, 0.03, 0.2)))
            else:
                await self.settled()
        await self.settled()
        return [key for key, event in thrown if not any(event is one for one in self.dropped)]

    def throw(self, key: str) -> Typed:
        """Throw one key, and give the event it is."""
        running = self.agent.running
        sent: list[Any] = []
        driver = running.app._driver
        assert driver is not None
        send = driver.send_message
        driver.send_message = sent.append  # type: ignore[assignment,method-assign]
        running.throw(key)
        driver.send_message = send  # type: ignore[method-assign]
        (event,) = sent
        assert isinstance(event, events.Key)
        send(event)
        return event

    async def settled(self) -> None:
        """Wait until nothing waits: no key, and no answer."""
        running = self.agent.running
        for _ in range(3):
            await running.pilot.pause()
            while running.app._lane.waiting or running.app._lane.in_hand or self.asked:
                await running.pilot.pause(1.0)

    @property
    def asked(self) -> bool:
        """Whether something is on its way."""
        running = [one for one in self.agent.running.app.workers if one.group in ("intent", "signals")]
        return any(not one.is_finished for one in running)


@dataclass
class Ended:
    """How a call ended, without its moments."""

    page: str
    events: tuple[str, ...]
    ticked: frozenset[str]
    stated: int
    filter: str
    held: str


async def work(
    home: Path, seed: int, seconds: float, parts: Sequence[Sequence[str]], *, hurried: bool
) -> tuple[Ended, list[list[str]], str]:
    """Work a call; give how it ended, which keys were taken, part by part, and its code."""
    async with at_work(home) as agent:
        await agent.moves_to(PhoneNumber(NUMBER).masked)
        backend = agent.running.app.opened.backend
        assert isinstance(backend, Registry)
        backend.faults = Delayed(seconds)
        typist = Typist(agent, random.Random(seed), hurried)
        taken = []
        for spoken, part in zip(((), ("1",), STATED), parts, strict=True):
            if spoken and agent.running.page not in ("NoticeScreen", "ReadBackScreen"):
                break
            for key in spoken:
                typist.throw(key)
                await typist.settled()
            taken.append(await typist.types(part))
        running = agent.running
        (case, *_) = running.desk.casebook.recent(1)
        kinds = tuple(type(one).__name__ for one in agent.happened(case.call_id))
        call = running.desk.call
        ended = Ended(
            running.page,
            tuple(one for one in kinds if one != "LookupAnswered"),
            frozenset(map(str, call.ticked)) if call else frozenset(),
            len(call.read_back.stated) if call else 0,
            running.desk.intake.typed.filter,
            call.line.state.name if call else "",
        )
        code = await agent.running.code_on_phone(PhoneNumber(NUMBER)) if len(taken) > 1 else ""
        return ended, taken, code


def part_typed_ahead(code: str, picked: Sequence[str]) -> tuple[str, ...]:
    return (*NAME, "enter", *DOCUMENT, *code, *picked)


@pytest.fixture(scope="session")
def code(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The code the embedded registry sends for its seed: it is typed before it has come."""
    home = tmp_path_factory.mktemp("code")
    parts = (TO_THE_NOTICE, part_typed_ahead("", ()), ())
    return run_virtually(work(home, 0, 0.0, (*parts[:2], ()), hurried=False))[2]


@pytest.mark.parametrize(
    "seed", [1, *(pytest.param(seed, marks=pytest.mark.full) for seed in (0, *range(2, 20)))]
)
def test_fast_typing_ends_as_slow_typing_does(seed: int, code: str, tmp_path: Path) -> None:
    draw, seconds = random.Random(seed), ANSWERS_AFTER[seed % len(ANSWERS_AFTER)]
    picked = [*draw.choices(PICKED, k=draw.randint(3, 14)), "/", *"zj", "space", "enter"]
    parts = (TO_THE_NOTICE, part_typed_ahead(code, picked), TO_THE_FIRST_PAGE)
    fast, taken, _ = run_virtually(work(tmp_path / "fast", seed, seconds, parts, hurried=True))
    taken += [[]] * (3 - len(taken))
    slow, _, _ = run_virtually(work(tmp_path / "slow", seed, seconds, taken, hurried=False))

    assert fast == slow


async def gets_to_the_code(home: Path, then: Callable[[Typist, str], Awaitable[None]]) -> None:
    """Type everything up to the code, and go on from there with answers that take half a second."""
    async with at_work(home) as agent:
        await agent.moves_to(PhoneNumber(NUMBER).masked)
        backend = agent.running.app.opened.backend
        assert isinstance(backend, Registry)
        backend.faults = Delayed(0.5)
        typist = Typist(agent, random.Random(0), hurried=True)
        await typist.types(TO_THE_NOTICE)
        typist.throw("1")
        await typist.settled()
        await typist.types((*NAME, "enter", *DOCUMENT))
        await then(typist, await agent.hears_the_code(NUMBER))


def test_what_was_typed_for_the_selection_is_dropped_with_a_wrong_code_and_the_status_line_says_so(
    tmp_path: Path,
) -> None:
    async def a_wrong_one(typist: Typist, code: str) -> None:
        wrong = f"{(int(code) + 1) % 1_000_000:06d}"
        assert await typist.types((*wrong, *"zj", "space")) == list(wrong)
        assert "! 先打的 3 个键没有算" in typist.agent.running.text
        assert typist.agent.running.page == "VerificationScreen"

    run_virtually(gets_to_the_code(tmp_path, a_wrong_one))


@pytest.mark.full
def test_esc_acts_while_an_answer_is_awaited_and_gives_up_what_was_typed_before_it(tmp_path: Path) -> None:
    async def esc(typist: Typist, code: str) -> None:
        for key in (*code, *"zj", "escape"):
            typist.throw(key)
        await typist.agent.running.pilot.pause(0.1)
        assert typist.agent.running.page == "NoticeScreen"
        assert not typist.agent.running.app._lane.waiting

    run_virtually(gets_to_the_code(tmp_path, esc))
