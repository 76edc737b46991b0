"""Taking back what still waits in the outbox: it leaves it in one transaction, and what may have arrived does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.backend import ItemState, PlatformId
from agent_console.call import events as e
from agent_console.call.case_gates import CaseAct
from agent_console.call.gates import Reason
from agent_console.call.read_back import Statement
from agent_console.call.request import FilingState
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.errors import OutboxConflict
from agent_console.casebook.outbox import OutboxChange, OutboxState
from agent_console.casebook.schema import OUTBOX
from agent_console.desk.ending import proposed_outcome
from tests.desk.looking import kinds
from tests.support_casebook import overwrite
from tests.support_desk import Bench, open_bench, say_everything, settled, to_notice, to_selection

IDS = ("douyin", "taobao", "wechat")


async def left_unsent(bench: Bench, fault: str = "submit:down") -> str:
    """File a case while the registry is down, and put the call away."""
    bench.order(fault)
    await to_selection(bench)
    await settled(bench.desk.choosing.tick([PlatformId(one) for one in IDS]))
    await settled(bench.desk.choosing.review())
    say_everything(bench)
    await bench.desk.filing.submit()
    case = bench.call.id
    await settled(bench.desk.ending.wrap_up())
    bench.clock.forward(minutes=20)
    return case


async def rings_again(bench: Bench, case: str) -> None:
    """Let the caller ring again and be verified, while requests still do not get through."""
    await to_notice(bench)
    await settled(bench.desk.casework.open(case))
    await settled(bench.desk.intake.agree())
    await settled(await bench.desk.holder.ask_signals())
    await settled(await bench.desk.holder.compare(*bench.holder()))
    if bench.call.verification.code is None:
        await settled(await bench.desk.holder.send_code())
    await settled(await bench.desk.holder.confirm_code(bench.code()))
    assert bench.desk.casework.told


async def takes_back(bench: Bench, *ids: str) -> None:
    """Read back and agree to taking some platforms back."""
    review = bench.desk.case_review
    wanted = [one.order for one in review.withdrawable() if one.platform_id in ids]
    assert len(wanted) == len(ids)
    await settled(review.take_back(wanted))
    assert review.show_last_page().done
    for statement in Statement:
        assert review.state(statement).done


async def test_what_was_never_sent_leaves_the_outbox_and_no_platform_hears_of_it(bench: Bench) -> None:
    case = await left_unsent(bench)
    await rings_again(bench, case)
    await takes_back(bench, *IDS)
    await settled(bench.desk.case_review.send())

    assert bench.casebook.waiting("fake") == ()
    (filing,) = bench.desk.casework.at_hand.submission.filings
    assert filing.state is FilingState.TAKEN_BACK
    assert {one.state for one in filing.items} == {ItemState.WITHDRAWN}
    summary = bench.casebook.find(case)
    assert summary is not None
    assert (summary.state, summary.count(ItemState.WITHDRAWN)) == (CaseState.CLOSED, 3)
    bench.order("")
    bench.clock.forward(days=1)
    await bench.desk.following.round(by_hand=True)
    assert (bench.watched.count("submit"), bench.watched.count("withdraw")) == (1, 0)
    assert "FilingAccepted" not in kinds(bench, case)


async def test_what_is_not_taken_back_is_sent_and_nothing_else(bench: Bench) -> None:
    case = await left_unsent(bench)
    await rings_again(bench, case)
    await takes_back(bench, "taobao")
    await settled(bench.desk.case_review.send())
    (entry,) = bench.casebook.waiting("fake")
    assert entry.state is OutboxState.QUEUED

    bench.order("")
    await bench.desk.following.round(by_hand=True)
    sent = [{item.platform_id for item in args[0].items} for args in bench.watched.of("submit")]
    assert sent == [set(IDS), {"douyin", "wechat"}]
    (filing,) = bench.desk._worktop.stored(case).submission.filings
    states = {one.platform_id: one.state for one in filing.items}
    assert states[PlatformId("taobao")] is ItemState.WITHDRAWN
    assert ItemState.WITHDRAWN not in (states[PlatformId("douyin")], states[PlatformId("wechat")])
    summary = bench.casebook.find(case)
    assert summary is not None
    assert sum(count for _, count in summary.items) == 3


async def test_after_a_restart_it_is_still_taken_back(tmp_path: Path) -> None:
    bench = open_bench(tmp_path)
    case = await left_unsent(bench)
    await rings_again(bench, case)
    await takes_back(bench, "taobao")
    await settled(bench.desk.case_review.send())
    bench.casebook.close()
    await bench.registry.aclose()

    again = open_bench(tmp_path, clock=bench.clock)
    assert await again.desk.filing.settle_all(by_hand=True) == 1
    assert [{item.platform_id for item in args[0].items} for args in again.watched.of("submit")] == [
        {"douyin", "wechat"}
    ]
    assert again.desk._worktop.stored(case).submission.filings[0].state is FilingState.ACCEPTED
    again.casebook.close()
    await again.registry.aclose()


async def test_what_may_have_arrived_is_checked_first(bench: Bench) -> None:
    case = await left_unsent(bench, "submit:lost-after")
    await rings_again(bench, case)
    assert bench.desk.case_review.withdrawable() == ()
    assert bench.desk.casework.why_not(CaseAct.WITHDRAW) == (Reason.CHECK_FIRST,)


async def test_what_the_outbox_no_longer_takes_for_unsent_stays(bench: Bench) -> None:
    """A restore or a crash knows it before the case does."""
    case = await left_unsent(bench)
    overwrite(bench.casebook, OUTBOX, f"call_id = '{case}'", state=OutboxState.SENT_UNKNOWN)
    await rings_again(bench, case)
    await takes_back(bench, *IDS)
    assert (await bench.desk.case_review.send()).reasons == (Reason.CHECK_FIRST,)
    assert [one.state for one in bench.casebook.waiting("fake")] == [OutboxState.SENT_UNKNOWN]
    assert "FilingTakenBack" not in kinds(bench, case)


async def test_the_casebook_itself_takes_nothing_out_that_may_have_been_sent(bench: Bench) -> None:
    case = await left_unsent(bench)
    overwrite(bench.casebook, OUTBOX, f"call_id = '{case}'", state=OutboxState.SENT_UNKNOWN)
    stored = bench.desk._worktop.stored(case)
    out = OutboxChange(f"{case}/1", OutboxState.DONE, is_a_try=False, if_never_sent=True)
    with pytest.raises(OutboxConflict):
        bench.casebook.commit((), stored, changes=(out,))
    event = e.FilingTakenBack(at=bench.clock.now, filing=1, items=())
    with pytest.raises(ValueError, match="taken out"):
        bench.casebook.commit((event,), stored)


async def test_what_was_sent_meanwhile_is_taken_back_at_the_registry(bench: Bench) -> None:
    case = await left_unsent(bench)
    bench.order("")
    await bench.desk.following.round(by_hand=True)
    await rings_again(bench, case)
    await settled(await bench.desk.casework.ask())
    await takes_back(bench, "taobao")
    await settled(await bench.desk.case_review.send())
    assert bench.watched.count("withdraw") == 1
    assert "FilingTakenBack" not in kinds(bench, case)


async def test_a_call_all_of_which_was_taken_back_before_it_was_sent_ends_as_declined(bench: Bench) -> None:
    bench.order("submit:down")
    await to_selection(bench)
    await settled(bench.desk.choosing.tick([PlatformId(one) for one in IDS]))
    await settled(bench.desk.choosing.review())
    say_everything(bench)
    await bench.desk.filing.submit()
    await settled(bench.desk.casework.open(bench.call.id))
    await takes_back(bench, *IDS)
    await settled(bench.desk.case_review.send())
    assert proposed_outcome(bench.call) is Outcome.DECLINED
    await settled(bench.desk.ending.wrap_up())
    ended = bench.casebook.recent(1)[0]
    assert (ended.state, ended.outcome, ended.call_back_at) == (CaseState.CLOSED, Outcome.DECLINED, None)
