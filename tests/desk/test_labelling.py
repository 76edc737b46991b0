"""Labels at the desk: asked for, chosen, read back, agreed to on their own, sent once, followed to the end."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from agent_console.backend import (
    CorrectionOrder,
    CorrectionReason,
    CorrectionState,
    LabelCategory,
    PlatformId,
)
from agent_console.call import events as e
from agent_console.call.filing_state import PROOF_EXPIRED, FilingState
from agent_console.call.gates import Act, Reason
from agent_console.call.labels import LabelsState
from agent_console.call.read_back import Statement
from agent_console.call.services.labels import LabelRow, LabelStanding
from agent_console.call.steps import Service, Step
from agent_console.call.stop import StopReason
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState
from agent_console.desk.ending import proposed_outcome
from agent_console.identity.phone import PhoneNumber
from tests.support_desk import (
    FULL_CALL,
    Bench,
    open_bench,
    run,
    settled,
    to_lookup,
    to_read_back,
)


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    opened = open_bench(tmp_path)
    yield opened
    opened.close()


async def to_labels(bench: Bench) -> None:
    """Work a call until the label providers have answered."""
    await to_lookup(bench)
    await settled(bench.desk.services.choose(Service.LABELS))
    await settled(bench.desk.labelling.ask())


def row_of(bench: Bench, category: LabelCategory) -> LabelRow:
    return next(row for row in bench.call.label_rows if row.label and row.label.category is category)


def id_of(bench: Bench, category: LabelCategory) -> str:
    label = row_of(bench, category).label
    assert label is not None
    return label.id


async def to_label_read_back(bench: Bench) -> None:
    """Choose both labels that can be corrected, each for its own reason, and say everything."""
    await to_labels(bench)
    await settled(bench.desk.labelling.choose(id_of(bench, LabelCategory.SPAM)))
    await settled(
        bench.desk.labelling.choose(id_of(bench, LabelCategory.DELIVERY), CorrectionReason.WRONG_NAME)
    )
    await settled(bench.desk.correcting.review())
    say_everything_about_labels(bench)


def say_everything_about_labels(bench: Bench) -> None:
    bench.desk.correcting.show_last_page()
    for statement in (Statement.READ_BACK, Statement.SEPARATE_CONSENT):
        reply = bench.desk.correcting.state(statement)
        assert reply.done, reply


def orders(bench: Bench) -> list[CorrectionOrder]:
    return [args[0] for args in bench.watched.of("correct")]


def test_the_list_opens_by_itself_once_the_providers_answered(bench: Bench) -> None:
    run(to_labels(bench))

    assert bench.call.step is Step.SELECTION
    assert len({row.provider_id for row in bench.call.label_rows}) == 7
    assert row_of(bench, LabelCategory.FRAUD).standing is LabelStanding.FRAUD
    assert bench.watched.count("start_lookup") == 0, "nothing else was looked up"


def test_nothing_is_asked_before_the_caller_is_verified(bench: Bench) -> None:
    bench.desk.intake.open(FULL_CALL)
    run(settled(bench.desk.intake.enter_subject(FULL_CALL)))
    run(settled(bench.desk.services.choose(Service.LABELS)))
    reply = run(bench.desk.labelling.ask())

    assert Reason.NOT_VERIFIED in reply.reasons
    assert bench.watched.count("labels") == 0


def test_a_fraud_label_is_nothing_to_choose(bench: Bench) -> None:
    run(to_labels(bench))
    fraud = id_of(bench, LabelCategory.FRAUD)

    assert bench.desk.labelling.choose(fraud).reasons == (Reason.NOTHING_TO_DO,)
    run(settled(bench.desk.labelling.choose_all()))
    assert fraud not in {one.label_id for one in bench.call.labels.chosen}


def test_a_label_without_a_reason_keeps_the_read_back_closed(bench: Bench) -> None:
    run(to_labels(bench))
    run(settled(bench.desk.labelling.choose(id_of(bench, LabelCategory.DELIVERY))))

    assert bench.desk.correcting.review().reasons == (Reason.LABEL_REASON_MISSING,)


def test_a_choice_is_taken_back_one_by_one(bench: Bench) -> None:
    run(to_labels(bench))
    delivery, labelling = id_of(bench, LabelCategory.DELIVERY), bench.desk.labelling
    run(settled(labelling.choose(delivery)))
    run(settled(labelling.choose(delivery, CorrectionReason.WRONG_NAME)))
    run(settled(labelling.undo()))
    assert bench.call.labels.is_chosen(delivery)
    assert bench.call.labels.reason_of(delivery) is None
    run(settled(labelling.undo()))
    assert not bench.call.labels.chosen
    assert labelling.undo().reasons == (Reason.NOTHING_TO_DO,)


def test_one_request_for_each_reason_and_every_label_in_one_of_them(bench: Bench) -> None:
    run(to_label_read_back(bench))
    run(settled(bench.desk.correcting.submit()))

    assert [(order.reason, len(order.label_ids)) for order in orders(bench)] == [
        (CorrectionReason.PREVIOUS_HOLDER, 1),
        (CorrectionReason.WRONG_NAME, 1),
    ]
    filed = bench.call.submission.corrections
    assert [(one.number, one.state) for one in filed] == [
        (1, FilingState.ACCEPTED),
        (2, FilingState.ACCEPTED),
    ]
    assert bench.call.step is Step.SUBMISSION
    assert proposed_outcome(bench.call) is Outcome.ACCEPTED
    assert filed[0].promise.term.days == 5


@pytest.mark.parametrize("statement", [Statement.READ_BACK, Statement.SEPARATE_CONSENT])
def test_nothing_is_sent_while_an_answer_of_the_caller_is_missing(bench: Bench, statement: Statement) -> None:
    run(to_label_read_back(bench))
    while bench.call.read_back.has(statement):
        run(settled(bench.desk.correcting.undo()))
    reply = run(bench.desk.correcting.submit())

    assert reply.reasons
    assert not orders(bench)


def test_another_choice_makes_what_was_said_void(bench: Bench) -> None:
    run(to_label_read_back(bench))
    run(settled(bench.desk.line.go_to(Step.SELECTION)))
    run(settled(bench.desk.labelling.leave(id_of(bench, LabelCategory.DELIVERY))))

    assert not bench.call.read_back.stated
    assert run(bench.desk.correcting.submit()).reasons


def test_what_was_agreed_for_labels_sends_no_app_and_the_other_way_round(bench: Bench) -> None:
    run(to_read_back(bench))
    run(settled(bench.desk.services.choose(Service.LABELS)))

    assert Reason.OTHER_SERVICE in run(bench.desk.filing.submit()).reasons
    assert not bench.call.read_back.stated
    assert bench.watched.count("submit") == 0


@pytest.mark.parametrize("how", ["drop", "hold", "old proof", "another number"])
def test_what_voids_or_delays_an_unbinding_does_so_with_a_correction(bench: Bench, how: str) -> None:
    run(to_label_read_back(bench))
    match how:
        case "drop":
            bench.desk.line.drop()
            run(settled(bench.desk.line.reconnect()))
        case "hold":
            run(settled(bench.desk.line.toggle_hold()))
        case "old proof":
            bench.clock.forward(minutes=11)
        case _:
            run(bench.desk.intake.enter_subject(PhoneNumber("13900139000")))
    reply = run(bench.desk.correcting.submit())

    assert reply.reasons
    assert not orders(bench)


def test_the_callers_no_sends_nothing(bench: Bench) -> None:
    run(to_label_read_back(bench))
    run(settled(bench.desk.correcting.decline()))

    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.DECLINED
    assert not orders(bench)


def test_after_an_unbinding_the_same_call_corrects_labels_in_the_same_case(bench: Bench) -> None:
    run(to_read_back(bench, "douyin"))
    run(settled(bench.desk.filing.submit()))
    run(settled(bench.desk.services.choose(Service.LABELS)))
    run(settled(bench.desk.labelling.ask()))
    run(settled(bench.desk.labelling.choose(id_of(bench, LabelCategory.SPAM))))
    run(settled(bench.desk.correcting.review()))
    say_everything_about_labels(bench)
    run(settled(bench.desk.correcting.submit()))

    submission = bench.call.submission
    assert [one.number for one in submission.filings] == [1]
    assert [one.number for one in submission.corrections] == [2]
    assert orders(bench)[0].case_reference == bench.call.id


def test_a_no_after_an_unbinding_leaves_the_labels_and_not_the_call(bench: Bench) -> None:
    run(to_read_back(bench, "douyin"))
    run(settled(bench.desk.filing.submit()))
    run(settled(bench.desk.services.choose(Service.LABELS)))
    run(settled(bench.desk.labelling.ask()))
    run(settled(bench.desk.labelling.choose(id_of(bench, LabelCategory.SPAM))))
    run(settled(bench.desk.correcting.review()))
    run(settled(bench.desk.correcting.decline()))

    assert (bench.call.step, bench.call.stop) == (Step.SELECTION, None)
    assert not bench.call.labels.chosen


def test_a_registry_that_is_down_leaves_the_page_with_nothing_said(bench: Bench) -> None:
    run(to_lookup(bench))
    run(settled(bench.desk.services.choose(Service.LABELS)))
    bench.order("labels:down@1")
    reply = run(bench.desk.labelling.ask())

    assert reply.failure is not None
    assert bench.call.labels.state is LabelsState.DOWN
    assert Reason.LABELS_NOT_ANSWERED in bench.desk.why_not(Act.ENTER_LABELS)
    run(settled(bench.desk.labelling.ask()))
    assert bench.call.step is Step.SELECTION


def test_what_can_not_be_sent_waits_and_goes_out_once(bench: Bench) -> None:
    run(to_label_read_back(bench))
    bench.order("correct:down@1")
    reply = run(bench.desk.correcting.submit())
    assert reply.failure is not None
    assert {one.state for one in bench.call.submission.corrections} == {FilingState.QUEUED}
    assert proposed_outcome(bench.call) is Outcome.RECORDED
    case = bench.call.id
    run(settled(bench.desk.ending.wrap_up()))
    bench.clock.forward(minutes=20)
    assert run(bench.desk.following.round()).sent == 2

    found = bench.casebook.find(case)
    assert found is not None
    assert found.state is CaseState.WAITING
    assert bench.watched.count("correct") == 3


def test_an_answer_that_never_came_is_unknown_and_asked_again_with_its_key(bench: Bench) -> None:
    run(to_label_read_back(bench))
    bench.order("correct:lost-after@1")
    run(bench.desk.correcting.submit())
    assert bench.call.submission.corrections[0].state is FilingState.OUTCOME_UNKNOWN
    run(settled(bench.desk.filing.settle(bench.call.id)))

    sent = bench.watched.of("correct")
    assert sent[0][1] == sent[1][1], "the same key"
    assert {one.state for one in bench.call.submission.corrections} == {FilingState.ACCEPTED}


def test_what_waited_longer_than_its_proof_is_for_a_person(bench: Bench) -> None:
    run(to_label_read_back(bench))
    bench.order("correct:down@1")
    run(bench.desk.correcting.submit())
    bench.clock.forward(hours=73)
    run(bench.desk.filing.settle(bench.call.id))

    first = bench.call.submission.corrections[0]
    assert (first.state, first.refused_code) == (FilingState.NEEDS_PERSON, PROOF_EXPIRED)
    assert bench.watched.count("correct") == 1


def test_the_case_is_followed_until_every_label_has_its_answer(bench: Bench) -> None:
    run(to_label_read_back(bench))
    run(settled(bench.desk.correcting.submit()))
    case = bench.call.id
    run(settled(bench.desk.ending.wrap_up()))
    found = bench.casebook.find(case)
    assert found is not None
    assert found.due_on is not None
    bench.clock.forward(days=8)
    run(bench.desk.following.round())

    found = bench.casebook.find(case)
    assert found is not None
    assert found.state is CaseState.CLOSED
    assert sum(count for _, count in found.items) == 2
    asked = bench.watched.count("correction")
    bench.clock.forward(days=1)
    run(bench.desk.following.round())
    assert bench.watched.count("correction") == asked, "what has an end is not asked about"


def test_a_caller_who_was_told_what_is_shown_did_not_give_up(bench: Bench) -> None:
    run(to_labels(bench))
    assert proposed_outcome(bench.call) is Outcome.INFORMED

    run(settled(bench.desk.labelling.choose(id_of(bench, LabelCategory.SPAM))))
    assert proposed_outcome(bench.call) is Outcome.GAVE_UP, "something was left undone"


def test_a_request_that_is_refused_every_time_keeps_no_label_of_its_case_waiting(bench: Bench) -> None:
    run(to_read_back(bench, "douyin"))
    run(settled(bench.desk.filing.submit()))
    run(settled(bench.desk.services.choose(Service.LABELS), bench.desk.labelling.ask()))
    run(
        settled(bench.desk.labelling.choose(id_of(bench, LabelCategory.SPAM)), bench.desk.correcting.review())
    )
    say_everything_about_labels(bench)
    run(settled(bench.desk.correcting.submit()))
    run(settled(bench.desk.ending.wrap_up()))
    (case,) = bench.casebook.recent(1)
    bench.clock.forward(days=8)
    bench.order("request:refused")
    followed = run(bench.desk.following.round())

    assert followed.failure is not None
    found = bench.casebook.find(case.call_id)
    assert found is not None
    assert found.count(FilingState.ACCEPTED) == 1, "the app alone is still without an answer"


def test_every_end_of_a_label_is_kept_in_its_words(bench: Bench) -> None:
    run(to_label_read_back(bench))
    run(settled(bench.desk.correcting.submit()))
    bench.clock.forward(days=8)
    run(settled(bench.desk.following.ask_now()))

    ends = {item.state for one in bench.call.submission.corrections for item in one.items}
    assert ends <= {CorrectionState.CORRECTED, CorrectionState.NOT_LABELLED, CorrectionState.REFUSED}


def test_a_crash_in_the_middle_of_the_read_back_loses_what_was_said_and_nothing_else(tmp_path: Path) -> None:
    bench = open_bench(tmp_path)
    run(to_label_read_back(bench))
    call = bench.call
    bench.close()
    again = open_bench(tmp_path, clock=bench.clock)
    resumed = again.desk.intake.resume(call.id)

    assert resumed.labels == call.labels
    assert (resumed.service, resumed.step) == (Service.LABELS, Step.READ_BACK)
    assert not resumed.read_back.stated
    assert run(again.desk.correcting.submit()).reasons
    run(settled(again.desk.correcting.review()))
    say_everything_about_labels(again)
    run(settled(again.desk.correcting.submit()))
    again.close()


def test_labels_know_nothing_of_ticks(bench: Bench) -> None:
    run(to_labels(bench))

    assert Reason.OTHER_SERVICE in bench.desk.choosing.tick([PlatformId("douyin")]).reasons
    assert not any(isinstance(one, e.Ticked) for one in bench.casebook.events_of(bench.call.id))


def test_the_labels_of_a_number_that_was_ported_in_are_not_even_asked_for(bench: Bench) -> None:
    bench.desk.intake.open(PhoneNumber("18900000404"))
    run(settled(bench.desk.intake.enter_subject(PhoneNumber("18900000404"))))
    run(settled(bench.desk.services.choose(Service.LABELS)))

    assert bench.desk.intake.confirm_numbers().reasons == (Reason.NOT_ELIGIBLE,)
    assert bench.call.stop is not None
    assert bench.call.stop.reason is StopReason.PORTED_UNSUPPORTED
    assert run(bench.desk.labelling.ask()).reasons
    assert bench.watched.count("labels") == 0


def test_a_fresh_code_on_the_read_back_asks_for_the_consent_anew_and_for_nothing_else(bench: Bench) -> None:
    run(to_label_read_back(bench))
    bench.clock.forward(minutes=11)
    run(settled(bench.desk.holder.send_code()))
    run(settled(bench.desk.holder.confirm_code(bench.code())))

    assert bench.desk.why_not(Act.SUBMIT_CORRECTION) == (Reason.NO_SEPARATE_CONSENT,)
    assert bench.desk.correcting.state(Statement.SEPARATE_CONSENT).done
    run(settled(bench.desk.correcting.submit()))
    assert {one.proof.validated_at for one in orders(bench)} == {bench.clock.now}


def test_a_later_caller_may_urge_the_corrections_of_a_case(bench: Bench) -> None:
    run(to_label_read_back(bench))
    run(settled(bench.desk.correcting.submit()))
    case = bench.call.id
    run(settled(bench.desk.ending.wrap_up()))
    bench.clock.forward(minutes=30)
    run(to_lookup(bench))
    bench.desk.casework.open(case)
    run(settled(bench.desk.casework.urge()))

    (urge,) = bench.desk.casework.at_hand.casework.urges
    assert urge.count == 2
