"""The desk over the real registry and a real casebook: each intent, each way it can fail, and what is on disk then."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from agent_console.backend import PlatformId, PlatformList, UnbindMethod
from agent_console.call.gates import Act, Reason
from agent_console.call.line import LineState
from agent_console.call.lookup import LookupState
from agent_console.call.read_back import Statement
from agent_console.call.request import FilingState
from agent_console.call.steps import CallerSaid, Step
from agent_console.call.stop import NextStep, StopReason
from agent_console.call.verification import TenureAnswer, VerificationState
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.outbox import OutboxState
from agent_console.desk.ending import call_back_due, possible_outcomes, proposed_outcome
from agent_console.desk.filing import _portions
from agent_console.desk.reply import FailureKind, Reply
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.support_desk import (
    FULL_CALL,
    Bench,
    open_bench,
    platforms_of,
    say_everything,
    to_code,
    to_lookup,
    to_notice,
    to_read_back,
    to_selection,
)

OTHER = PhoneNumber("18700001010")
WRONG = Secret("440524188001010014")
DOUYIN, MEITUAN = PlatformId("douyin"), PlatformId("meituan")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    opened = open_bench(tmp_path)
    yield opened
    opened.casebook.close()
    opened.registry._books.close()


def kinds(bench: Bench, call_id: str | None = None) -> list[str]:
    return [type(one).__name__ for one in bench.casebook.events_of(call_id or bench.call.id)]


def failure(reply: Reply) -> FailureKind | None:
    return reply.failure.kind if reply.failure else None


async def wait(bench: Bench, count: int = 1) -> None:
    """Wait until that many answers are kept waiting."""
    async with asyncio.timeout(5):
        await bench.watched.kept(count)


# ---------------------------------------------------------------------- a whole call


async def test_a_whole_call_ends_with_an_accepted_request_under_its_case_number(bench: Bench) -> None:
    await to_read_back(bench)

    assert (await bench.desk.filing.submit()).done
    assert bench.call.step is Step.SUBMISSION
    assert [one.state for one in bench.call.submission.filings] == [FilingState.ACCEPTED]
    assert bench.call.id.startswith("00")
    assert not bench.casebook.waiting("fake")


async def test_what_is_on_the_desk_is_what_is_on_disk(bench: Bench) -> None:
    await to_read_back(bench)
    await bench.desk.filing.submit()

    assert bench.desk._worktop.stored(bench.call.id) == bench.call


async def test_whoever_listens_hears_of_every_change_until_they_stop(bench: Bench) -> None:
    seen: list[str] = []
    stop = bench.desk.on_change(lambda call: seen.append(call.step))
    await to_notice(bench)
    stop()
    bench.desk.intake.agree()

    assert seen[-1] == Step.NOTICE


async def test_a_second_submit_is_refused_and_sends_nothing(bench: Bench) -> None:
    await to_read_back(bench)
    await bench.desk.filing.submit()
    again = await bench.desk.filing.submit()

    assert again.reasons[0] is Reason.ALREADY_SUBMITTED
    assert bench.watched.count("submit") == 1


# ---------------------------------------------------------------------- intake


async def test_a_number_that_can_not_be_unbound_ends_on_its_page(bench: Bench) -> None:
    number = PhoneNumber("13900000036")
    bench.desk.intake.open(number)
    await bench.desk.intake.enter_subject(number)
    assert bench.call.why_not_eligible(bench.clock.now) is not None

    bench.desk.intake.confirm_numbers()

    assert bench.call.stop is not None
    assert bench.call.stop.reason is bench.call.why_not_eligible(bench.clock.now)


async def test_the_same_number_again_keeps_everything_and_asks_anew(bench: Bench) -> None:
    await to_notice(bench)
    await bench.desk.intake.enter_subject(FULL_CALL)

    assert kinds(bench).count("SubjectEntered") == 1
    assert bench.watched.count("number") == 2
    assert bench.call.step is Step.NOTICE


async def test_an_unreachable_verdict_leaves_the_number_typed_and_can_be_asked_again(bench: Bench) -> None:
    bench.desk.intake.open(FULL_CALL)
    bench.order("number:busy")
    reply = await bench.desk.intake.enter_subject(FULL_CALL)
    bench.order("")

    assert failure(reply) is FailureKind.UNREACHABLE
    assert reply.failure is not None
    assert reply.failure.retry_after == timedelta(seconds=5)
    assert bench.call.numbers.subject == FULL_CALL
    assert bench.desk.intake.confirm_numbers().reasons == (Reason.VERDICT_MISSING,)
    assert (await bench.desk.intake.ask_verdict()).done


async def test_a_second_opinion_that_nobody_gives_is_no_confirmation(bench: Bench) -> None:
    low = next(
        number
        for number in (PhoneNumber(f"1390000{tail:04d}") for tail in range(2_000))
        if bench.registry._world.facts(number, bench.clock.now).registration.confidence == "LOW"
    )
    bench.order("check_activation:down")
    bench.desk.intake.open(low)
    assert (await bench.desk.intake.enter_subject(low)).done

    assert bench.call.why_not_eligible(bench.clock.now) is StopReason.CANNOT_JUDGE


async def test_contact_and_what_was_said_are_kept(bench: Bench) -> None:
    bench.desk.intake.open(FULL_CALL)
    bench.desk.intake.enter_contact(OTHER)
    bench.desk.intake.hear(CallerSaid.ALREADY_REGISTERED)

    assert bench.call.numbers.answers_go_to == OTHER
    assert bench.call.said is CallerSaid.ALREADY_REGISTERED


async def test_the_callers_no_at_the_notice_ends_the_call_with_nothing_asked(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.decline()

    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.DECLINED
    assert bench.watched.count("match_identity") == 0


# ---------------------------------------------------------------------- verification


async def test_on_the_own_line_with_clear_signals_the_code_goes_out_by_itself(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    await bench.desk.holder.ask_signals()
    await bench.desk.holder.compare(*bench.holder())

    assert bench.watched.count("send_code") == 1
    assert bench.call.verification.state is VerificationState.CODE_SENT


async def test_without_clear_signals_nothing_goes_out_by_itself(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    bench.order("fraud_signals:down")
    reply = await bench.desk.holder.ask_signals()
    bench.order("")
    await bench.desk.holder.compare(*bench.holder())

    assert failure(reply) is FailureKind.UNREACHABLE
    assert bench.call.verification.signals is not None
    assert bench.watched.count("send_code") == 0


async def test_three_mismatches_lock_this_call_and_the_next_one(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    for _ in range(3):
        await bench.desk.holder.compare(Secret("王某"), WRONG)

    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.FACTOR_LOCKED
    assert bench.desk.line.leave_stop().reasons == (Reason.LOCKED_TODAY,)
    await to_notice(bench)
    assert bench.call.verification.state is VerificationState.LOCKED


async def test_the_casebook_counts_misses_the_registry_forgot(bench: Bench, tmp_path: Path) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    await bench.desk.holder.compare(Secret("王某"), WRONG)
    draft = bench.call.id
    await to_notice(bench)
    bench.desk.intake.agree()
    await bench.desk.holder.compare(Secret("王某"), WRONG)

    resumed = bench.desk.intake.resume(draft)

    assert resumed.verification.match_misses == 2


async def test_a_lock_is_over_the_next_day_in_china(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    for _ in range(3):
        await bench.desk.holder.compare(Secret("王某"), WRONG)
    bench.clock.forward(days=1)
    await to_code(bench)

    assert bench.call.verification.state is VerificationState.CODE_SENT


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("down", FailureKind.UNREACHABLE),
        ("lost-after", FailureKind.OUTCOME_UNKNOWN),
        ("garbled", FailureKind.GARBLED),
        ("refused", FailureKind.REFUSED),
    ],
)
async def test_a_comparison_that_broke_matches_nobody(bench: Bench, fault: str, kind: FailureKind) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    bench.order(f"match_identity:{fault}")
    reply = await bench.desk.holder.compare(*bench.holder())

    assert failure(reply) is kind
    assert bench.call.verification.state is VerificationState.NUMBER_KNOWN


@pytest.mark.parametrize(
    ("fault", "kind", "waits"),
    [
        ("down", FailureKind.UNREACHABLE, False),
        ("refused", FailureKind.REFUSED, False),
        ("lost-before", FailureKind.OUTCOME_UNKNOWN, True),
        ("lost-after", FailureKind.OUTCOME_UNKNOWN, True),
        ("garbled", FailureKind.GARBLED, True),
    ],
)
async def test_a_code_that_may_be_out_is_never_sent_again_by_itself(
    bench: Bench, fault: str, kind: FailureKind, waits: bool
) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    await bench.desk.holder.compare(*bench.holder())
    bench.order(f"send_code:{fault}")
    sent = bench.watched.count("send_code")
    reply = await bench.desk.holder.send_code()
    bench.order("")
    await bench.desk.holder.ask_signals()

    assert failure(reply) is kind
    if waits:
        assert bench.watched.count("send_code") == sent + 1
        assert bench.desk.why_not(Act.SEND_CODE) == (Reason.RESEND_TOO_SOON,)
        assert bench.desk.why_not(Act.CONFIRM_CODE) == (Reason.NO_CODE_SENT,)
        bench.clock.forward(seconds=30)
        assert (await bench.desk.holder.send_code()).done


@pytest.mark.parametrize(
    ("fault", "noted"), [("down", False), ("lost-after", True), ("garbled", True), ("refused", True)]
)
async def test_a_code_comparison_that_broke_verifies_nobody(bench: Bench, fault: str, noted: bool) -> None:
    await to_code(bench)
    bench.order(f"confirm_code:{fault}")
    await bench.desk.holder.confirm_code(bench.code())

    assert not bench.call.verification.verified
    assert ("CodeCompareUnknown" in kinds(bench)) is noted


async def test_a_disputed_date_ends_on_the_page_that_can_not_judge(bench: Bench) -> None:
    await to_lookup(bench)
    bench.desk.holder.state_tenure(TenureAnswer.DISAGREES)

    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.CANNOT_JUDGE
    assert (await bench.desk.finding.look_up()).reasons


# ---------------------------------------------------------------------- answers that come late


@pytest.mark.parametrize("meanwhile", ["home", "another call"])
async def test_an_answer_lands_in_the_call_that_asked(bench: Bench, meanwhile: str) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    asked = bench.call.id
    bench.watched.gated = True
    comparing = asyncio.create_task(bench.desk.holder.compare(*bench.holder()))
    await wait(bench)
    bench.watched.gated = False
    if meanwhile == "home":
        bench.desk.put_away()
    else:
        bench.desk.intake.open(OTHER)
    bench.watched.let_through()

    assert (await comparing).done
    assert kinds(bench, asked)[-1] == "IdentityCompared"
    assert bench.desk.call is None or bench.desk.call.verification.state is VerificationState.NOT_STARTED


async def test_a_verdict_that_comes_late_is_there_when_the_call_is_taken_up_again(bench: Bench) -> None:
    asked = bench.desk.intake.open(FULL_CALL).id
    bench.watched.gated = True
    entering = asyncio.create_task(bench.desk.intake.enter_subject(FULL_CALL))
    await wait(bench)
    bench.desk.put_away()
    bench.watched.let_through()
    await entering

    assert bench.desk.intake.resume(asked).numbers.record is not None


@pytest.mark.parametrize("intent", ["verdict", "signals", "match", "send", "confirm", "lookup"])
async def test_an_answer_about_another_number_changes_nothing(bench: Bench, intent: str) -> None:
    bench.desk.settings  # noqa: B018 - the automatic steps stay on: they must not slip through either
    await (to_lookup(bench) if intent == "lookup" else to_code(bench))
    if intent == "send":
        bench.clock.forward(seconds=31)
    bench.watched.gated = True
    asking = asyncio.create_task(_ask(bench, intent))
    await wait(bench)
    bench.watched.gated = False
    await bench.desk.intake.enter_subject(OTHER)
    before = bench.call
    bench.watched.let_through()
    await asking

    assert bench.call == before
    assert bench.call.verification.state is VerificationState.NUMBER_KNOWN


async def _ask(bench: Bench, intent: str) -> Reply:
    match intent:
        case "verdict":
            return await bench.desk.intake.ask_verdict()
        case "signals":
            return await bench.desk.holder.ask_signals()
        case "match":
            return await bench.desk.holder.compare(*bench.holder())
        case "send":
            return await bench.desk.holder.send_code()
        case "confirm":
            return await bench.desk.holder.confirm_code(bench.code())
        case _:
            return await bench.desk.finding.look_up()


async def test_a_mismatch_of_a_number_left_behind_counts_for_that_number(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.agree()
    bench.watched.gated = True
    comparing = asyncio.create_task(bench.desk.holder.compare(Secret("王某"), WRONG))
    await wait(bench)
    bench.watched.gated = False
    await bench.desk.intake.enter_subject(OTHER)
    bench.watched.let_through()
    await comparing

    day = date(2026, 11, 23)
    assert bench.casebook.misses_today(FULL_CALL, day) == (1, 0)
    assert bench.casebook.misses_today(OTHER, day) == (0, 0)


@pytest.mark.parametrize("intent", ["verdict", "match", "send", "confirm", "lookup"])
async def test_a_doubled_key_asks_once(bench: Bench, intent: str) -> None:
    await (to_lookup(bench) if intent == "lookup" else to_code(bench))
    bench.clock.forward(seconds=31)
    asked = len(bench.watched.asked)
    bench.watched.gated = True
    first = asyncio.create_task(_ask(bench, intent))
    await wait(bench)
    second = await _ask(bench, intent)
    bench.watched.gated = False
    bench.watched.let_through()

    assert second.reasons == (Reason.UNDER_WAY,)
    assert (await first).done
    assert len(bench.watched.asked) - asked <= 2


async def test_a_doubled_8_submits_once(bench: Bench) -> None:
    await to_read_back(bench)
    bench.watched.gated = True
    first = asyncio.create_task(bench.desk.filing.submit())
    await wait(bench)
    second = await bench.desk.filing.submit()
    third = await bench.desk.filing.settle(bench.call.id)
    bench.watched.let_through()

    assert (await first).done
    assert second.reasons[0] is Reason.ALREADY_SUBMITTED
    assert third.reasons == (Reason.UNDER_WAY,)
    assert bench.watched.count("submit") == 1


async def test_the_outbox_leaves_a_submit_alone_that_is_under_way_on_a_call_put_away(bench: Bench) -> None:
    await to_read_back(bench)
    call_id = bench.call.id
    bench.watched.gated = True
    first = asyncio.create_task(bench.desk.filing.submit())
    await wait(bench)
    bench.desk.put_away()
    await bench.desk.filing.settle_all()
    bench.watched.let_through()

    assert (await first).done
    assert bench.watched.count("submit") == 1
    assert kinds(bench, call_id).count("FilingAccepted") == 1


# ---------------------------------------------------------------------- lookup


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


# ---------------------------------------------------------------------- read-back and submit


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
    assert bench.watched.count("submit") == 1, "the first that can not be sent keeps the rest in line"
    bench.casebook.close()
    bench.registry._books.close()


@pytest.mark.parametrize(("count", "sizes"), [(1, [1]), (300, [300]), (301, [300, 1]), (0, [])])
def test_a_list_is_cut_at_three_hundred(count: int, sizes: list[int]) -> None:
    from agent_console.backend import OrderItem

    items = tuple(OrderItem(PlatformId(str(n))) for n in range(count))

    assert [len(one) for one in _portions(items)] == sizes


async def test_how_far_an_accepted_request_is_can_be_asked(bench: Bench) -> None:
    await to_read_back(bench)
    await bench.desk.filing.submit()
    bench.clock.forward(days=14)

    assert (await bench.desk.filing.refresh()).done
    assert all(item.state is not None for item in bench.call.submission.filings[0].items)
    bench.order("request:down")
    assert failure(await bench.desk.filing.refresh()) is FailureKind.UNREACHABLE


# ---------------------------------------------------------------------- the line, steps and the end


async def test_hold_and_back_and_a_drop_that_voids_what_was_said(bench: Bench) -> None:
    await to_read_back(bench)
    bench.desk.line.toggle_hold()
    assert bench.call.line.state is LineState.HELD
    bench.desk.line.toggle_hold()
    assert (await _submit_reasons(bench)) == ()
    bench.desk.line.drop()

    assert bench.call.read_back.stated == ()
    assert bench.call.stop is not None
    assert bench.desk.line.leave_stop().reasons == (Reason.LINE_DOWN,)
    assert bench.desk.line.reconnect().done
    assert bench.call.stop is None


async def _submit_reasons(bench: Bench) -> tuple[Reason, ...]:
    return bench.desk.why_not(Act.SUBMIT)


async def test_a_dropped_call_that_was_kept_as_a_draft_goes_on_when_it_is_taken_up(bench: Bench) -> None:
    await to_read_back(bench)
    bench.desk.line.drop()
    call_id = bench.call.id
    bench.desk.put_away()
    bench.desk.intake.resume(call_id)

    assert bench.call.stop is None
    assert bench.call.ticked
    assert bench.desk.choosing.review().done


async def test_nobody_goes_to_the_submission_before_there_is_one(bench: Bench) -> None:
    await to_read_back(bench)

    assert bench.desk.line.go_to(Step.SUBMISSION).reasons == (Reason.NOTHING_TO_DO,)
    assert bench.desk.line.go_to(Step.WRAP_UP).done


@pytest.mark.parametrize("step", [Step.INTAKE, Step.NOTICE, Step.LOOKUP, Step.SELECTION, Step.READ_BACK])
async def test_after_the_submit_no_step_leads_back(bench: Bench, step: Step) -> None:
    await to_read_back(bench)
    await bench.desk.filing.submit()

    assert bench.desk.line.go_to(step).reasons[0] is Reason.ALREADY_SUBMITTED


async def test_notes_are_one_line_and_never_empty(bench: Bench) -> None:
    bench.desk.intake.open(FULL_CALL)

    assert bench.desk.line.note("  ").reasons == (Reason.NOTHING_TO_DO,)
    bench.desk.line.note("一\n二\t三 \ud83d" + "x" * 300)

    assert bench.call.notes[0].text.startswith("一 二 三 ?")
    assert len(bench.call.notes[0].text) == 200
    assert bench.desk._worktop.stored(bench.call.id) == bench.call


async def test_a_call_that_is_wrapped_up_clears_the_desk_and_closes_the_case(bench: Bench) -> None:
    await to_notice(bench)
    call_id = bench.call.id
    assert bench.desk.ending.wrap_up(Outcome.OTHER).reasons == (Reason.NOTE_MISSING,)
    bench.desk.line.note("一句")
    assert bench.desk.ending.wrap_up(Outcome.OTHER).done

    assert bench.desk.call is None
    found = bench.casebook.find(call_id)
    assert found is not None
    assert found.state is CaseState.CLOSED


async def test_nothing_is_called_accepted_that_was_not_submitted(bench: Bench) -> None:
    await to_read_back(bench)

    assert not {Outcome.ACCEPTED, Outcome.RECORDED} & set(possible_outcomes(bench.call))
    assert bench.desk.ending.wrap_up(Outcome.ACCEPTED).reasons == (Reason.NOTHING_TO_DO,)


async def test_a_submitted_call_is_never_called_declined_or_not_eligible(bench: Bench) -> None:
    await to_read_back(bench)
    await bench.desk.filing.submit()

    assert proposed_outcome(bench.call) is Outcome.ACCEPTED
    assert not {Outcome.DECLINED, Outcome.NOT_ELIGIBLE, Outcome.RECORDED} & set(possible_outcomes(bench.call))


async def test_a_call_back_agreed_too_late_in_the_evening_is_put_on_the_next_morning(bench: Bench) -> None:
    await to_notice(bench)
    bench.clock.forward(hours=10)
    bench.desk.line.stop(StopReason.NO_SIM)
    bench.desk.line.choose(NextStep.CALL_BACK_TODAY)

    due = call_back_due(bench.call, bench.desk.calendar, bench.clock.now)

    assert due is not None
    assert due.isoformat() == "2026-11-24T02:00:00+00:00"


async def test_what_is_still_uncertain_is_told_to_the_caller_by_noon_of_the_next_working_day(
    bench: Bench,
) -> None:
    await to_read_back(bench)
    bench.order("submit:lost-after")
    await bench.desk.filing.submit()
    call_id = bench.call.id
    bench.desk.ending.wrap_up()

    found = bench.casebook.find(call_id)
    assert found is not None
    assert found.state is CaseState.OUTCOME_UNKNOWN
    assert found.call_back_at is not None
    assert found.call_back_at.isoformat() == "2026-11-24T04:00:00+00:00"


async def test_a_choice_that_is_not_on_the_page_is_none(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.line.stop(StopReason.NO_SIM)

    assert bench.desk.line.choose(NextStep.POLICE).reasons == (Reason.NOTHING_TO_DO,)


async def test_no_name_document_or_code_is_in_the_casebook(bench: Bench) -> None:
    await to_read_back(bench)
    await bench.desk.filing.submit()
    name, document = (one.reveal() for one in bench.holder())
    code = bench.code().reveal()
    bench.casebook.close()

    written = b"".join(one.read_bytes() for one in (bench.folder / "desk").iterdir())
    for secret in (name, document, document[-6:], code):
        assert secret.encode() not in written
