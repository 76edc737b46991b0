"""What could not be sent is tried again by itself: each time later, never before the registry's own word."""

from __future__ import annotations

import asyncio
from contextlib import nullcontext, suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import Refused, Sent, UnbindOrder, Unreachable
from agent_console.call.request import PROOF_EXPIRED, FilingState
from agent_console.casebook.outbox import OutboxEntry, OutboxState, new_entry
from agent_console.casebook.schema import EVENTS, OUTBOX
from agent_console.desk.reply import Failure, FailureKind
from agent_console.desk.retrying import (
    ACCEPTED_FOR,
    BETWEEN_CASES_SECONDS,
    FIRST_WAIT,
    LONGEST_ASKED,
    LONGEST_WAIT,
    is_held_back,
    next_try,
    own_wait,
)
from tests.support_casebook import NOW, order_of, overwrite
from tests.support_desk import Bench, open_bench, settled, to_read_back

ENTRY = new_entry("001123-0001-7", 1, "fake", order_of("001123-0001-7"), NOW)
DOWN = Failure(FailureKind.UNREACHABLE)


async def queued(bench: Bench, fault: str = "submit:down") -> str:
    """File a request while the registry hurts it, and give its case."""
    bench.clock.forward(minutes=1)
    await to_read_back(bench)
    call_id = bench.call.id
    bench.order(fault)
    await bench.desk.filing.submit()
    await settled(bench.desk.ending.wrap_up())
    return call_id


def submits(bench: Bench) -> int:
    return bench.watched.count("submit")


@given(st.integers(1, 60))
def test_our_own_wait_grows_with_each_try_and_is_bounded(tries: int) -> None:
    assert FIRST_WAIT / 2 <= own_wait(ENTRY, tries) <= LONGEST_WAIT
    assert own_wait(ENTRY, tries) <= own_wait(ENTRY, tries + 1)


def test_entries_that_failed_together_do_not_come_back_together() -> None:
    entries = [new_entry("001123-0001-7", n, "fake", ENTRY.order, NOW) for n in range(20)]
    assert len({own_wait(one, 6) for one in entries}) > 10


@given(st.timedeltas(timedelta(days=-1), timedelta(days=30)), st.integers(0, 30))
def test_no_try_comes_before_the_registry_said_and_none_is_put_off_for_ever(
    asked: timedelta, tries: int
) -> None:
    at = next_try(replace(ENTRY, tries=tries), replace(DOWN, retry_after=asked), NOW)
    assert at is not None
    assert NOW + min(asked, LONGEST_ASKED) <= at <= NOW + LONGEST_ASKED


def test_a_refusal_is_not_tried_again_by_itself() -> None:
    assert next_try(ENTRY, Failure(FailureKind.REFUSED, "PERMISSION_DENIED"), NOW) is None


def test_a_clock_set_back_holds_nothing_back_for_longer_than_a_day() -> None:
    entry: OutboxEntry = replace(ENTRY, next_try_at=NOW)
    assert is_held_back(entry, NOW - timedelta(minutes=1))
    assert not is_held_back(entry, NOW - timedelta(days=2))


async def test_by_itself_a_request_is_sent_again_only_when_its_wait_is_over(bench: Bench) -> None:
    await queued(bench)
    bench.order("")
    await bench.desk.filing.settle_all()
    assert submits(bench) == 1
    bench.clock.now += FIRST_WAIT
    assert await bench.desk.filing.settle_all() == 1
    assert submits(bench) == 2


async def test_by_hand_our_own_wait_does_not_count_and_the_registrys_word_does(bench: Bench) -> None:
    call_id = await queued(bench, "submit:busy@1")
    assert await bench.desk.filing.settle_all(by_hand=True) == 0
    assert submits(bench) == 1
    bench.clock.forward(seconds=5)
    assert (await bench.desk.filing.settle(call_id)).done


async def test_the_wait_goes_on_after_a_restart(tmp_path: Path) -> None:
    bench = open_bench(tmp_path)
    call_id = await queued(bench)
    bench.casebook.close()
    await bench.registry.aclose()
    again = open_bench(tmp_path, clock=bench.clock)
    assert await again.desk.filing.settle_all() == 0
    assert submits(again) == 0
    assert (await again.desk.filing.settle(call_id)).done
    again.casebook.close()
    await again.registry.aclose()


async def test_after_a_restart_a_long_wait_the_registry_asked_for_holds_by_hand_too(tmp_path: Path) -> None:
    bench = open_bench(tmp_path)
    await to_read_back(bench)
    call_id = bench.call.id

    async def in_an_hour(_order: UnbindOrder, _key: str) -> None:
        raise Unreachable(Sent.NO, timedelta(hours=1))

    bench.registry.submit = in_an_hour  # type: ignore[assignment,method-assign]
    await bench.desk.filing.submit()
    bench.casebook.close()
    await bench.registry.aclose()
    again = open_bench(tmp_path, clock=bench.clock)
    assert await again.desk.filing.settle_all(by_hand=True) == 0
    assert submits(again) == 0
    again.clock.forward(hours=1)
    assert (await again.desk.filing.settle(call_id)).done
    again.casebook.close()
    await again.registry.aclose()


async def test_once_one_request_gets_through_the_others_do_not_wait(bench: Bench) -> None:
    await queued(bench)
    for _ in range(5):
        await bench.desk.filing.settle_all(by_hand=True)
    await queued(bench)
    bench.clock.now += FIRST_WAIT
    bench.order("")
    assert [is_held_back(one, bench.clock.now) for one in bench.casebook.waiting("fake")] == [True, False]
    assert await bench.desk.filing.settle_all() == 2
    assert not bench.casebook.waiting("fake")


