"""Five desks on lines that hurt: each effect once, the order of a case kept, every case at a documented end."""

from __future__ import annotations

import asyncio
import sys
from collections import Counter
from pathlib import Path
from typing import cast

import pytest

from agent_console.backend import Backend, BackendContext
from agent_console.casebook.case_summary import CaseState
from agent_console.identity.phone import PhoneNumber
from backends.fake.registry import Registry
from backends.http import open_client
from backends.server import ServerOptions, create_app
from backends.server.faults import read_orders
from tests.desk import good_agent
from tests.reliability.registry import people_who_ring_at
from tests.simulation.hurt_line import Fate
from tests.simulation.office import DESKS, Run, simulate
from tests.support import runs
from tests.support_desk import TestClock, open_bench
from tests.support_http import secret_file
from tests.support_registry import registry
from tests.support_server import TOKEN, serving

PARTS = runs(1, 4)
"""So that both cores have something to do."""

SEEDS = runs(2, 200)


def simulated(seed: int) -> Run:
    """Run a seed; where it fails, say how it is had again."""
    run = Run(seed)
    try:
        simulate(run)
    except BaseException as error:
        error.add_note(f"again, with all that happened: .venv/bin/python -m tests.simulation {seed}")
        raise
    return run


@pytest.mark.parametrize("part", range(PARTS))
def test_whatever_hurts_each_effect_is_once_and_every_case_comes_to_an_end(part: int) -> None:
    fates, cases = Counter[Fate](), Counter[CaseState | None]()
    effects = taken_back = 0
    for seed in range(part, SEEDS, PARTS):
        run = simulated(seed)
        fates += run.fates
        cases += run.cases
        effects += run.effects
        taken_back += run.taken_back
    sys.stdout.write(f"{dict(cases)}, {effects} effects, {taken_back} taken back, {dict(fates)}\n")
    assert cases.total() >= DESKS * (SEEDS // PARTS)
    assert effects > cases.total() / 2, "hardly a call came to a request"
    assert taken_back > 0
    assert set(fates) == set(Fate) or part * runs(1, 0)
    hurt = fates.total() - fates[Fate.WHOLE] - fates[Fate.REFUSED]
    assert hurt > fates[Fate.WHOLE] / 5


def test_a_seed_gives_the_same_run_again() -> None:
    first, again = simulated(7), simulated(7)
    assert first.trace == again.trace
    assert len(first.trace) > 100


@pytest.mark.full
def test_another_seed_gives_another_run() -> None:
    assert simulated(7).trace != simulated(8).trace


@pytest.mark.full
async def test_five_desks_over_real_sockets_with_a_server_that_breaks_off(tmp_path: Path) -> None:
    clock = TestClock()
    behind = registry(tmp_path, clock, seed=1)
    faults = read_orders(
        "createUnbindRequest:reset-after%40,createUnbindRequest:duplicate%20,*:reset-before%10"
    )
    app = create_app(behind, ServerOptions(dev_token=TOKEN, rate=None, clock=clock, faults=faults))
    numbers = [PhoneNumber(one) for one in people_who_ring_at(behind, clock.now)][:DESKS]
    async with serving(app) as address:
        await asyncio.gather(
            *(work_and_file(tmp_path, n, address, number, behind, clock) for n, number in enumerate(numbers))
        )
    with behind._books.reading() as connection:
        filed = [row[0] for row in connection.execute("SELECT number FROM requests")]
    assert sorted(filed) == sorted(number.digits for number in numbers)
    app.state.desk.storage.close()
    await behind.aclose()


async def work_and_file(
    folder: Path, desk: int, address: str, number: PhoneNumber, behind: Registry, clock: TestClock
) -> None:
    """Work one call at a desk of its own until its request is accepted."""
    mine = folder / f"desk-{desk}"
    mine.mkdir()
    options = {
        "name": "fake",
        "base_url": address,
        "secret_file": secret_file(mine, TOKEN),
        "first_wait": "0",
        "breaker_failures": "1000",
        "breaker_of_last": "1000",
    }
    client = open_client(BackendContext(mine, 1, clock, options))
    bench = open_bench(mine, clock=clock, backend=cast(Backend, client), seat=f"desk-{desk}")
    # What the caller knows and reads off the phone is asked of the registry behind the socket.
    bench.registry = behind
    bench.desk.intake.open(number)
    await good_agent.work(bench, number, 400)
    assert bench.desk.ending.wrap_up().done
    bench.casebook.close()
    await client.aclose()
