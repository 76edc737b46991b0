"""Each rule of the rubric: what loses it, what keeps it, and when it cannot be judged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from agent_console.backend import (
    CorrectionReason,
    IdentityAnswer,
    MatchOutcome,
    PlatformId,
    SendCodeAnswer,
    SendCodeOutcome,
)
from agent_console.calendar.promise import PromiseKind, promise
from agent_console.call import events as e
from agent_console.call.correction import LabelItem
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.evidence import Evidence, Mark, Said
from agent_console.scorecard.judges import JUDGES
from tests.support_call import NOW, at, opened, to_code, to_notice, to_read_back, worked
from tests.support_desk import calendar

READING = worked(to_read_back()).reading
LONG_READING = replace(READING, items=READING.items * 30)


def moments(rule: str, *happened: e.Event) -> list[float] | None:
    """Give the seconds into the call at which a rule was lost, or None where it cannot be judged."""
    return lost_by(rule, Evidence(happened))


def lost_by(rule: str, call: Evidence) -> list[float] | None:
    lost = JUDGES[rule](call)
    return None if lost is None else [(one.at - NOW).total_seconds() for one in lost]


def agreed(seconds: float) -> tuple[e.Event, ...]:
    return (*to_notice(), e.NoticeAgreed(at=at(seconds), text_version="N"))


def stated(*seconds: float, reading: object = READING) -> Iterable[e.Event]:
    for statement, second in zip(Statement, seconds, strict=False):
        yield e.StatementMade(at=at(second), statement=statement, reading=reading)  # type: ignore[arg-type]


def read_back(shown: float = 40, *, reading: object = READING) -> tuple[e.Event, ...]:
    return (
        e.StepEntered(at=at(shown), step=Step.READ_BACK),
        e.LastPageShown(at=at(shown), reading=reading),  # type: ignore[arg-type]
    )


def compared(seconds: float, outcome: MatchOutcome) -> e.Event:
    return e.IdentityCompared(at=at(seconds), answer=IdentityAnswer(outcome))


def sent(seconds: float, *, by_itself: bool = False) -> e.Event:
    answer = SendCodeAnswer(SendCodeOutcome.SENT, "otp-1")
    return e.CodeSent(at=at(seconds), answer=answer, by_itself=by_itself)


def queued(seconds: float, number: int = 1) -> e.Event:
    until = promise(PromiseKind.UNBIND, NOW.date(), calendar())
    return e.FilingQueued(
        at=at(seconds), filing=number, items=READING.items, promise=until, tell_outcome_by=NOW
    )


LABELS = tuple(
    LabelItem("label-firm", f"label-{n}", "Example deliveries", CorrectionReason.WRONG_NAME)
    for n in range(30)
)


def corrects(seconds: float, number: int = 1) -> e.Event:
    until = promise(PromiseKind.LABEL_CORRECTION, NOW.date(), calendar())
    return e.CorrectionQueued(
        at=at(seconds),
        filing=number,
        items=LABELS[:1],
        reason=CorrectionReason.WRONG_NAME,
        promise=until,
        tell_outcome_by=NOW,
    )


def ended(seconds: float, outcome: Outcome = Outcome.ACCEPTED, **more: object) -> e.Event:
    return e.CallWrappedUp(at=at(seconds), outcome=outcome, **more)  # type: ignore[arg-type]


def test_a_notice_agreed_to_before_it_can_be_heard_is_lost() -> None:
    assert moments("notice_heard", *agreed(4)) == [4]
    assert moments("notice_heard", *agreed(8)) == []
    assert moments("notice_heard", *to_notice()) is None


def test_the_first_miss_of_a_comparison_costs_nothing_and_each_further_one_is_named() -> None:
    miss, match = MatchOutcome.NO_MATCH, MatchOutcome.MATCH

    assert moments("compared_once", compared(1, miss), compared(2, match)) == []
    assert moments("compared_once", compared(1, miss), compared(2, miss), compared(3, miss)) == [2, 3]
    assert moments("compared_once", *opened()) is None


def test_a_code_asked_for_again_within_a_minute_is_lost_but_not_one_the_console_sent() -> None:
    assert moments("code_waited_for", sent(1), sent(40)) == [40]
    assert moments("code_waited_for", sent(1), sent(61)) == []
    assert moments("code_waited_for", sent(1), sent(2, by_itself=True)) == []
    assert moments("code_waited_for", *opened()) is None


def test_the_question_since_when_has_to_come_before_the_request() -> None:
    asked = e.TenureStated(at=at(30), answer=TenureAnswer.AGREES)

    assert moments("tenure_asked", asked, queued(60)) == []
    assert moments("tenure_asked", queued(60), replace(asked, at=at(61))) == [60]
    assert moments("tenure_asked", *to_code()) is None


def test_the_question_since_when_counts_where_it_was_said_though_nothing_was_noted() -> None:
    asked = Said(at(30), frozenset({Mark.ASKS_TENURE}))

    assert lost_by("tenure_asked", Evidence((queued(60),), (asked,))) == []
    assert lost_by("tenure_asked", Evidence((queued(20),), (asked,))) == [20]


def test_a_long_list_can_not_have_been_read_out_in_a_moment() -> None:
    page = read_back(reading=LONG_READING)
    assert len(LONG_READING.items) == 60

    assert moments("list_read_out", *page, *stated(50, 59, reading=LONG_READING)) == [59]
    assert moments("list_read_out", *page, *stated(50, 61, reading=LONG_READING)) == []
    assert moments("list_read_out", *page) is None


def test_a_long_list_of_labels_takes_its_time_too() -> None:
    labels = replace(READING, items=(), labels=LABELS)

    assert moments("list_read_out", *read_back(40, reading=labels), *stated(41, 45, reading=labels)) == [45]
    assert moments("list_read_out", *read_back(40, reading=labels), *stated(41, 51, reading=labels)) == []


def test_answers_recorded_in_one_go_are_lost_one_by_one() -> None:
    assert moments("answers_one_by_one", *read_back(), *stated(45, 45.2, 50)) == [45.2]
    assert moments("answers_one_by_one", *read_back(), *stated(45, 50, 55)) == []
    assert moments("answers_one_by_one", *to_code()) is None


def test_an_answer_that_was_taken_back_is_lost() -> None:
    mistaken = e.StatementTakenBack(at=at(51))

    assert moments("answers_stand", *read_back(), *stated(45, 50), mistaken) == [51]
    assert moments("answers_stand", *read_back(), *stated(45, 50)) == []
    assert moments("answers_stand", *opened()) is None


def test_a_consent_in_the_same_movement_as_the_answer_before_it_was_never_given() -> None:
    assert moments("consent_given", *read_back(), *stated(45, 50, 50.3)) == [50.3]
    assert moments("consent_given", *read_back(), *stated(45, 50, 51)) == []
    assert moments("consent_given", *read_back(), *stated(45, 50)) is None


def test_a_call_that_came_to_nothing_is_lost() -> None:
    assert moments("ended_in_an_answer", ended(60, Outcome.GAVE_UP)) == [60]
    assert moments("ended_in_an_answer", ended(60, Outcome.NOT_ELIGIBLE)) == []
    assert moments("ended_in_an_answer", *to_code()) is None


def test_a_request_nobody_knows_of_needs_a_time_to_tell() -> None:
    unknown = e.FilingUnknown(at=at(61), filing=1)
    accepted = e.FilingAccepted(at=at(61), filing=1, request_id="rq-1")

    assert moments("uncertain_followed", queued(60), unknown, ended(70)) == [70]
    assert moments("uncertain_followed", queued(60), unknown, ended(70, call_back_at=at(9999))) == []
    assert moments("uncertain_followed", queued(60), accepted, ended(70)) is None
    assert moments("uncertain_followed", ended(70)) is None


def test_a_correction_nobody_knows_of_needs_a_time_to_tell_as_well() -> None:
    accepted = e.CorrectionAccepted(at=at(61), filing=1, correction_id="cr-1")

    assert moments("uncertain_followed", corrects(60), ended(70)) == [70]
    assert moments("uncertain_followed", corrects(60), ended(70, call_back_at=at(9999))) == []
    assert moments("uncertain_followed", corrects(60), accepted, ended(70)) is None


def test_each_service_of_a_call_has_to_be_known_to_have_arrived() -> None:
    accepted = e.FilingAccepted(at=at(61), filing=1, request_id="rq-1")

    assert moments("uncertain_followed", queued(60), accepted, corrects(65, 2), ended(70)) == [70]


def test_what_was_taken_back_before_it_was_sent_is_nothing_to_tell() -> None:
    first, *rest = READING.items
    some = e.FilingTakenBack(at=at(62), filing=1, items=(first,))
    others = e.FilingTakenBack(at=at(63), filing=1, items=tuple(rest))

    assert moments("uncertain_followed", queued(60), some, others, ended(70)) is None
    assert moments("uncertain_followed", queued(60), some, ended(70)) == [70]


def test_what_was_filed_anew_in_the_same_call_is_known_by_its_new_request() -> None:
    accepted = e.FilingAccepted(at=at(66), filing=2, request_id="rq-2")

    assert moments("uncertain_followed", queued(60), queued(65, 2), accepted, ended(70)) is None


def test_an_answer_of_a_later_day_does_not_mend_what_the_caller_was_not_told() -> None:
    later = e.FilingAccepted(at=at(90000), filing=1, request_id="rq-1")

    assert moments("uncertain_followed", queued(60), ended(70), later) == [70]


def test_every_hold_of_more_than_two_minutes_is_named() -> None:
    def hold(first: float, last: float) -> tuple[e.Event, ...]:
        return e.LineHeld(at=at(first)), e.LineResumed(at=at(last))

    assert moments("hold_short", *hold(10, 130), *hold(200, 321)) == [321]
    assert moments("hold_short", *opened()) is None


def test_a_default_that_was_saved_because_time_ran_out_is_lost() -> None:
    assert moments("outcome_by_hand", ended(60, automatic=True)) == [60]
    assert moments("outcome_by_hand", ended(60)) == []


def test_a_wrap_up_is_timed_from_the_end_of_the_line() -> None:
    assert moments("wrapped_up_in_time", e.LineEnded(at=at(10)), ended(71)) == [71]
    assert moments("wrapped_up_in_time", e.LineEnded(at=at(10)), ended(70)) == []
    assert moments("wrapped_up_in_time", ended(70)) is None


def test_a_call_back_without_a_time_is_lost() -> None:
    assert moments("call_back_kept", ended(60, Outcome.CALL_BACK)) == [60]
    assert moments("call_back_kept", ended(60, Outcome.CALL_BACK, call_back_at=at(9999))) == []
    assert moments("call_back_kept", ended(60)) is None


@pytest.mark.parametrize("rule", JUDGES)
def test_every_rule_can_be_put_to_a_call_that_has_just_begun(rule: str) -> None:
    assert moments(rule, *opened()) is None


def test_platform_ids_say_nothing_to_a_rule() -> None:
    ticked = e.Ticked(at=at(30), platform_ids=(PlatformId("a1"),))

    assert all(moments(rule, ticked) is None for rule in JUDGES)
