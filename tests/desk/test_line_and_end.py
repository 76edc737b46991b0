"""Hold, drop, steps, notes and the wrap-up."""

from __future__ import annotations

import pytest

from agent_console.call.gates import Act, Reason
from agent_console.call.line import LineState
from agent_console.call.steps import Step
from agent_console.call.stop import NextStep, StopReason
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from agent_console.desk.calling_back import call_back_due
from agent_console.desk.ending import possible_outcomes, proposed_outcome
from tests.support_desk import (
    FULL_CALL,
    Bench,
    to_notice,
    to_read_back,
)


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
