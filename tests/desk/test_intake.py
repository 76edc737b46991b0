"""Intents of the first pages, and one call from its first word to its accepted request."""

from __future__ import annotations

from datetime import timedelta

from agent_console.call.gates import Reason
from agent_console.call.request import FilingState
from agent_console.call.steps import CallerSaid, Step
from agent_console.call.stop import StopReason
from agent_console.desk.reply import FailureKind
from agent_console.identity.phone import PhoneNumber
from tests.desk.looking import OTHER, failure, kinds
from tests.support_desk import (
    FULL_CALL,
    Bench,
    to_notice,
    to_read_back,
)


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
    bench.desk.triage.hear(CallerSaid.ALREADY_REGISTERED)

    assert bench.call.numbers.answers_go_to == OTHER
    assert bench.call.said is CallerSaid.ALREADY_REGISTERED


async def test_the_callers_no_at_the_notice_ends_the_call_with_nothing_asked(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.intake.decline()

    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.DECLINED
    assert bench.watched.count("match_identity") == 0
