"""What platforms answer days later is asked for once it is due, kept as it is told, and found after a restart."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from agent_console.backend import ItemState, UnbindRequest
from agent_console.casebook.case_summary import AWAITED, CaseState, CaseSummary
from agent_console.desk.following import BY_ITSELF_EVERY
from agent_console.desk.reply import FailureKind
from agent_console.desk.retrying import BETWEEN_CASES_SECONDS, FIRST_WAIT
from tests.desk.looking import kinds
from tests.support_desk import Bench, open_bench, settled, to_read_back

SEVERAL = (("douyin", "wechat"), ("weibo", "taobao"), ("alipay", "toutiao"))
"""What is asked for case by case: an app that is under request cannot be asked for twice."""


async def filed(bench: Bench, *ids: str) -> str:
    """Work a call to its end and give its case; codes for the same number are a minute apart."""
    bench.clock.forward(minutes=1)
    await to_read_back(bench, *ids)
    call_id = bench.call.id
    await bench.desk.filing.submit()
    await settled(bench.desk.ending.wrap_up())
    return call_id


def case(bench: Bench, call_id: str) -> CaseSummary:
    found = next((one for one in bench.casebook.recent(9) if one.call_id == call_id), None)
    assert found is not None
    return found


def still_open(bench: Bench, call_id: str) -> int:
    return sum(case(bench, call_id).count(word) for word in AWAITED)


async def test_after_the_promised_day_every_item_has_its_answer_and_the_case_is_done(bench: Bench) -> None:
    call_id = await filed(bench)
    assert case(bench, call_id).state is CaseState.WAITING
    bench.clock.forward(days=14)
    followed = await bench.desk.following.round()
    assert (followed.asked, followed.moved, followed.failure) == (1, 1, None)
    assert still_open(bench, call_id) == 0
    assert case(bench, call_id).state in (CaseState.CLOSED, CaseState.NO_REPLY)
    assert kinds(bench, call_id)[-1] == "FilingUpdated"
    bench.clock.forward(days=1)
    assert (await bench.desk.following.round(by_hand=True)).asked == 0


async def test_an_answer_that_brings_nothing_new_is_not_written_down(bench: Bench) -> None:
    call_id = await filed(bench)
    await bench.desk.following.round()
    written = kinds(bench, call_id)
    bench.clock.forward(seconds=31)
    followed = await bench.desk.following.round(by_hand=True)
    assert (followed.asked, followed.moved) == (1, 0)
    assert kinds(bench, call_id) == written


async def test_by_itself_a_case_is_asked_about_seldom_and_by_hand_when_the_registry_allows(
    bench: Bench,
) -> None:
    await filed(bench)
    assert (await bench.desk.following.round()).asked == 1
    assert (await bench.desk.following.round(by_hand=True)).asked == 0
    bench.clock.forward(seconds=30)
    assert (await bench.desk.following.round()).asked == 0
    assert (await bench.desk.following.round(by_hand=True)).asked == 1
    bench.clock.now += BY_ITSELF_EVERY
    assert (await bench.desk.following.round()).asked == 1


async def test_a_clock_that_was_set_back_does_not_keep_a_case_from_being_asked_about(bench: Bench) -> None:
    await filed(bench)
    await bench.desk.following.round()
    bench.clock.forward(days=-2)
    assert (await bench.desk.following.round()).asked == 1


async def test_a_console_that_starts_again_asks_about_everything_open(tmp_path: Path) -> None:
    bench = open_bench(tmp_path)
    call_id = await filed(bench)
    await bench.desk.following.round()
    bench.clock.forward(days=14)
    bench.casebook.close()
    await bench.registry.aclose()
    again = open_bench(tmp_path, clock=bench.clock)
    try:
        assert (await again.desk.following.round()).moved == 1
        assert still_open(again, call_id) == 0
    finally:
        again.casebook.close()
        await again.registry.aclose()


async def test_a_registry_that_is_silent_is_left_alone_for_as_long_as_it_says(bench: Bench) -> None:
    for ids in SEVERAL[:2]:
        await filed(bench, *ids)
    bench.order("request:busy")
    followed = await bench.desk.following.round()
    assert followed.failure is not None
    assert followed.failure.kind is FailureKind.UNREACHABLE
    assert followed.asked == 1
    bench.order("")
    assert (await bench.desk.following.round(by_hand=True)).asked == 0
    bench.clock.now += followed.failure.retry_after or timedelta()
    assert (await bench.desk.following.round(by_hand=True)).asked == 1


async def test_one_case_that_is_refused_does_not_stop_the_next(bench: Bench) -> None:
    first = await filed(bench, *SEVERAL[0])
    second = await filed(bench, *SEVERAL[1])
    bench.clock.forward(days=14)
    bench.order("request:refused@1")
    followed = await bench.desk.following.round()
    assert followed.failure is not None
    assert followed.failure.kind is FailureKind.REFUSED
    assert (followed.asked, followed.moved) == (2, 1)
    assert (still_open(bench, first), still_open(bench, second)) == (2, 0)


async def test_what_waits_to_be_sent_goes_out_first_and_once(bench: Bench) -> None:
    await to_read_back(bench)
    call_id = bench.call.id
    bench.order("submit:lost-after@1")
    await bench.desk.filing.submit()
    await settled(bench.desk.ending.wrap_up())
    assert case(bench, call_id).state is CaseState.OUTCOME_UNKNOWN
    bench.clock.now += FIRST_WAIT
    followed = await bench.desk.following.round()
    assert (followed.asked, followed.moved, followed.sent) == (1, 2, 1)
    assert case(bench, call_id).state is CaseState.WAITING
    assert case(bench, call_id).count(ItemState.SUBMITTED) == 2
    assert not bench.casebook.waiting("fake")
    with bench.registry._books.reading() as connection:
        assert connection.execute("SELECT count(*) FROM requests").fetchone()[0] == 1


async def test_an_answer_is_written_to_its_case_while_another_call_is_at_hand(bench: Bench) -> None:
    call_id = await filed(bench)
    bench.clock.forward(days=14)
    await to_read_back(bench)
    at_hand = bench.call
    await bench.desk.following.round()
    assert bench.call == at_hand
    assert still_open(bench, call_id) == 0


async def test_an_answer_about_another_request_says_nothing_of_the_one_that_was_asked_about(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_id = await filed(bench)
    bench.clock.forward(days=14)
    answered = bench.registry.request

    async def request(request_id: str) -> UnbindRequest:
        return replace(await answered(request_id), id="request-of-somebody-else")

    monkeypatch.setattr(bench.registry, "request", request)
    followed = await bench.desk.following.round()
    assert followed.failure is not None
    assert followed.failure.kind is FailureKind.GARBLED
    assert "FilingUpdated" not in kinds(bench, call_id)


async def test_two_rounds_at_once_ask_once(bench: Bench) -> None:
    await filed(bench)
    bench.watched.gated = True
    first = asyncio.create_task(bench.desk.following.round())
    await bench.watched.kept(1)
    assert (await bench.desk.following.round(by_hand=True)).asked == 0
    bench.watched.let_through()
    assert (await first).asked == 1


async def test_a_round_is_bounded_and_the_next_goes_on_where_it_ended(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("agent_console.desk.following.MOST_CASES", 2)
    for ids in SEVERAL:
        await filed(bench, *ids)
    assert (await bench.desk.following.round()).asked == 2
    assert (await bench.desk.following.round()).asked == 1
    assert len(set(bench.watched.of("request"))) == 3
    assert bench.sleeps[-1] == BETWEEN_CASES_SECONDS
