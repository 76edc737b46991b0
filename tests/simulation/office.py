"""Five desks and one registry in memory, on lines that hurt, with offline spells and restarts: one seed, one run."""

from __future__ import annotations

import asyncio
import random
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from agent_console.audit.reading import verify_file
from agent_console.audit.start_key import SUFFIX, read
from agent_console.audit.verification import Outside, Verdict
from agent_console.casebook import outbox
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.casebook import FILE_NAME
from agent_console.casebook.schema import MIGRATIONS
from agent_console.desk import queuing
from agent_console.identity.phone import PhoneNumber
from agent_console.store.files import beside
from backends.fake.world import warm_up
from tests.reliability.registry import people_who_ring_at
from tests.simulation.desk import SimulatedDesk
from tests.simulation.hurt_line import Fate
from tests.simulation.server import Server
from tests.simulation.virtual_time import LoopClock, run_virtually

DESKS = 5
CALLS = 1
HURT = 0.3

ENDS = frozenset({CaseState.CLOSED, CaseState.NO_REPLY, CaseState.CALL_BACK, CaseState.NEEDS_PERSON})
"""How a case may stand once every platform has had its time (docs/reliability.md)."""

DAYS_BETWEEN = (0.02, 9.0, *[1.0] * 20)
"""How long a desk waits before it looks at what is open; platforms have five working days."""


@dataclass
class Run:
    """What one seed came to."""

    seed: int
    trace: list[str] = field(default_factory=list)
    cases: Counter[CaseState | None] = field(default_factory=Counter)
    fates: Counter[Fate] = field(default_factory=Counter)
    effects: int = 0
    taken_back: int = 0
    restarts: int = 0


class _SeededSecrets:
    """What keys are drawn with, so that a run repeats: waits are spread by them."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice

    def token_urlsafe(self, count: int) -> str:
        return self._dice.randbytes(count).hex()


def simulate(run: Run) -> None:
    """Run one seed to its end and check it; what happened stands in `run`, also where it fails.

    Raises:
        AssertionError: Something was lost, done twice, out of order, or stands nowhere.
    """
    warm_up()
    dice = random.Random(run.seed)
    with (
        tempfile.TemporaryDirectory() as folder,
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setattr(outbox, "secrets", _SeededSecrets(dice))
        # So that a case takes several requests, whose order can be kept or lost.
        patch.setattr(queuing, "MAX_ITEMS_PER_REQUEST", 2)
        run_virtually(_office(Path(folder), run, dice))


async def _office(folder: Path, run: Run, dice: random.Random) -> None:
    clock = LoopClock()
    server = Server(folder, clock)
    people = people_who_ring_at(server.registry, clock.now)
    numbers = [PhoneNumber(one) for one in dice.sample(sorted(people), DESKS * CALLS)]

    def trace(place: str, text: str) -> None:
        run.trace.append(f"{asyncio.get_running_loop().time():14.3f} {place} {text}")

    desks = [
        SimulatedDesk(
            f"desk-{n}", folder, server, clock, random.Random(f"{run.seed}:{n}"), people, trace, HURT
        )
        for n in range(DESKS)
    ]
    weather = [asyncio.ensure_future(_restarts(server, dice, run))]
    weather += [asyncio.ensure_future(desk.offline_spells()) for desk in desks]
    shares = [numbers[n::DESKS] for n in range(DESKS)]
    await asyncio.gather(*(desk.work(share) for desk, share in zip(desks, shares, strict=True)))
    await asyncio.gather(*weather)
    await asyncio.gather(*(desk.follow_up(DAYS_BETWEEN) for desk in desks))
    for desk in desks:
        await desk.line.everything_arrived()
    try:
        _check(server, desks, run)
    finally:
        for desk in desks:
            await desk.close()
        await server.stop()
    for desk in desks:
        _check_audit(desk)


async def _restarts(server: Server, dice: random.Random, run: Run) -> None:
    for _ in range(dice.randint(0, 2)):
        await asyncio.sleep(dice.uniform(20, 400))
        await server.stop()
        run.trace.append("server down")
        await asyncio.sleep(dice.uniform(2, 120))
        server.start()
        run.restarts += 1


def _check(server: Server, desks: list[SimulatedDesk], run: Run) -> None:
    filed, items = server.filed(), server.items()
    assert len({one[:2] for one in items}) == len(items), "a platform was asked twice for the same case"
    expected: list[str] = []
    for desk in desks:
        run.fates += desk.line.fates
        run.restarts += desk.restarts
        assert not desk.casebook.waiting("fake"), "something was never sent"
        assert not desk.heads.cut, "a log is said to be cut"
        for case in desk.casebook.recent(1000):
            assert case.state in ENDS, f"{case.call_id} stands as {case.state}, {case.items}"
            run.cases[case.state] += 1
            accepted = desk.accepted(case.call_id)
            in_ledger = [
                request for number, request in filed if case.subject and number == case.subject.digits
            ]
            assert in_ledger == accepted, f"{case.call_id}: {accepted} accepted, {in_ledger} took effect"
            expected += accepted
            digits = "" if case.subject is None else case.subject.digits
            taken_back = {platform for number, platform, gone in items if gone and number == digits}
            assert taken_back == desk.withdrawn(case.call_id), f"{case.call_id}: {taken_back} were taken back"
            run.taken_back += len(taken_back)
    assert len(filed) == len(expected), "the registry holds what no case knows of"
    run.effects = len(filed)


def _check_audit(desk: SimulatedDesk) -> None:
    file = desk.folder / "desk" / FILE_NAME
    _, key = read(beside(file, SUFFIX))
    assert verify_file(file, MIGRATIONS, Outside(start_key=key)).verdict is Verdict.WHOLE
