"""What the caller said leads to its service or to its page, and every choice there does what it says."""

from __future__ import annotations

from datetime import date

import pytest

from agent_console.call import events as e
from agent_console.call.gates import Reason
from agent_console.call.steps import CallerSaid, Service, Step
from agent_console.call.stop import ESCALATED, STOP_PAGES, NextStep, StopReason
from agent_console.call.triage import LEADS_TO, TURNS_TO
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.due import DueReason
from agent_console.desk.reply import Reply
from tests.support_desk import FULL_CALL, Bench, say_everything, to_notice, to_read_back, to_selection

PAGES = [said for said, leads in LEADS_TO.items() if isinstance(leads, StopReason)]
FIFTEEN_DAYS_ON = date(2026, 12, 8)


async def at_intake(bench: Bench) -> None:
    """Answer a call and know its verdict."""
    bench.desk.intake.open(FULL_CALL)
    await bench.desk.intake.enter_subject(FULL_CALL)


def chooses(bench: Bench, choice: NextStep) -> Reply:
    """Choose something on the page at hand and go on with it."""
    assert bench.desk.line.choose(choice).done
    return bench.desk.triage.go_on(choice)


def test_everything_a_caller_may_say_leads_somewhere() -> None:
    assert set(LEADS_TO) == set(CallerSaid)
    assert set(LEADS_TO.values()) >= set(Service)


async def test_the_callers_words_set_the_service_and_nothing_else(bench: Bench) -> None:
    await at_intake(bench)

    for said, leads in LEADS_TO.items():
        if isinstance(leads, Service):
            assert bench.desk.triage.hear(said).done
            assert (bench.call.said, bench.call.service) == (said, leads)
            assert (bench.call.step, bench.call.stop) == (Step.INTAKE, None)


@pytest.mark.parametrize("said", PAGES)
async def test_what_nothing_here_cures_has_its_page_at_any_step_and_nothing_said_is_lost(
    bench: Bench, said: CallerSaid
) -> None:
    await to_selection(bench)
    before = bench.call

    assert bench.desk.triage.hear(said).done
    assert bench.call.stop is not None
    assert bench.call.stop.reason is LEADS_TO[said]
    assert bench.desk.line.leave_stop().done
    assert (bench.call.step, bench.call.ticked) == (before.step, before.ticked)
    assert bench.call.verification == before.verification


async def test_unbinding_as_well_goes_on_from_the_intake_and_later_at_the_very_step(bench: Bench) -> None:
    await at_intake(bench)
    bench.desk.triage.hear(CallerSaid.DEBT_CALLS)
    assert chooses(bench, NextStep.ALSO_UNBIND).done
    assert (bench.call.service, bench.call.step, bench.call.stop) == (Service.UNBIND, Step.NOTICE, None)

    await to_selection(bench)
    bench.desk.triage.hear(CallerSaid.WHO_HAD_IT)
    assert chooses(bench, NextStep.ALSO_UNBIND).done
    assert (bench.call.step, bench.call.stop) == (Step.SELECTION, None)


async def test_a_wrong_count_goes_on_to_the_own_accounts(bench: Bench) -> None:
    await at_intake(bench)
    bench.desk.triage.hear(CallerSaid.WRONG_COUNT)

    assert chooses(bench, NextStep.OWN_ACCOUNT_QUERY).done
    assert (bench.call.service, bench.call.step) == (Service.OWN_ACCOUNTS, Step.NOTICE)


async def test_a_number_in_the_callers_own_name_goes_on_with_the_service_at_hand(bench: Bench) -> None:
    await at_intake(bench)
    bench.desk.triage.hear(CallerSaid.LABELLED)
    bench.desk.triage.hear(CallerSaid.CHILD_OR_RELATIVE)

    assert chooses(bench, NextStep.IN_CALLERS_NAME).done
    assert (bench.call.service, bench.call.step) == (Service.LABELS, Step.NOTICE)


