"""The lookup: what it locks, how it breaks and how it goes on."""

from __future__ import annotations

import asyncio

import pytest

from agent_console.call.gates import Reason
from agent_console.call.lookup import LookupState
from agent_console.call.steps import Step
from tests.desk.looking import DOUYIN, MEITUAN, OTHER, failure, wait
from tests.support_desk import (
    Bench,
    to_lookup,
    to_notice,
    to_selection,
)


async def test_own_bindings_are_locked_and_the_previous_holders_can_be_ticked(bench: Bench) -> None:
    await to_selection(bench)

    assert bench.desk.choosing.tick([MEITUAN]).reasons == (Reason.NOTHING_TO_DO,)
    assert bench.desk.choosing.tick([DOUYIN, MEITUAN]).done
    assert bench.call.ticked == {DOUYIN}


@pytest.mark.parametrize(
    "fault", ["start_lookup:down", "start_lookup:lost-after", "lookup:garbled", "lookup:refused"]
)
async def test_a_lookup_that_broke_leaves_every_supported_platform_to_be_ticked(
    bench: Bench, fault: str
) -> None:
    await to_lookup(bench)
    bench.order(fault)
    reply = await bench.desk.finding.look_up()
    bench.order("")

    assert failure(reply) is not None
    assert bench.call.lookup.state is LookupState.DOWN
    assert bench.desk.finding.leave_open().done
    assert bench.desk.choosing.tick([DOUYIN]).done


async def test_a_broken_lookup_goes_on_where_it_was(bench: Bench) -> None:
    await to_lookup(bench)
    bench.order("lookup:down")
    await bench.desk.finding.look_up()
    bench.order("")

    assert (await bench.desk.finding.look_up()).done
    assert bench.watched.count("start_lookup") == 1
    assert bench.call.step is Step.SELECTION


async def test_nobody_leaves_a_lookup_open_that_was_never_started(bench: Bench) -> None:
    await to_lookup(bench)

    assert bench.desk.finding.leave_open().reasons == (Reason.LOOKUP_NOT_STARTED,)


async def test_a_lookup_of_a_number_left_behind_does_not_keep_the_next_one_waiting(bench: Bench) -> None:
    await to_lookup(bench)
    bench.watched.gated = True
    left = asyncio.create_task(bench.desk.finding.look_up())
    await wait(bench)
    bench.watched.gated = False
    await bench.desk.intake.enter_subject(OTHER)
    bench.desk.intake.confirm_numbers()
    bench.desk.intake.agree()
    await bench.desk.holder.compare(*bench.holder(OTHER))
    if bench.call.verification.code is None:
        await bench.desk.holder.send_code()
    await bench.desk.holder.confirm_code(bench.code(OTHER))

    assert (await bench.desk.finding.look_up()).done
    assert bench.watched.of("start_lookup")[-1][0].number == OTHER
    here = bench.call
    bench.watched.let_through()
    await left
    assert bench.call == here


async def test_an_agreement_that_lapsed_is_asked_for_again_and_leads_on_to_the_lookup(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    bench.clock.forward(minutes=11)
    await bench.desk.holder.compare(*bench.holder())
    await bench.desk.holder.send_code()
    await bench.desk.holder.confirm_code(bench.code())

    steps = [bench.call.step]
    assert bench.desk.intake.agree().done
    steps.append(bench.call.step)

    assert steps == [Step.NOTICE, Step.LOOKUP]
    assert (await bench.desk.finding.look_up()).done
