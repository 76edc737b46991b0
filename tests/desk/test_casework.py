"""What is done with a case after its call: only for its own verified holder, read back first, and once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from agent_console.backend import ItemState, PlatformId, UnbindRequest
from agent_console.call.case_gates import WITHOUT_CALLER, CaseAct, case_gate
from agent_console.call.casework import Complaint, ReviewKind
from agent_console.call.gates import Act, Reason
from agent_console.call.read_back import Statement
from agent_console.call.request import FilingState
from agent_console.call.steps import Step
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.due import DueReason
from agent_console.desk.case_review import CaseReview
from agent_console.desk.reply import FailureKind
from agent_console.identity.phone import PhoneNumber
from agent_console.store.errors import StoreFailed
from backends.fake import proportions
from tests.desk.looking import kinds
from tests.support_audit import records_on_disk
from tests.support_desk import (
    FULL_CALL,
    Bench,
    open_bench,
    say_everything,
    settled,
    to_lookup,
    to_notice,
    to_selection,
)

OTHER = "18700001010"


@pytest.fixture
async def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bench]:
    """A desk on a registry whose platforms stay silent more often than they do."""
    monkeypatch.setattr(proportions, "SILENT", 30)
    opened = open_bench(tmp_path)
    yield opened
    opened.casebook.close()
    opened.registry._books.close()


async def filed(bench: Bench, *ids: str) -> str:
    """File a case, for everything unless platforms are named, and put the call away."""
    await to_selection(bench)
    wanted = [PlatformId(one) for one in ids] or bench.call.tickable
    await settled(bench.desk.choosing.tick(wanted))
    await settled(bench.desk.choosing.review())
    say_everything(bench)
    await settled(bench.desk.filing.submit())
    case = bench.call.id
    await settled(bench.desk.ending.wrap_up())
    return case


async def on_day_six(bench: Bench, *ids: str) -> str:
    """File a case and come to its sixth working day; the platforms that are silent are known to be."""
    case = await filed(bench, *ids)
    bench.clock.forward(days=8)
    await bench.desk.following.round(by_hand=True)
    return case


async def rings_again(bench: Bench, case: str) -> None:
    """Let the caller ring again, name the case and be verified: the case opens by itself."""
    await to_notice(bench)
    await settled(bench.desk.casework.open(case))
    bench.desk.casework.close()
    await verified(bench)
    assert bench.desk.casework.told


async def verified(bench: Bench) -> None:
    await settled(bench.desk.intake.agree())
    await settled(bench.desk.holder.ask_signals())
    await settled(bench.desk.holder.compare(*bench.holder()))
    if bench.call.verification.code is None:
        await settled(bench.desk.holder.send_code())
    await settled(bench.desk.holder.confirm_code(bench.code()))


def say_it_all(bench: Bench) -> None:
    review = bench.desk.case_review
    assert review.show_last_page().done
    for statement in Statement:
        assert review.state(statement).done


def items_in(bench: Bench, case: str, state: ItemState) -> list[str]:
    filings = bench.desk._worktop.stored(case).submission.filings
    return [item.platform_id for one in filings for item in one.live_items if item.state is state]


# ------------------------------------------------------------------ day six


async def test_on_day_six_the_silent_ones_alone_are_filed_again_in_the_same_case(bench: Bench) -> None:
    case = await on_day_six(bench)
    silent = items_in(bench, case, ItemState.NO_REPLY)
    assert silent
    await rings_again(bench, case)
    assert bench.call.step is Step.VERIFICATION
    assert bench.watched.count("start_lookup") == 1, "whoever asks about a case needs no second lookup"
    await settled(bench.desk.case_review.file_again())
    assert [one.platform_id for one in bench.desk.case_review.review.reading.items] == silent  # type: ignore[union-attr]
    say_it_all(bench)
    await settled(bench.desk.case_review.send())
    first, again = bench.desk.casework.at_hand.submission.filings
    assert again.state is FilingState.ACCEPTED
    assert [one.platform_id for one in again.items] == silent
    orders = [args[0] for args in bench.watched.of("submit")]
    assert {one.case_reference for one in orders} == {case}
    assert len(first.live_items) + len(again.items) == len(first.items)
    summary = bench.casebook.find(case)
    assert summary is not None
    assert sum(count for _, count in summary.items) == len(first.items)
    assert summary.due_on is not None
    assert summary.due_on > date(2026, 12, 1)


async def test_what_was_filed_again_is_not_filed_a_third_time(bench: Bench) -> None:
    case = await on_day_six(bench)
    await rings_again(bench, case)
    await settled(bench.desk.case_review.file_again())
    say_it_all(bench)
    await settled(bench.desk.case_review.send())
    assert bench.desk.case_review.file_again().reasons == (Reason.NOTHING_SILENT,)
    assert (await bench.desk.case_review.send()).reasons[0] is Reason.NOT_REVIEWING
    assert bench.watched.count("submit") == 2


@pytest.mark.parametrize("missing", Statement)
async def test_eight_sends_nothing_while_one_answer_is_missing(bench: Bench, missing: Statement) -> None:
    case = await on_day_six(bench)
    await rings_again(bench, case)
    review = bench.desk.case_review
    await settled(review.file_again())
    assert review.state(Statement.READ_BACK).reasons == (Reason.LAST_PAGE_NOT_SHOWN,)
    review.show_last_page()
    for statement in set(Statement) - {missing}:
        await settled(review.state(statement))
    reading = review.review.reading if review.review else None
    needless = missing is Statement.WARNINGS_TOLD and reading is not None and not reading.warnings
    assert (await review.send()).done is needless
    assert bench.watched.count("submit") == 1 + needless


async def test_a_dropped_line_takes_the_review_with_it(bench: Bench) -> None:
    case = await on_day_six(bench)
    await rings_again(bench, case)
    await settled(bench.desk.case_review.file_again())
    say_it_all(bench)
    bench.desk.line.drop()
    assert (await bench.desk.case_review.send()).reasons[0] is Reason.LINE_DOWN
    bench.desk.line.reconnect()
    assert bench.desk.case_review.review is None
    assert bench.watched.count("submit") == 1


async def test_nothing_is_said_or_sent_while_the_caller_is_on_hold(bench: Bench) -> None:
    case = await on_day_six(bench)
    await rings_again(bench, case)
    await settled(bench.desk.case_review.file_again())
    say_it_all(bench)
    bench.desk.line.toggle_hold()
    assert (await bench.desk.case_review.send()).reasons[0] is Reason.ON_HOLD
    assert bench.desk.case_review.state(Statement.READ_BACK).reasons[0] is Reason.ON_HOLD
    bench.desk.line.toggle_hold()
    assert (await bench.desk.case_review.send()).done


async def test_an_old_proof_sends_nothing_until_a_fresh_code_is_confirmed(bench: Bench) -> None:
    case = await on_day_six(bench)
    await rings_again(bench, case)
    await settled(bench.desk.case_review.file_again())
    say_it_all(bench)
    bench.clock.forward(minutes=11)
    assert (await bench.desk.case_review.send()).reasons == (Reason.PROOF_TOO_OLD,)
    await settled(bench.desk.holder.send_code())
    await settled(bench.desk.holder.confirm_code(bench.code()))
    assert (await bench.desk.case_review.send()).reasons == (Reason.NO_SEPARATE_CONSENT,)
    await settled(bench.desk.case_review.state(Statement.SEPARATE_CONSENT))
    assert (await bench.desk.case_review.send()).done


async def test_what_may_have_arrived_is_checked_before_it_is_filed_again(bench: Bench) -> None:
    case = await on_day_six(bench)
    await rings_again(bench, case)
    await settled(bench.desk.case_review.file_again())
    say_it_all(bench)
    bench.order("submit:lost-after")
    reply = await bench.desk.case_review.send()
    assert reply.failure is not None
    assert reply.failure.kind is FailureKind.OUTCOME_UNKNOWN
    assert bench.desk.case_review.file_again().reasons == (Reason.CHECK_FIRST,)
    bench.order("")
    bench.clock.forward(seconds=61)
    await settled(bench.desk.casework.ask())
    assert bench.desk.casework.at_hand.submission.filings[-1].state is FilingState.ACCEPTED


async def test_what_was_taken_a_moment_ago_is_asked_about_before_it_is_taken_back(bench: Bench) -> None:
    case = await filed(bench, "douyin")
    bench.clock.forward(minutes=2)
    await rings_again(bench, case)
    assert bench.desk.casework.why_not(CaseAct.WITHDRAW) == (Reason.NOT_HEARD_YET,)
    await settled(bench.desk.casework.ask())
    assert bench.desk.casework.why_not(CaseAct.WITHDRAW) == ()
    assert [one.platform_id for one in bench.desk.case_review.withdrawable()] == ["douyin"]


# ------------------------------------------------------------------ who may hear of it


async def test_before_the_caller_is_verified_nothing_of_a_case_is_told(bench: Bench) -> None:
    case = await on_day_six(bench)
    await settled(bench.desk.casework.open(case))
    assert not bench.desk.casework.told
    assert bench.desk.casework.why_not(CaseAct.REFILE) == (Reason.NO_CALLER,)
    await to_notice(bench)
    await settled(bench.desk.casework.open(case))
    assert not bench.desk.casework.told
    assert bench.desk.case_review.file_again().reasons[0] is Reason.NOT_VERIFIED
    assert "CaseShown" not in kinds(bench, case)


async def test_who_was_told_of_a_case_stands_in_its_record_and_in_the_calls(bench: Bench) -> None:
    case = await on_day_six(bench)
    await rings_again(bench, case)
    assert kinds(bench, case).count("CaseShown") == 1
    assert kinds(bench, bench.call.id).count("CaseTold") == 1
    await settled(bench.desk.casework.open(case))
    assert kinds(bench, case).count("CaseShown") == 1
    await settled(bench.desk.ending.wrap_up())
    told = bench.casebook.recent(1)[0]
    assert told.outcome is Outcome.INFORMED


async def test_a_caller_with_another_number_hears_nothing_of_a_case(bench: Bench) -> None:
    case = await on_day_six(bench)
    bench.desk.intake.open(None)
    other = replace(bench.desk._worktop.stored(case), id="001123-0009-9")
    await to_lookup(bench, PhoneNumber(OTHER))
    assert case_gate(other, bench.call, CaseAct.TELL, bench.clock.now)[0] is Reason.OTHER_NUMBER
    await settled(bench.desk.casework.open(case))
    assert not bench.desk.casework.told
    assert bench.call.follow_up.about is None


async def test_whoever_got_the_number_after_the_case_was_filed_hears_nothing_of_it(bench: Bench) -> None:
    case = await on_day_six(bench)
    await rings_again(bench, case)
    filed_for_another = replace(
        bench.desk.casework.at_hand,
        numbers=replace(
            bench.desk.casework.at_hand.numbers,
            record=replace(bench.call.numbers.record, activated_on=date(2019, 1, 1)),  # type: ignore[type-var]
        ),
    )
    for act in set(CaseAct) - WITHOUT_CALLER:
        reasons = case_gate(filed_for_another, bench.call, act, bench.clock.now)
        assert Reason.OTHER_HOLDER in reasons


async def test_an_own_binding_found_since_is_not_filed_again(bench: Bench) -> None:
    case = await on_day_six(bench)
    await rings_again(bench, case)
    silent = items_in(bench, case, ItemState.NO_REPLY)
    bench.desk.casework.close()
    await settled(bench.desk.finding.look_up())
    own = [row.platform.id for row in bench.call.rows if not row.tickable]
    filings = bench.desk._worktop.stored(case).submission.filings
    forged = tuple(
        replace(
            one,
            items=(*one.items, replace(one.items[0], platform_id=own[0], state=ItemState.NO_REPLY)),
        )
        for one in filings
    )
    stored = bench.desk._worktop.stored(case)
    from agent_console.call.services.follow_up import refilable_items

    with_own = replace(stored, submission=replace(stored.submission, filings=forged))
    assert [one.platform_id for one in refilable_items(with_own, bench.call)] == silent


# ------------------------------------------------------------------ taking back


async def test_an_hour_later_one_platform_is_taken_back_and_the_others_stay(bench: Bench) -> None:
    case = await filed(bench, "douyin", "taobao", "wechat")
    bench.clock.forward(hours=1)
    await rings_again(bench, case)
    await settled(bench.desk.casework.ask())
    review = bench.desk.case_review
    wanted = [one.order for one in review.withdrawable() if one.platform_id == "taobao"]
    assert wanted
    await settled(review.take_back(wanted))
    assert review.review is not None
    assert review.review.kind is ReviewKind.WITHDRAW
    say_it_all(bench)
    await settled(review.send())
    states = {one.platform_id: one.state for one in bench.desk.casework.at_hand.submission.filings[0].items}
    assert states.pop(PlatformId("taobao")) is ItemState.WITHDRAWN
    assert ItemState.WITHDRAWN not in states.values()
    assert bench.watched.count("withdraw") == 1
    assert bench.watched.count("submit") == 1


async def about_to_take_one_back(bench: Bench) -> CaseReview:
    """Have the first item of the open case read back and agreed to; it is not sent yet."""
    await settled(bench.desk.casework.ask())
    review = bench.desk.case_review
    await settled(review.take_back([one.order for one in review.withdrawable()][:1]))
    say_it_all(bench)
    return review


async def test_on_the_call_itself_what_was_just_filed_can_be_taken_back(bench: Bench) -> None:
    await to_selection(bench)
    await settled(bench.desk.choosing.tick([PlatformId("douyin"), PlatformId("taobao")]))
    await settled(bench.desk.choosing.review())
    say_everything(bench)
    await settled(bench.desk.filing.submit())
    own = bench.call.id
    await settled(bench.desk.casework.open(own))
    review = await about_to_take_one_back(bench)
    await settled(review.send())
    assert len(items_in(bench, own, ItemState.WITHDRAWN)) == 1
    assert bench.call.submission.withdrawals[0].state is FilingState.ACCEPTED
    assert "CaseShown" not in kinds(bench, own)
    await settled(bench.desk.ending.wrap_up())


async def test_a_withdrawal_that_got_no_answer_takes_effect_once(bench: Bench) -> None:
    case = await filed(bench, "douyin", "taobao")
    bench.clock.forward(hours=1)
    await rings_again(bench, case)
    review = await about_to_take_one_back(bench)
    bench.order("withdraw:lost-after")
    assert (await review.send()).failure is not None
    summary = bench.casebook.find(case)
    assert summary is not None
    assert summary.state is CaseState.OUTCOME_UNKNOWN
    assert bench.desk.case_review.file_again().reasons == (Reason.CHECK_FIRST,)
    bench.order("")
    bench.clock.forward(minutes=20)
    await bench.desk.following.round(by_hand=True)
    keys = {args[3] for args in bench.watched.of("withdraw")}
    assert len(keys) == 1
    assert items_in(bench, case, ItemState.WITHDRAWN)
    assert not bench.casebook.waiting("fake")


async def test_a_withdrawal_answered_about_another_request_is_not_known_to_have_arrived(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await filed(bench, "douyin", "taobao")
    bench.clock.forward(hours=1)
    await rings_again(bench, case)
    review = await about_to_take_one_back(bench)
    answered = bench.registry.withdraw

    async def withdraw(*asked: Any) -> UnbindRequest:
        return replace(await answered(*asked), id="request-of-somebody-else")

    monkeypatch.setattr(bench.registry, "withdraw", withdraw)
    assert (await review.send()).failure is not None
    assert not items_in(bench, case, ItemState.WITHDRAWN)
    assert bench.desk.casework.at_hand.submission.withdrawals[0].state is FilingState.OUTCOME_UNKNOWN


async def test_what_the_platforms_have_taken_over_can_not_be_taken_back(bench: Bench) -> None:
    case = await filed(bench, "douyin", "taobao")
    bench.clock.forward(hours=1)
    await rings_again(bench, case)
    await settled(bench.desk.casework.ask())
    review = bench.desk.case_review
    await settled(review.take_back([one.order for one in review.withdrawable()]))
    say_it_all(bench)
    bench.clock.forward(minutes=9)
    bench.order("withdraw:refused")
    reply = await review.send()
    assert reply.failure is not None
    assert reply.failure.kind is FailureKind.REFUSED


# ------------------------------------------------------------------ urging, complaining, calling back


async def test_a_complaint_has_fifteen_calendar_days_and_stands_in_the_list(bench: Bench) -> None:
    case = await filed(bench, "douyin")
    bench.clock.forward(hours=1)
    await rings_again(bench, case)
    await settled(bench.desk.casework.complain())
    complaint = bench.desk.casework.at_hand.casework.complaint
    assert complaint is not None
    assert complaint.promise.day == date(2026, 12, 8)
    assert bench.desk.casework.complain().reasons == (Reason.COMPLAINT_RUNS,)
    (due,) = bench.casebook.due(bench.clock.now)
    assert (due.case.call_id, due.reason) == (case, DueReason.COMPLAINT)
    assert due.case.complaint_due_on == date(2026, 12, 8)


async def complained(bench: Bench) -> Complaint:
    case = await filed(bench, "douyin")
    bench.clock.forward(hours=1)
    await rings_again(bench, case)
    await settled(bench.desk.casework.complain())
    complaint = bench.desk.casework.at_hand.casework.complaint
    assert complaint is not None
    return complaint


async def test_days_on_which_the_caller_has_to_bring_something_do_not_count(bench: Bench) -> None:
    before = await complained(bench)
    bench.clock.forward(days=1)
    work = bench.desk.casework
    await settled(work.stop_clock())
    assert work.stop_clock().reasons == (Reason.CLOCK_STANDS,)
    bench.clock.forward(days=3)
    await settled(work.start_clock())

    complaint = work.at_hand.casework.complaint
    assert complaint is not None
    assert complaint.promise.day == before.promise.day + timedelta(days=3)
    assert work.start_clock().reasons == (Reason.COMPLAINT_RUNS,)
    found = bench.casebook.find(work.at_hand.id)
    assert found is not None
    assert found.complaint_due_on == complaint.promise.day


async def test_a_clock_stopped_and_started_twice_loses_each_day_once(bench: Bench) -> None:
    before = await complained(bench)
    bench.clock.forward(days=1)
    work = bench.desk.casework
    for days in (2, 0, 4):
        await settled(work.stop_clock())
        bench.clock.forward(days=days)
        await settled(work.start_clock())

    complaint = work.at_hand.casework.complaint
    assert complaint is not None
    assert complaint.promise.day == before.promise.day + timedelta(days=6)


async def test_an_answered_complaint_leaves_the_list_and_another_one_may_be_opened(bench: Bench) -> None:
    await complained(bench)
    work = bench.desk.casework
    await settled(work.answer_complaint())

    found = bench.casebook.find(work.at_hand.id)
    assert found is not None
    assert found.complaint_due_on is None
    assert all(one.reason is not DueReason.COMPLAINT for one in bench.casebook.due(bench.clock.now))
    assert work.answer_complaint().reasons == (Reason.NO_COMPLAINT,)
    assert work.stop_clock().reasons == (Reason.NO_COMPLAINT,)
    await settled(work.complain())


async def test_a_complaint_is_answered_without_anybody_on_the_line_and_nothing_is_told(bench: Bench) -> None:
    await complained(bench)
    case = bench.desk.casework.at_hand.id
    bench.desk.casework.close()
    bench.desk.put_away()
    await settled(bench.desk.casework.open(case))
    await settled(bench.desk.casework.answer_complaint())

    assert not bench.desk.casework.told
    assert bench.desk.casework.complain().reasons == (Reason.NO_CALLER,)


async def test_urging_is_noted_and_promises_nothing_new(bench: Bench) -> None:
    case = await filed(bench, "douyin")
    before = bench.casebook.find(case)
    bench.clock.forward(hours=1)
    await rings_again(bench, case)
    await settled(bench.desk.casework.urge())
    after = bench.casebook.find(case)
    assert before is not None
    assert after is not None
    assert after.due_on == before.due_on
    assert len(bench.desk.casework.at_hand.casework.urges) == 1


async def test_who_is_rung_back_is_verified_again_and_led_to_the_case(bench: Bench) -> None:
    case = await on_day_six(bench)
    await settled(bench.desk.casework.open(case))
    await settled(bench.desk.casework.rings_back())
    await settled(bench.desk.casework.call_back())
    assert bench.call.linked_to == case
    assert bench.desk.casework.case is None
    assert bench.desk.intake.typed.subject == "13800138000"
    number = bench.desk._worktop.stored(case).numbers.subject
    assert number is not None
    await settled(bench.desk.intake.enter_subject(number))
    await settled(bench.desk.intake.confirm_numbers())
    assert not bench.call.verification.verified
    await verified(bench)
    assert bench.desk.casework.told
    assert bench.desk.why_not(Act.LOOK_UP) == ()


def on_disk(bench: Bench) -> list[tuple[str, tuple[str, ...]]]:
    """Read which records stand in the file, as another process finds them."""
    return [(one["action"], tuple(one["fields"])) for one in records_on_disk(bench.casebook.path)]


async def test_that_somebody_looks_to_ring_back_is_on_disk_before_a_number_is_shown(bench: Bench) -> None:
    case = await on_day_six(bench)
    await settled(bench.desk.casework.open(case))
    drawn: list[list[tuple[str, tuple[str, ...]]]] = []
    bench.desk._worktop.listeners.append(lambda _call: drawn.append(on_disk(bench)))
    await settled(bench.desk.casework.call_back())
    assert ("REVEALED", ("SUBJECT_NUMBER",)) in drawn[0]


async def test_a_contact_number_that_is_rung_is_on_record_as_looked_at_too(bench: Bench) -> None:
    call = bench.desk.intake.open(FULL_CALL, PhoneNumber(OTHER))
    await settled(await bench.desk.intake.enter_subject(FULL_CALL))
    bench.desk.intake.enter_contact(PhoneNumber(OTHER))
    await settled(bench.desk.ending.wrap_up())
    await settled(bench.desk.casework.open(call.id))
    await settled(bench.desk.casework.call_back())
    assert ("REVEALED", ("CONTACT_NUMBER", "SUBJECT_NUMBER")) in on_disk(bench)


async def test_nobody_is_rung_where_the_look_can_not_be_put_on_record(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = await on_day_six(bench)
    await settled(bench.desk.casework.open(case))
    log = bench.casebook.audit

    def no_room(*_entries: object) -> None:
        raise StoreFailed(bench.casebook.path, "no room")

    monkeypatch.setattr(log, "write", no_room)
    with pytest.raises(StoreFailed):
        bench.desk.casework.call_back()
    assert bench.desk.call is None
    assert bench.desk.intake.typed.subject == ""


# ------------------------------------------------------------------ what was too old to be sent


async def test_what_was_too_old_to_be_sent_leaves_the_tray_once_it_is_filed_anew(bench: Bench) -> None:
    bench.order("submit:down")
    await to_selection(bench)
    await settled(bench.desk.choosing.tick([PlatformId("douyin"), PlatformId("wechat")]))
    await settled(bench.desk.choosing.review())
    say_everything(bench)
    await bench.desk.filing.submit()
    case = bench.call.id
    await settled(bench.desk.ending.wrap_up())
    bench.order("")
    bench.clock.forward(hours=73)
    await bench.desk.following.round(by_hand=True)
    assert [one.call_id for one in bench.casebook.needing_a_person("fake")] == [case]
    assert [one.reason for one in bench.casebook.due(bench.clock.now)] == [DueReason.NEEDS_PERSON]

    await rings_again(bench, case)
    await settled(bench.desk.case_review.file_again())
    say_it_all(bench)
    await settled(bench.desk.case_review.send())
    await settled(bench.desk.ending.wrap_up())
    assert bench.casebook.needing_a_person("fake") == ()
    assert bench.watched.count("submit") == 2
    summary = bench.casebook.find(case)
    assert summary is not None
    assert summary.state is CaseState.WAITING
    assert summary.count(FilingState.NEEDS_PERSON) == 0
    assert all(one.reason is not DueReason.NEEDS_PERSON for one in bench.casebook.due(bench.clock.now))


# ------------------------------------------------------------------ another desk's case


async def test_a_case_of_another_desk_is_found_on_the_holders_proof_and_followed_here(
    bench: Bench, tmp_path: Path
) -> None:
    theirs = await on_day_six(bench)
    elsewhere = open_bench(tmp_path / "other", clock=bench.clock, backend=bench.registry)
    try:
        await to_notice(elsewhere)
        assert (await elsewhere.desk.casework.find(theirs)).reasons[0] is Reason.NOT_VERIFIED
        assert not elsewhere.watched.count("find_requests")
        elsewhere.registry = bench.registry
        await verified(elsewhere)
        assert (await elsewhere.desk.casework.find("261101-0001-1")).reasons == (Reason.NOTHING_TO_DO,)
        await settled(elsewhere.desk.casework.find(theirs))
        case = elsewhere.desk.casework.at_hand
        assert case.casework.taken_over == theirs
        silent = items_in(bench, theirs, ItemState.NO_REPLY)
        await settled(elsewhere.desk.case_review.file_again())
        say_it_all(elsewhere)
        await settled(elsewhere.desk.case_review.send())
        order = elsewhere.watched.of("submit")[-1][0]
        assert order.case_reference == theirs
        assert [one.platform_id for one in order.items] == silent
        await settled(elsewhere.desk.ending.wrap_up())
        (mine,) = elsewhere.casebook.recent(1)
        assert (mine.outcome, mine.state) == (Outcome.INFORMED, CaseState.WAITING)
    finally:
        elsewhere.casebook.close()
