"""What the registry truly refuses: it stands in the tray with a way on, and leaves it once it was dealt with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from agent_console.backend import Receipt, Refused
from agent_console.calendar.zone import today
from agent_console.call.casework import ReviewKind, SettledBy
from agent_console.call.gates import Reason
from agent_console.call.request import PROOF_EXPIRED, FilingState
from agent_console.casebook import put_back
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.due import DueReason
from tests.desk.test_casework import filed, rings_again, say_it_all
from tests.support_desk import Bench, open_bench, say_everything, settled, to_selection


@pytest.fixture
async def bench(tmp_path: Path) -> AsyncIterator[Bench]:
    opened = open_bench(tmp_path)
    yield opened
    opened.casebook.close()
    opened.registry._books.close()


async def to_be_filed(bench: Bench) -> None:
    """Choose everything and say it all, up to the moment of filing."""
    await to_selection(bench)
    await settled(bench.desk.choosing.tick(bench.call.tickable))
    await settled(bench.desk.choosing.review())
    say_everything(bench)


async def put_away(bench: Bench) -> str:
    """Let the registry do as usual again and put the call away; its case is followed up a minute later."""
    bench.order("")
    case = bench.call.id
    await settled(bench.desk.ending.wrap_up())
    bench.clock.forward(minutes=1)
    return case


async def refused(bench: Bench) -> str:
    """File a case the registry refuses, and put the call away."""
    await to_be_filed(bench)
    bench.order("submit:refused")
    await bench.desk.filing.submit()
    return await put_away(bench)


def tray(bench: Bench) -> list[str]:
    return [one.call_id for one in bench.casebook.needing_a_person("fake")]


def due(bench: Bench) -> list[DueReason]:
    return [one.reason for one in bench.casebook.due(bench.clock.now)]


async def test_a_refused_request_leaves_the_tray_once_the_caller_knows(bench: Bench) -> None:
    case = await refused(bench)
    assert tray(bench) == [case]
    assert due(bench) == [DueReason.NEEDS_PERSON]
    await settled(bench.desk.casework.open(case))

    await settled(bench.desk.casework.settle_refused(SettledBy.CALLER_TOLD))

    assert bench.desk.casework.at_hand.submission.filings[0].state is FilingState.SETTLED
    assert tray(bench) == []
    assert due(bench) == []
    summary = bench.casebook.find(case)
    assert summary is not None
    assert summary.state is CaseState.CLOSED
    assert summary.count(FilingState.SETTLED) > 0
    assert bench.desk.casework.settle_refused(SettledBy.CALLER_TOLD).reasons == (Reason.NOTHING_REFUSED,)
    assert bench.watched.count("submit") == 1


async def test_a_refused_request_is_filed_again_for_the_verified_caller_and_leaves_the_tray(
    bench: Bench,
) -> None:
    case = await refused(bench)
    await rings_again(bench, case)
    await settled(bench.desk.case_review.file_again())
    say_it_all(bench)
    await settled(bench.desk.case_review.send())

    first, again = bench.desk.casework.at_hand.submission.filings
    assert again.state is FilingState.ACCEPTED
    assert not first.live_items
    assert tray(bench) == []
    keys = [key for _, key in bench.watched.of("submit")]
    assert len(set(keys)) == 2, "what was refused is another request the second time"


async def test_what_may_have_arrived_before_it_was_refused_is_not_filed_twice(bench: Bench) -> None:
    await to_be_filed(bench)
    bench.order("submit:lost-after")
    await bench.desk.filing.submit()
    bench.order("submit:refused")
    await bench.desk.filing.settle(bench.call.id)
    case = await put_away(bench)
    assert tray(bench) == [case]

    await rings_again(bench, case)
    assert bench.desk.case_review.file_again().reasons == (Reason.MAY_HAVE_ARRIVED,)
    await settled(bench.desk.casework.settle_refused(SettledBy.OTHER_WAY))
    assert tray(bench) == []


@pytest.mark.parametrize(("days", "reasons"), [(4, ()), (8, (Reason.MAY_HAVE_ARRIVED,))])
async def test_what_a_registry_refuses_that_may_have_forgotten_its_key_is_not_filed_twice(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, days: int, reasons: tuple[Reason, ...]
) -> None:
    await to_be_filed(bench)
    bench.order("submit:lost-after")
    await bench.desk.filing.submit()
    case = await put_away(bench)
    bench.clock.forward(days=days)

    async def submit(*asked: object) -> Receipt:
        raise Refused("NUMBER_BINDINGS.HOLDER_NOT_VERIFIED")

    with monkeypatch.context() as forgetful:
        forgetful.setattr(bench.registry, "submit", submit)
        await bench.desk.filing.settle(case)
    assert tray(bench) == [case]

    await rings_again(bench, case)
    assert bench.desk.case_review.file_again().reasons == reasons


async def test_a_request_filed_anew_may_be_filed_anew_once_more(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused, filed again, refused again: only what is still in the tray is taken out of it."""
    case = await refused(bench)
    await rings_again(bench, case)
    for last in (False, True):
        await settled(bench.desk.case_review.file_again())
        say_it_all(bench)
        bench.order("" if last else "submit:refused")
        await bench.desk.case_review.send()
        bench.order("")
        assert len(tray(bench)) == (0 if last else 1)
    states = [one.state for one in bench.desk.casework.at_hand.submission.filings if one.live_items]
    assert states == [FilingState.ACCEPTED]


