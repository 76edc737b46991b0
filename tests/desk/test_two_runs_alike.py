"""The same seed, keys and clock give the same events, byte for byte; another seed gives others."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from agent_console.call.steps import CallerSaid
from agent_console.call.stop import StopReason
from agent_console.call.verification import TenureAnswer
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from agent_console.store.transaction import Value
from tests.desk import good_agent
from tests.support_casebook import stored_events
from tests.support_desk import FULL_CALL, Bench, open_bench

OTHER = PhoneNumber("18700001010")


async def a_morning(folder: Path, seed: int) -> list[tuple[Value, ...]]:
    """Work the same morning: a whole call, a hold, a drop, a stop page, a call in which much breaks, a draft."""
    bench = open_bench(folder, seed=seed, ids=None)
    try:
        await _calls(bench)
        return stored_events(bench.casebook)
    finally:
        bench.casebook.close()
        bench.registry._books.close()


async def _calls(bench: Bench) -> None:
    desk = bench.desk
    desk.intake.open(FULL_CALL)
    desk.triage.hear(CallerSaid.ALREADY_REGISTERED)
    await desk.holder.ask_signals()
    await good_agent.work(bench, FULL_CALL)
    desk.line.note("一句备注")
    desk.ending.wrap_up()

    desk.intake.open(None, contact=FULL_CALL)
    await desk.intake.enter_subject(OTHER)
    desk.intake.confirm_numbers()
    desk.intake.agree()
    await desk.holder.compare(Secret("王某"), Secret("440524188001010014"))
    desk.line.toggle_hold()
    bench.clock.forward(minutes=2)
    desk.line.toggle_hold()
    desk.line.drop()
    desk.line.reconnect()
    bench.order("*:unknown%40")
    for _ in range(25):
        await good_agent.press(bench, OTHER)
    bench.order("")
    await good_agent.work(bench, OTHER)
    bench.clock.forward(days=8)
    await desk.following.ask_now()
    desk.ending.wrap_up()

    desk.intake.open(FULL_CALL)
    await desk.intake.enter_subject(FULL_CALL)
    desk.holder.state_tenure(TenureAnswer.DOES_NOT_KNOW)
    desk.line.stop(StopReason.NO_SIM)
    desk.put_away()


async def test_two_runs_of_one_seed_write_the_same_bytes(tmp_path: Path) -> None:
    first = await a_morning(tmp_path / "first", seed=7)
    second = await a_morning(tmp_path / "second", seed=7)

    assert len(first) > 60
    assert first == second


@pytest.mark.full
async def test_another_seed_writes_others(tmp_path: Path) -> None:
    assert await a_morning(tmp_path / "first", seed=7) != await a_morning(tmp_path / "second", seed=8)


async def test_nothing_secret_repeats_with_the_seed(tmp_path: Path) -> None:
    keys = []
    for name in ("first", "second"):
        await a_morning(tmp_path / name, seed=7)
        connection = sqlite3.connect(tmp_path / name / "desk" / "casebook.sqlite")
        keys += [row[0] for row in connection.execute("SELECT key FROM outbox")]
        connection.close()

    assert len(keys) == 4
    assert len(set(keys)) == 4
