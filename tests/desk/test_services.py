"""Turning a call to another service: what was said and verified goes along, what belongs to one stays with it."""

from __future__ import annotations

import pytest

from agent_console.call.gates import Act, Reason
from agent_console.call.steps import Service, Step
from agent_console.call.stop import StopReason
from agent_console.call.wrap_up import Outcome
from agent_console.desk.ending import proposed_outcome
from agent_console.identity.phone import PhoneNumber
from tests.support_desk import (
    FULL_CALL,
    Bench,
    say_everything,
    settled,
    to_code,
    to_lookup,
    to_notice,
    to_read_back,
    to_selection,
)

NOT_RECYCLED = PhoneNumber("13900000036")

OTHER_SERVICES = (Service.OWN_ACCOUNTS, Service.LABELS)


@pytest.mark.parametrize("service", OTHER_SERVICES)
async def test_turning_in_mid_call_keeps_the_verification_and_goes_on_at_the_lookup(
    bench: Bench, service: Service
) -> None:
    await to_selection(bench)
    before = bench.call

    assert bench.desk.services.choose(service).done
    assert bench.call.service is service
    assert bench.call.step is Step.LOOKUP
    assert (bench.call.verification, bench.call.notice, bench.call.numbers) == (
        before.verification,
        before.notice,
        before.numbers,
    )


async def test_turning_before_the_verification_leaves_the_call_at_its_step(bench: Bench) -> None:
    await to_code(bench)

    assert bench.desk.services.choose(Service.LABELS).done
    assert bench.call.step is Step.VERIFICATION


@pytest.mark.parametrize("service", OTHER_SERVICES)
async def test_nothing_can_be_unbound_while_another_service_is_at_hand(
    bench: Bench, service: Service
) -> None:
    await to_read_back(bench)
    say_everything(bench)
    bench.desk.services.choose(service)

    acts = (Act.LOOK_UP, Act.TICK, Act.ENTER_SELECTION, Act.ENTER_READ_BACK, Act.CONSENT, Act.SUBMIT)
    assert all(Reason.OTHER_SERVICE in bench.desk.why_not(act) for act in acts)
    assert Reason.OTHER_SERVICE in (await bench.desk.filing.submit()).reasons
    assert not bench.watched.count("submit")


async def test_what_was_read_out_is_read_out_anew_after_the_call_turned_away_and_back(bench: Bench) -> None:
    await to_read_back(bench)
    say_everything(bench)
    ticked = bench.call.ticked
    bench.desk.services.choose(Service.LABELS)
    bench.desk.services.choose(Service.UNBIND)

    assert bench.call.ticked == ticked
    assert not bench.call.read_back.stated


async def test_what_was_filed_stays_filed_when_the_caller_asks_for_more(bench: Bench) -> None:
    await to_read_back(bench)
    await bench.desk.filing.submit()
    filed = bench.call.submission

    assert bench.desk.services.choose(Service.LABELS).done
    assert bench.call.submission == filed
    assert not bench.call.submitted
    assert bench.desk.why_not(Act.CHANGE_NUMBERS)[0] is Reason.ALREADY_SUBMITTED


async def test_a_number_that_never_changed_hands_goes_on_from_its_page_to_another_service(
    bench: Bench,
) -> None:
    bench.desk.intake.open(NOT_RECYCLED)
    await bench.desk.intake.enter_subject(NOT_RECYCLED)
    assert bench.desk.intake.confirm_numbers().reasons == (Reason.NOT_ELIGIBLE,)

    assert bench.desk.services.choose(Service.OWN_ACCOUNTS).done
    assert (bench.call.stop, bench.call.step) == (None, Step.NOTICE)