async def test_going_on_without_a_page_is_nothing(bench: Bench) -> None:
    await to_notice(bench)
    assert bench.desk.triage.go_on(NextStep.ALSO_UNBIND).reasons == (Reason.NOTHING_TO_DO,)


async def test_no_page_ends_a_call_on_which_something_was_filed(bench: Bench) -> None:
    await to_read_back(bench)
    say_everything(bench)
    await bench.desk.filing.submit()

    assert bench.desk.triage.hear(CallerSaid.DATA_OR_MONEY).reasons == (Reason.ALREADY_SUBMITTED,)
    assert bench.call.stop is None


async def test_what_is_said_leads_away_from_no_line_that_dropped(bench: Bench) -> None:
    await to_notice(bench)
    bench.desk.line.drop()

    assert bench.desk.triage.hear(CallerSaid.DEBT_CALLS).reasons == (Reason.STOPPED,)
    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.LINE_DROPPED


@pytest.mark.parametrize(
    ("reason", "choice"),
    [(reason, one) for reason, page in STOP_PAGES.items() for one in page.choices if one in ESCALATED],
)
async def test_a_complaint_has_its_fifteen_days_and_stands_in_the_due_list(
    bench: Bench, reason: StopReason, choice: NextStep
) -> None:
    await at_intake(bench)
    bench.desk.line.stop(reason)
    bench.desk.line.choose(choice)
    call_id = bench.call.id
    assert bench.desk.ending.wrap_up().done

    case = bench.casebook.find(call_id)
    assert case is not None
    assert case.complaint_due_on == FIFTEEN_DAYS_ON
    earlier = reason is StopReason.PREVIOUS_HOLDER
    assert case.outcome is (Outcome.PREVIOUS_HOLDER if earlier else Outcome.COMPLAINT)
    (due,) = bench.casebook.due(bench.clock.now)
    assert (due.case.call_id, due.reason) == (call_id, DueReason.COMPLAINT)


async def test_a_complaint_is_opened_once_and_only_where_it_was_chosen(bench: Bench) -> None:
    await at_intake(bench)
    bench.desk.triage.hear(CallerSaid.DEBT_CALLS)
    bench.desk.line.choose(NextStep.COMPLAINT)
    bench.desk.line.choose(NextStep.RECORD_CALLS)
    call_id = bench.call.id
    bench.desk.ending.wrap_up()

    events = bench.casebook.events_of(call_id)
    assert not any(isinstance(event, e.ComplaintOpened) for event in events)
    case = bench.casebook.find(call_id)
    assert case is not None
    assert (case.outcome, case.complaint_due_on) == (Outcome.PLATFORM_MATTER, None)


@pytest.mark.parametrize(
    "reason", [reason for reason, page in STOP_PAGES.items() if set(page.choices) & set(TURNS_TO)]
)
async def test_every_service_a_page_offers_is_really_gone_to(bench: Bench, reason: StopReason) -> None:
    for choice in STOP_PAGES[reason].choices:
        if choice in TURNS_TO:
            await at_intake(bench)
            bench.desk.line.stop(reason)
            assert chooses(bench, choice).done
            assert (bench.call.service, bench.call.stop) == (TURNS_TO[choice], None)


async def test_whose_name_the_number_is_in_is_asked_before_anything_goes_on(bench: Bench) -> None:
    await at_intake(bench)
    bench.desk.line.stop(StopReason.NOT_HOLDER)

    assert chooses(bench, NextStep.WHOSE_NAME).done
    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.CHILD_OR_RELATIVE


async def test_a_choice_that_ends_the_call_does_not_go_on_with_it(bench: Bench) -> None:
    await at_intake(bench)
    bench.desk.triage.hear(CallerSaid.WHO_HAD_IT)

    assert chooses(bench, NextStep.END).reasons == (Reason.NOTHING_TO_DO,)
    assert bench.call.stop is not None
