"""One desk of the simulation: a good agent at a real desk, whose console ends now and then in the middle of a key."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import httpx

from agent_console.audit.outside import HeadsOutside
from agent_console.backend import Backend, BackendContext, ItemState
from agent_console.call.read_back import Statement
from agent_console.call.request import Filing, FilingState
from agent_console.casebook.casebook import Casebook
from agent_console.desk import Reply
from agent_console.identity.phone import PhoneNumber
from backends.http import open_client
from backends.http.surroundings import Surroundings
from tests.desk import good_agent
from tests.reliability import patient_agent
from tests.simulation.bench import SimulatedBench
from tests.simulation.hurt_line import HurtLine
from tests.simulation.server import Server
from tests.simulation.virtual_time import LoopClock
from tests.support_desk import open_bench
from tests.support_http import secret_file
from tests.support_server import TOKEN

MOST_KEYS = 60
"""Then the agent gives up: the caller has waited long enough."""

ENDS_IN_THE_MIDDLE = 0.03
"""How often a console ends while a key is worked on."""


CHANGES_THEIR_MIND = 0.5
"""How often a caller takes one of several platforms back."""


def told(reply: Reply) -> str:
    """Put a reply into words, without references: they are drawn anew in each run."""
    if reply.failure is not None:
        return str(reply.failure.kind)
    return " ".join(reply.reasons) or "done"


class SimulatedDesk:
    """A desk with a folder and a line of its own."""

    def __init__(
        self,
        name: str,
        folder: Path,
        server: Server,
        clock: LoopClock,
        dice: random.Random,
        people: Mapping[str, tuple[str, str]],
        trace: Callable[[str, str], None],
        hurt: float,
    ) -> None:
        self.name = name
        self.folder = folder / name
        self.folder.mkdir()
        self.restarts = 0
        self.line = HurtLine(lambda: server.app, dice, lambda text: trace(name, text), hurt)
        self._server = server
        self._clock = clock
        self._dice = dice
        self._people = people
        self._trace = trace
        self._secret = secret_file(self.folder, TOKEN)
        self._open()

    @property
    def casebook(self) -> Casebook:
        """The casebook that is open now."""
        return self._bench.casebook

    def _open(self) -> None:
        options = {"name": "fake", "base_url": "http://127.0.0.1", "secret_file": self._secret}
        self.heads = HeadsOutside(self._clock)
        loop = asyncio.get_running_loop()
        around = Surroundings(self._clock, loop.time, asyncio.sleep, self._dice.random)
        context = BackendContext(self.folder, 1, self._clock, options, self.heads)
        client = open_client(context, around)
        client._opened.transports[0]._client = httpx.AsyncClient(transport=self.line)
        bench = open_bench(
            self.folder,
            clock=self._clock,
            backend=cast(Backend, client),
            sleep=asyncio.sleep,
            seat=self.name,
        )
        self.heads.follow(bench.casebook.audit)
        self._bench = SimulatedBench(**vars(bench), server=self._server, people=self._people)

    async def close(self) -> None:
        """Let go of casebook and line."""
        self.casebook.close()
        await self._bench.registry.aclose()

    async def offline_spells(self) -> None:
        """Be cut off now and then, for a moment or for longer than a call."""
        for _ in range(self._dice.randint(0, 2)):
            await asyncio.sleep(self._dice.uniform(5, 300))
            self.line.offline = True
            await asyncio.sleep(self._dice.choice((3, 30, 120, 900)) * self._dice.uniform(0.5, 1.5))
            self.line.offline = False

    async def work(self, numbers: list[PhoneNumber]) -> None:
        """Work one call after the other."""
        for number in numbers:
            await self._clock.catch_up(self._dice.uniform(0, 120))
            self._bench.desk.intake.open(number)
            await self._work_on(number)

    async def _work_on(self, number: PhoneNumber) -> None:
        for _ in range(MOST_KEYS):
            if good_agent.accepted(self._bench.call):
                break
            key = asyncio.ensure_future(patient_agent.press(self._bench, number))
            if self._dice.random() < ENDS_IN_THE_MIDDLE:
                await self._end_in_the_middle(key)
            else:
                reply = await key
                self._trace(self.name, f"{self._bench.call.step} {told(reply)}")
                # Where nobody answers an agent does not hammer on the key.
                await self._clock.catch_up(self._dice.uniform(10, 40) if reply.failure else 0)
            await self._clock.catch_up(self._dice.uniform(0.5, 6))
        if good_agent.accepted(self._bench.call) and self._dice.random() < CHANGES_THEIR_MIND:
            await self._take_one_back()
        ended = self._bench.desk.ending.wrap_up(automatic=True)
        assert ended.done, ended

    async def _take_one_back(self) -> None:
        """The caller wants one platform back at once: read back, agreed to, and sent through the outbox."""
        desk, call = self._bench.desk, self._bench.call
        if not desk.casework.open(call.id).done:
            return
        await desk.casework.ask()
        possible = desk.case_review.withdrawable()
        if possible and desk.case_review.take_back([possible[0].order]).done:
            desk.case_review.show_last_page()
            for statement in Statement:
                desk.case_review.state(statement)
            self._trace(self.name, f"taken back: {told(await desk.case_review.send())}")
        desk.casework.close()

    async def _end_in_the_middle(self, key: asyncio.Task[Any]) -> None:
        """End the console while a key is worked on, start it again and take the call up."""
        await asyncio.wait([key], timeout=self._dice.uniform(0, 3))
        key.cancel()
        await asyncio.wait([key])
        call_id = self._bench.call.id
        await self.close()
        self.restarts += 1
        self._trace(self.name, "restarted")
        self._open()
        self._bench.desk.intake.resume(call_id)

    async def follow_up(self, waits: Sequence[float]) -> None:
        """Look at what is open after so many days each time, until nothing is."""
        for days in waits:
            await asyncio.sleep(days * 24 * 3600)
            followed = await self._bench.desk.following.round()
            self._trace(self.name, f"followed {followed.asked} {followed.moved}")
            if not self.casebook.with_platforms("fake") and not self.casebook.waiting("fake"):
                return

    def accepted(self, call_id: str) -> list[str]:
        """Name the requests of a case that were accepted, in its own order."""
        return [one.request_id or "" for one in self._filings(call_id) if one.state is FilingState.ACCEPTED]

    def withdrawn(self, call_id: str) -> set[str]:
        """Name the platforms of a case that are said to be taken back."""
        items = (item for one in self._filings(call_id) for item in one.items)
        return {item.platform_id for item in items if item.state is ItemState.WITHDRAWN and item.item_id}

    def _filings(self, call_id: str) -> Sequence[Filing]:
        return self._bench.desk._worktop.stored(call_id).submission.filings