async def test_turning_to_a_service_the_number_is_not_for_leads_to_its_page(bench: Bench) -> None:
    bench.desk.intake.open(NOT_RECYCLED)
    bench.desk.services.choose(Service.OWN_ACCOUNTS)
    await bench.desk.intake.enter_subject(NOT_RECYCLED)
    bench.desk.intake.confirm_numbers()
    assert bench.call.step is Step.NOTICE

    assert bench.desk.services.choose(Service.UNBIND).reasons == (Reason.NOT_ELIGIBLE,)
    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.NOT_RECYCLED


async def test_no_service_leads_away_from_a_line_that_dropped(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.line.drop()

    assert bench.desk.services.choose(Service.LABELS).reasons == (Reason.STOPPED,)
    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.LINE_DROPPED


async def test_choosing_what_is_at_hand_writes_nothing(bench: Bench) -> None:
    await to_notice(bench)
    before = bench.casebook.events_of(bench.call.id)

    assert bench.desk.services.choose(Service.UNBIND).reasons == (Reason.NOTHING_TO_DO,)
    assert bench.casebook.events_of(bench.call.id) == before


def step_of(bench: Bench) -> Step:
    """Where the call is now; a type checker would remember where it was."""
    return bench.call.step


async def verify_again(bench: Bench) -> None:
    """Let the code grow too old for a submit and confirm a fresh one."""
    bench.clock.forward(seconds=11 * 60)
    await settled(bench.desk.holder.send_code())
    await settled(bench.desk.holder.confirm_code(bench.code(FULL_CALL)))


async def test_after_a_fresh_code_another_query_can_still_be_asked_once_the_notice_was_agreed_anew(
    bench: Bench,
) -> None:
    """The registry takes an agreement only near its code, and a second code made the first agreement far from it."""
    await to_read_back(bench)
    await verify_again(bench)
    say_everything(bench)
    await settled(bench.desk.filing.submit())

    assert bench.desk.services.choose(Service.OWN_ACCOUNTS).done
    assert step_of(bench) is Step.NOTICE
    assert bench.desk.why_not(Act.LOOK_UP_OWN_ACCOUNTS) == (Reason.NOT_AGREED,)

    await settled(bench.desk.intake.agree())
    assert step_of(bench) is Step.LOOKUP
    assert (await bench.desk.own_accounts.look_up()).done


async def test_a_fresh_code_in_the_middle_of_a_query_of_own_accounts_asks_for_the_notice_it_needs(
    bench: Bench,
) -> None:
    await to_selection(bench)
    bench.desk.services.choose(Service.OWN_ACCOUNTS)
    await verify_again(bench)

    assert not bench.call.notice.agreed
    await settled(bench.desk.intake.agree())
    assert (await bench.desk.own_accounts.look_up()).done


async def test_a_call_that_turns_back_to_what_was_filed_shows_it_again(bench: Bench) -> None:
    await to_read_back(bench)
    await bench.desk.filing.submit()
    bench.desk.services.choose(Service.OWN_ACCOUNTS)
    assert step_of(bench) is Step.LOOKUP

    assert bench.desk.services.choose(Service.UNBIND).done
    assert step_of(bench) is Step.SUBMISSION


async def test_a_call_that_goes_on_with_another_service_owes_the_call_back_no_more(bench: Bench) -> None:
    await to_lookup(bench)
    await settled(bench.desk.ending.agree_call_back(), bench.desk.services.choose(Service.LABELS))

    assert bench.call.call_back_on is None
    assert proposed_outcome(bench.call) is not Outcome.CALL_BACK


@pytest.mark.parametrize("service", Service)
async def test_the_text_message_says_what_the_code_is_for(bench: Bench, service: Service) -> None:
    await to_notice(bench)
    if service is not bench.call.service:
        await settled(bench.desk.services.choose(service))
    await settled(bench.desk.intake.agree())
    await settled(bench.desk.holder.compare(*bench.holder()))
    if bench.call.verification.code is None:
        await settled(bench.desk.holder.send_code())
    assert [text for _, text in bench.watched.of("send_code")] == [bench.desk.settings.sms_texts[service]]