async def test_a_request_that_waited_longer_than_it_is_taken_needs_a_fresh_verification(bench: Bench) -> None:
    call_id = await queued(bench)
    bench.order("")
    bench.clock.now += ACCEPTED_FOR + timedelta(minutes=1)
    assert await bench.desk.filing.settle_all() == 1
    call = bench.desk._worktop.stored(call_id)
    assert call.submission.filings[0].state is FilingState.NEEDS_PERSON
    assert call.submission.filings[0].refused_code == PROOF_EXPIRED
    assert submits(bench) == 1, "nobody was told of a request that cannot be filed any more"


async def test_a_request_that_may_have_arrived_is_asked_for_however_old_it_is(bench: Bench) -> None:
    call_id = await queued(bench, "submit:lost-after")
    bench.order("")
    bench.clock.now += 2 * ACCEPTED_FOR
    await bench.desk.filing.settle_all()
    assert bench.desk._worktop.stored(call_id).submission.filings[0].state is FilingState.ACCEPTED


async def test_one_that_was_on_its_way_when_the_console_ended_is_asked_for_however_old_it_is(
    bench: Bench,
) -> None:
    call_id = await queued(bench)
    bench.order("")
    bench.clock.forward(hours=1)
    real, arrived = bench.registry.submit, asyncio.Event()

    async def submit(order: UnbindOrder, key: str) -> object:
        await real(order, key)  # type: ignore[arg-type]
        arrived.set()
        return await asyncio.Event().wait()

    bench.registry.submit = submit  # type: ignore[assignment,method-assign]
    on_its_way = asyncio.create_task(bench.desk.filing.settle(call_id))
    await arrived.wait()
    on_its_way.cancel()
    with suppress(asyncio.CancelledError):
        await on_its_way
    bench.registry.submit = real  # type: ignore[method-assign]
    bench.clock.now += 2 * ACCEPTED_FOR
    await bench.desk.filing.settle_all()
    (filing,) = bench.desk._worktop.stored(call_id).submission.filings
    assert filing.state is FilingState.ACCEPTED


async def test_what_a_crash_left_in_doubt_is_said_before_it_is_asked_for_again(bench: Bench) -> None:
    call_id = await queued(bench)
    overwrite(bench.casebook, OUTBOX, f"call_id = '{call_id}'", state=OutboxState.SENT_UNKNOWN)
    bench.order("")
    said: list[FilingState] = []

    def see(_operation: str, _args: object) -> None:
        said.extend(one.state for one in bench.desk._worktop.stored(call_id).submission.filings)

    bench.watched.seen.append(see)
    assert (await bench.desk.filing.settle(call_id)).done
    assert said == [FilingState.OUTCOME_UNKNOWN]


async def test_a_line_that_is_down_leaves_a_request_recorded_and_not_sent(bench: Bench) -> None:
    call_id = await queued(bench)
    (entry,) = bench.casebook.waiting("fake")
    assert (entry.state, entry.tries) == (OutboxState.QUEUED, 1)
    assert bench.desk._worktop.stored(call_id).submission.filings[0].state is FilingState.QUEUED


@pytest.mark.parametrize("fault", [ValueError("a bug"), Refused("PERMISSION_DENIED")])
async def test_one_poisoned_request_never_stops_the_others(bench: Bench, fault: Exception) -> None:
    poisoned, sound = await queued(bench), await queued(bench)
    bench.order("")
    real = bench.registry.submit

    async def submit(order: UnbindOrder, key: str) -> object:
        if order.case_reference == poisoned:
            raise fault
        return await real(order, key)  # type: ignore[arg-type]

    bench.registry.submit = submit  # type: ignore[assignment,method-assign]
    bench.clock.forward(hours=1)
    # A bug comes out, so that somebody hears of it, and after the others were sent.
    with pytest.raises(ValueError, match="a bug") if isinstance(fault, ValueError) else nullcontext():
        await bench.desk.filing.settle_all()
    stored = bench.desk._worktop.stored
    assert stored(sound).submission.filings[0].state is FilingState.ACCEPTED
    left = [one for one in bench.casebook.waiting("fake") if one.call_id == poisoned]
    if isinstance(fault, Refused):
        assert not left
    else:
        assert [one.state for one in left] == [OutboxState.SENT_UNKNOWN]
        assert is_held_back(left[0], bench.clock.now)


async def test_a_case_a_newer_console_wrote_stops_no_other(bench: Bench) -> None:
    strange, sound = await queued(bench), await queued(bench)
    overwrite(bench.casebook, EVENTS, f"call_id = '{strange}' AND seq = 2", kind="FromTheFuture")
    bench.order("")
    bench.clock.forward(hours=1)
    assert await bench.desk.filing.settle_all() == 1
    assert bench.desk._worktop.stored(sound).submission.filings[0].state is FilingState.ACCEPTED


async def test_a_round_sends_a_bounded_number_of_cases_and_the_next_goes_on(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent_console.desk.sending.MOST_SENT", 2)
    for _ in range(3):
        await queued(bench)
    bench.order("")
    bench.clock.forward(hours=1)
    assert await bench.desk.filing.settle_all() == 2
    assert bench.sleeps[-1] == BETWEEN_CASES_SECONDS
    assert await bench.desk.filing.settle_all() == 1