async def test_a_refused_withdrawal_is_settled_by_the_next_one(bench: Bench) -> None:
    case = await filed(bench)
    await bench.desk.following.round(by_hand=True)
    bench.clock.forward(minutes=1)
    await rings_again(bench, case)
    possible = bench.desk.case_review.withdrawable()
    for order in ("withdraw:refused", ""):
        await settled(bench.desk.case_review.take_back(item.order for item in possible[:2]))
        review = bench.desk.case_review.review
        assert review is not None
        assert review.kind is ReviewKind.WITHDRAW
        say_it_all(bench)
        bench.order(order)
        await bench.desk.case_review.send()
        bench.order("")
        assert len(tray(bench)) == (1 if order else 0)
    states = [one.state for one in bench.desk.casework.at_hand.submission.withdrawals]
    assert states == [FilingState.SETTLED, FilingState.ACCEPTED]


async def test_a_refused_withdrawal_can_be_closed_without_another(bench: Bench) -> None:
    case = await filed(bench)
    await bench.desk.following.round(by_hand=True)
    bench.clock.forward(minutes=1)
    await rings_again(bench, case)
    await settled(
        bench.desk.case_review.take_back(one.order for one in bench.desk.case_review.withdrawable())
    )
    say_it_all(bench)
    bench.order("withdraw:refused")
    await bench.desk.case_review.send()
    bench.order("")
    await settled(bench.desk.casework.settle_refused(SettledBy.CALLER_TOLD))
    assert tray(bench) == []
    assert bench.casebook.find(case).state is CaseState.WAITING  # type: ignore[union-attr]


async def test_nothing_is_settled_where_nothing_was_refused(bench: Bench) -> None:
    case = await filed(bench)
    await settled(bench.desk.casework.open(case))
    assert bench.desk.casework.settle_refused(SettledBy.OTHER_WAY).reasons == (Reason.NOTHING_REFUSED,)


async def test_a_restored_request_whose_verification_is_past_says_verify_again_and_goes_on(
    tmp_path: Path,
) -> None:
    """Put back from a backup, nobody knows whether it was sent: the registry is asked once, and says it was not."""
    bench = open_bench(tmp_path)
    await to_be_filed(bench)
    bench.order("submit:down")
    await bench.desk.filing.submit()
    case = bench.call.id
    await settled(bench.desk.ending.wrap_up())
    file, now = bench.casebook.path, bench.clock.now
    bench.casebook.close()
    bench.registry._books.close()
    put_back.leave_note(file, put_back.PutBack(today(now), 1))

    restored = open_bench(tmp_path)
    restored.clock.forward(days=4)
    await restored.desk.filing.settle_all()
    (filing,) = restored.desk._worktop.stored(case).submission.filings
    assert (filing.state, filing.refused_code) == (FilingState.NEEDS_PERSON, PROOF_EXPIRED)
    for _ in range(3):
        restored.clock.forward(days=1)
        await restored.desk.filing.settle_all(by_hand=True)
    assert restored.watched.count("submit") == 1, "asked again although it was answered"

    await rings_again(restored, case)
    await settled(restored.desk.case_review.file_again())
    say_it_all(restored)
    await settled(restored.desk.case_review.send())
    assert tray(restored) == []
    assert [one.state for one in restored.desk.casework.at_hand.submission.filings if one.live_items] == [
        FilingState.ACCEPTED
    ]
    restored.casebook.close()
    restored.registry._books.close()
