"""A call somebody else goes on with: what the first agent heard does not count as heard by the second."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.call.gates import Act, Reason
from agent_console.call.steps import Step
from agent_console.call.verification import VerificationState
from tests.desk import good_agent
from tests.support_desk import FULL_CALL, SETTINGS, Bench, open_bench

SOMEBODY_ELSE = replace(SETTINGS, staff_no="8022")


@pytest.fixture
def benches(tmp_path: Path) -> Iterator[list[Bench]]:
    opened: list[Bench] = []
    yield opened
    for one in opened:
        one.casebook.close()
        one.registry._books.close()


async def taken_over(
    folder: Path, benches: list[Bench], *, at: Step, after: timedelta = timedelta()
) -> Bench:
    """Leave a call at a step, and take it up as somebody else."""
    first = open_bench(folder)
    first.desk.intake.open(FULL_CALL)
    while first.call.step is not at:
        await good_agent.press(first, FULL_CALL)
    call_id = first.call.id
    first.desk.put_away()
    first.casebook.close()
    first.registry._books.close()
    first.clock.forward(seconds=after.total_seconds())
    second = open_bench(folder, settings=SOMEBODY_ELSE, clock=first.clock)
    benches.append(second)
    second.desk.intake.resume(call_id)
    return second


async def test_a_fresh_verification_goes_with_it_but_a_submit_takes_a_fresh_code(
    tmp_path: Path, benches: list[Bench]
) -> None:
    bench = await taken_over(tmp_path, benches, at=Step.READ_BACK)

    assert bench.call.staff_no == "8022"
    assert bench.call.step is Step.READ_BACK
    assert bench.call.verification.verified
    assert Reason.PROOF_TOO_OLD in bench.desk.why_not(Act.SUBMIT)
    await good_agent.work(bench, FULL_CALL)


async def test_an_old_one_does_not_and_the_caller_is_verified_again(
    tmp_path: Path, benches: list[Bench]
) -> None:
    bench = await taken_over(tmp_path, benches, at=Step.SELECTION, after=timedelta(minutes=11))

    assert bench.call.step is Step.VERIFICATION
    assert bench.call.verification.state is VerificationState.NUMBER_KNOWN
    assert bench.desk.why_not(Act.TICK)
    await good_agent.work(bench, FULL_CALL)


async def test_who_comes_back_to_a_call_of_their_own_hands_nothing_over(
    tmp_path: Path, benches: list[Bench]
) -> None:
    bench = await taken_over(tmp_path, benches, at=Step.READ_BACK)
    call_id = bench.call.id
    while Reason.PROOF_TOO_OLD in bench.desk.why_not(Act.SUBMIT):
        await good_agent.press(bench, FULL_CALL)
    bench.desk.put_away()
    bench.desk.intake.resume(call_id)

    assert Reason.PROOF_TOO_OLD not in bench.desk.why_not(Act.SUBMIT)
