"""A call worked over the socket writes the same events as one worked on the embedded registry."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from agent_console.call.steps import CallerSaid
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.desk import good_agent
from tests.support_casebook import stored_events
from tests.support_desk import FULL_CALL, Bench, TestClock, open_bench
from tests.support_http import with_fixed_token, with_jwt_bearer

OTHER = PhoneNumber("18700001010")
WAYS = {"token": with_fixed_token, "jwt-bearer": with_jwt_bearer}


@asynccontextmanager
async def bench_over(way: str, folder: Path) -> AsyncIterator[Bench]:
    clock = TestClock()
    (folder / "registry").mkdir(parents=True)
    async with WAYS[way](folder / "registry", clock) as client:
        bench = open_bench(folder, clock=clock, seed=7, ids=None, backend=client)
        # Codes and papers are read off the registry behind the socket, as a caller would know them.
        bench.registry = client.behind
        yield bench
        bench.casebook.close()


@asynccontextmanager
async def bench_directly(folder: Path) -> AsyncIterator[Bench]:
    bench = open_bench(folder, seed=7, ids=None)
    yield bench
    bench.casebook.close()
    await bench.registry.aclose()


async def work_two_calls(bench: Bench) -> None:
    """One that goes well, with a wrong code on the way, and one of a caller who is not the holder."""
    desk = bench.desk
    desk.intake.open(FULL_CALL)
    desk.triage.hear(CallerSaid.ALREADY_REGISTERED)
    await desk.holder.ask_signals()
    await good_agent.work(bench, FULL_CALL)
    bench.clock.forward(days=8)
    await desk.following.ask_now()
    desk.ending.wrap_up()

    desk.intake.open(OTHER)
    await desk.intake.enter_subject(OTHER)
    desk.intake.confirm_numbers()
    desk.intake.agree()
    for _ in range(4):
        await desk.holder.compare(Secret("王某"), Secret("440524188001010014"))


def events(bench: Bench) -> list[tuple[str, Any]]:
    return [(str(kind), json.loads(str(body))) for *_, kind, body in stored_events(bench.casebook)]


def told_by_camara(value: Any) -> Any:
    """Leave out what CAMARA has no words for: tries that are left, and a lock a miss has just brought on.

    When to ask again is left out too; on the wire it is whole seconds.
    """
    if isinstance(value, dict):
        left_out = {"tries_left", "poll_after"} | (
            {"locked_until"} if value.get("outcome") == "NO_MATCH" else set()
        )
        return {name: told_by_camara(inner) for name, inner in value.items() if name not in left_out}
    return [told_by_camara(inner) for inner in value] if isinstance(value, list | tuple) else value


@pytest.mark.parametrize("way", WAYS)
async def test_the_same_call_leaves_the_same_events(tmp_path: Path, way: str) -> None:
    async with bench_directly(tmp_path / "direct") as bench:
        await work_two_calls(bench)
        direct = events(bench)
    async with bench_over(way, tmp_path / "http") as bench:
        await work_two_calls(bench)
        over = events(bench)
    assert [kind for kind, _ in over] == [kind for kind, _ in direct]
    assert told_by_camara(over) == told_by_camara(direct)
    assert len(direct) > 25
