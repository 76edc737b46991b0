"""Read-back, submit and outbox: recorded first, sent once, and never called done while nobody knows."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest

from agent_console.backend import PlatformId, PlatformList, UnbindMethod
from agent_console.call.gates import Act, Reason
from agent_console.call.read_back import Statement
from agent_console.call.request import FilingState
from agent_console.call.services.unbind import Standing
from agent_console.call.steps import Step
from agent_console.casebook.outbox import OutboxState
from agent_console.desk.queuing import portions
from agent_console.desk.reply import FailureKind
from tests.desk.looking import DOUYIN, OTHER, failure, kinds, wait
from tests.support_desk import (
    FULL_CALL,
    Bench,
    open_bench,
    platforms_of,
    say_everything,
    settled,
    to_lookup,
    to_read_back,
    to_selection,
)


async def test_undo_takes_back_the_last_tick_and_on_the_read_back_the_last_statement(bench: Bench) -> None:
    await to_selection(bench)
    bench.desk.choosing.tick([DOUYIN])
    bench.desk.choosing.tick([PlatformId("wechat")])
    bench.desk.choosing.undo()
    assert bench.call.ticked == {DOUYIN}

    bench.desk.choosing.review()
    say_everything(bench)
    bench.desk.choosing.undo()

    assert not bench.call.read_back.has(Statement.SEPARATE_CONSENT)
    assert bench.call.read_back.has(Statement.READ_BACK)


async def test_undo_never_ticks_for_another_number_what_was_ticked_for_the_first(bench: Bench) -> None:
    await to_selection(bench)
    bench.desk.choosing.tick([DOUYIN])
    bench.desk.choosing.untick([DOUYIN])
    await bench.desk.intake.enter_subject(OTHER)

    assert bench.desk.choosing.undo().reasons == (Reason.NOTHING_TO_DO,)


async def test_a_submit_on_an_old_proof_waits_for_a_fresh_code_and_a_fresh_consent(bench: Bench) -> None:
    await to_read_back(bench)
    bench.clock.forward(minutes=12)
    assert (await bench.desk.filing.submit()).reasons == (Reason.PROOF_TOO_OLD,)

    await bench.desk.holder.send_code()
    await bench.desk.holder.confirm_code(bench.code())
    assert bench.call.step is Step.READ_BACK
    assert (await bench.desk.filing.submit()).reasons == (Reason.NO_SEPARATE_CONSENT,)

    bench.desk.choosing.state(Statement.SEPARATE_CONSENT)
    assert (await bench.desk.filing.submit()).done
    assert bench.call.submission.filings[0].state is FilingState.ACCEPTED


async def test_a_clock_turned_back_makes_no_old_proof_fresh_again(bench: Bench) -> None:
    await to_read_back(bench)
    bench.clock.forward(hours=-1)
    assert (await bench.desk.filing.submit()).reasons == (Reason.PROOF_TOO_OLD,)
    bench.desk.line.note("asked something")
    bench.clock.forward(minutes=62)

    assert (await bench.desk.filing.submit()).reasons == (Reason.PROOF_TOO_OLD,)
    await settled(bench.desk.holder.send_code())
    await settled(bench.desk.holder.confirm_code(bench.code()))
    assert not bench.desk.why_not(Act.SUBMIT)


async def test_the_request_is_on_disk_with_its_key_before_the_first_byte_goes_out(bench: Bench) -> None:
    await to_read_back(bench)
    seen: list[tuple[list[str], str]] = []

    def look(operation: str, args: tuple[object, ...]) -> None:
        if operation == "submit":
            waiting = bench.casebook.waiting("fake")
            seen.append((kinds(bench), waiting[0].key if waiting else ""))
            assert args[1] == waiting[0].key

    bench.watched.seen.append(look)
    await bench.desk.filing.submit()

    assert len(seen) == 1
    assert "FilingQueued" in seen[0][0]


@pytest.mark.parametrize(
    ("fault", "state", "outbox"),
    [
        ("down", FilingState.QUEUED, OutboxState.QUEUED),
        ("busy", FilingState.QUEUED, OutboxState.QUEUED),
        ("lost-before", FilingState.OUTCOME_UNKNOWN, OutboxState.SENT_UNKNOWN),
        ("lost-after", FilingState.OUTCOME_UNKNOWN, OutboxState.SENT_UNKNOWN),
        ("garbled", FilingState.OUTCOME_UNKNOWN, OutboxState.SENT_UNKNOWN),
    ],
)
async def test_a_submit_that_did_not_get_through_is_kept_and_takes_effect_once(
    bench: Bench, fault: str, state: FilingState, outbox: OutboxState
) -> None:
    await to_read_back(bench)
    bench.order(f"submit:{fault}")
    await bench.desk.filing.submit()
    assert bench.call.submission.filings[0].state is state
    assert [one.state for one in bench.casebook.waiting("fake")] == [outbox]

    bench.order("submit:down")
    await bench.desk.filing.settle_all()
    assert bench.call.submission.filings[0].state is state

    bench.order("")
    bench.clock.forward(hours=3)
    await bench.desk.filing.settle_all()

    keys = {key for _, key in bench.watched.of("submit")}
    assert len(keys) == 1
    assert bench.call.submission.filings[0].state is FilingState.ACCEPTED
    proof = bench.call.verification.proof
    assert proof is not None
    assert len(await bench.registry.find_requests(FULL_CALL, proof, bench.call.id)) == 1


@pytest.mark.parametrize("closed", [False, True])
async def test_a_submit_that_is_left_before_its_answer_may_have_arrived(bench: Bench, closed: bool) -> None:
    await to_read_back(bench)
    bench.watched.gated = True
    submitting = asyncio.create_task(bench.desk.filing.submit())
    await wait(bench)
    if closed:
        bench.casebook.close()
    submitting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await submitting
    if closed:
        return
    assert bench.call.submission.filings[0].state is FilingState.OUTCOME_UNKNOWN
    assert [one.state for one in bench.casebook.waiting("fake")] == [OutboxState.SENT_UNKNOWN]


async def test_a_refused_submit_waits_for_a_person_and_is_not_sent_again(bench: Bench) -> None:
    await to_read_back(bench)
    bench.order("submit:refused")
    reply = await bench.desk.filing.submit()
    bench.order("")

    assert failure(reply) is FailureKind.REFUSED
    assert bench.call.submission.filings[0].state is FilingState.NEEDS_PERSON
    assert (await bench.desk.filing.settle(bench.call.id)).reasons == (Reason.NOTHING_TO_DO,)
    assert [one.state for one in bench.casebook.needing_a_person("fake")] == [OutboxState.NEEDS_PERSON]


async def test_a_request_left_for_four_days_is_too_old_for_the_registry_and_needs_a_person(
    bench: Bench,
) -> None:
    await to_read_back(bench)
    bench.order("submit:down")
    await bench.desk.filing.submit()
    bench.order("")
    bench.clock.forward(days=4)
    await bench.desk.filing.settle_all()

    assert bench.call.submission.filings[0].state is FilingState.NEEDS_PERSON


async def test_more_than_three_hundred_items_are_split_into_requests_of_one_case(tmp_path: Path) -> None:
    listed = platforms_of(None)
    first = listed.platforms[0]
    many = tuple(
        replace(first, id=PlatformId(f"many-{n:03d}"), unbind_method=UnbindMethod.AUTOMATIC)
        for n in range(650)
    )
    bench = open_bench(tmp_path)
    bench.desk._worktop.platforms = PlatformList("many", many)
    await to_lookup(bench)
    bench.order("start_lookup:down,submit:down")
    await bench.desk.finding.look_up()
    bench.desk.finding.leave_open()
    bench.desk.choosing.tick(one.id for one in many)
    bench.desk.choosing.review()
    say_everything(bench)
    await bench.desk.filing.submit()

    filings = bench.call.submission.filings
    assert [len(one.items) for one in filings] == [300, 300, 50]
    waiting = bench.casebook.waiting("fake")
    assert [one.filing for one in waiting] == [1, 2, 3]
    assert len({one.key for one in waiting}) == 3
    assert bench.watched.count("submit") == 1, "the first that cannot be sent keeps the rest in line"
    bench.casebook.close()
    bench.registry._books.close()


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (300, [300]), (301, [300, 1]), (0, [])])
def test_a_list_is_cut_at_three_hundred(count: int, sizes: list[int]) -> None:
    from agent_console.backend import OrderItem

    items = tuple(OrderItem(PlatformId(str(n))) for n in range(count))

    assert [len(one) for one in portions(items)] == sizes


async def test_how_far_an_accepted_request_is_can_be_asked(bench: Bench) -> None:
    await to_read_back(bench)
    await bench.desk.filing.submit()
    bench.clock.forward(days=14)

    assert (await bench.desk.following.ask_now()).done
    assert all(item.state is not None for item in bench.call.submission.filings[0].items)
    bench.order("request:down")
    assert failure(await bench.desk.following.ask_now()) is FailureKind.UNREACHABLE


async def test_what_one_call_filed_can_not_be_ticked_on_the_next(bench: Bench) -> None:
    await to_read_back(bench, "douyin", "wechat")
    await settled(bench.desk.filing.submit())
    (filed,) = bench.call.submission.filings
    await settled(bench.desk.ending.wrap_up())
    bench.clock.forward(minutes=1)
    await to_selection(bench)
    assert {row.open_request for row in bench.call.rows if row.standing is Standing.UNDER_WAY} == {
        filed.request_id
    }
    assert not bench.call.tickable & {DOUYIN, PlatformId("wechat")}
    assert bench.desk.choosing.tick([DOUYIN]).reasons == (Reason.NOTHING_TO_DO,)
