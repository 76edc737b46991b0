"""Where a call stands, as far as advice differs: what happened last decides, whatever came before."""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    IdentityAnswer,
    MatchOutcome,
    SendCodeAnswer,
    SendCodeOutcome,
    Verdict,
)
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.read_back import Statement
from agent_console.call.reducer import replayed
from agent_console.call.steps import Step
from agent_console.call.stop import StopReason
from agent_console.call.verification import TenureAnswer
from agent_console.training.hint_file import load_hints
from agent_console.training.situations import SITUATIONS, situation_of
from tests.call.test_reducer import histories
from tests.support import runs
from tests.support_call import (
    TERMS,
    all_stated,
    at,
    opened,
    record,
    then,
    to_code,
    to_lookup,
    to_notice,
    to_read_back,
    to_selection,
    to_verification,
    worked,
)
from tests.training.finished_runs import whole

NOW = at(60)


def here(call: Call) -> str:
    situation = situation_of(call, NOW)
    assert situation in SITUATIONS
    return situation


def test_the_intake_waits_then_knows_whether_the_number_fits() -> None:
    assert here(worked(opened())) == "intake.no_number"
    fits, fits_not = to_notice()[:-1], to_notice(record(Verdict.NOT_RECYCLED))[:-1]
    assert here(worked(fits[:-1])) == "intake.waiting"
    assert (here(worked(fits)), here(worked(fits_not))) == ("intake.fits", "intake.fits_not")


def test_the_notice_is_read_until_it_was_agreed_to() -> None:
    call = worked(to_notice())
    assert here(call) == "notice.to_read"
    assert here(then(call, e.NoticeAgreed(at=at(9), text_version="N-2026-03"))) == "notice.agreed"


def test_the_verification_is_told_apart_by_what_was_compared_and_sent() -> None:
    call = worked(to_verification())
    assert here(call) == "verification.to_compare"

    missed = then(call, e.IdentityCompared(at=at(6), answer=IdentityAnswer(MatchOutcome.NO_MATCH)))
    assert here(missed) == "verification.missed"
    locked = then(
        missed, *(e.IdentityCompared(at=at(7), answer=IdentityAnswer(MatchOutcome.LOCKED)) for _ in "12")
    )
    assert here(locked) == "stopped.factor_locked"

    matched = then(call, e.IdentityCompared(at=at(6), answer=IdentityAnswer(MatchOutcome.MATCH)))
    assert here(matched) == "verification.no_code"
    barred = e.CodeSent(at=at(7), answer=SendCodeAnswer(SendCodeOutcome.BARRED))
    assert here(then(matched, barred)) == "verification.code_not_sent"

    sent = worked(to_code())
    assert here(sent) == "verification.code_sent"
    wrong = then(sent, e.CodeCompared(at=at(8), answer=CodeAnswer(CodeOutcome.WRONG)))
    assert here(wrong) == "verification.code_wrong"
    back = then(worked(to_lookup()), e.StepEntered(at=at(21), step=Step.VERIFICATION))
    assert here(back) == "verification.verified"


def test_while_platforms_answer_the_question_about_the_start_day_comes_first() -> None:
    call = then(worked(to_lookup()), e.LookupStarted(at=at(21), lookup_id="lk-1"))
    assert here(call) == "lookup.tenure_open"
    stated = then(call, e.TenureStated(at=at(22), answer=TenureAnswer.AGREES))
    assert here(stated) == "lookup.running"


def test_the_selection_and_the_read_back_follow_what_is_ticked_and_said() -> None:
    assert here(worked(to_selection())) == "selection.nothing_ticked"
    call = worked(to_read_back())
    assert here(then(call, e.StepEntered(at=at(32), step=Step.SELECTION))) == "selection.ticked"
    assert here(call) == "read_back.unread"

    read = then(call, e.LastPageShown(at=at(33), reading=call.reading))
    passed = []
    for statement in (None, *Statement):
        if statement is not None:
            read = then(read, e.StatementMade(at=at(34), statement=statement, reading=read.reading))
        passed.append(here(read))
    assert passed == ["read_back.warnings", "read_back.list", "read_back.consent", "read_back.ready"]


def test_a_list_without_warnings_needs_none_told() -> None:
    call = worked(to_read_back("a2"))
    assert here(then(call, e.LastPageShown(at=at(33), reading=call.reading))) == "read_back.list"


def test_after_ten_minutes_a_fresh_code_comes_before_the_eight() -> None:
    call = all_stated(worked(to_read_back()))
    assert situation_of(call, at(60 * 11)) == "read_back.code_over"


def test_on_hold_nothing_else_matters() -> None:
    assert here(then(worked(to_code()), e.LineHeld(at=at(30)))) == "held"


@pytest.mark.parametrize("reason", StopReason)
def test_a_call_that_goes_no_further_has_the_situation_of_its_reason(reason: StopReason) -> None:
    call = then(worked(to_notice()), e.CallStopped(at=at(9), reason=reason))
    assert here(call) == f"stopped.{reason.lower()}"


def test_the_wrap_up_differs_once_the_line_ended() -> None:
    call = then(worked(to_notice()), e.StepEntered(at=at(9), step=Step.WRAP_UP))
    assert here(call) == "wrap_up.talking"
    assert here(then(call, e.LineEnded(at=at(10)))) == "wrap_up.ended"


def test_an_earlier_case_goes_before_the_call_beside_it() -> None:
    assert situation_of(worked(to_notice()), NOW, case_open=True) == "case.not_verified"
    assert situation_of(worked(to_lookup()), NOW, case_open=True) == "case.told"


def test_every_moment_of_a_whole_call_has_a_situation_with_advice() -> None:
    happened, hints = whole(), load_hints()
    passed = [here(worked(happened[:count])) for count in range(1, len(happened) + 1)]

    assert set(passed) <= set(hints)
    assert [page for page, _ in groupby(passed, lambda one: one.partition(".")[0])] == [
        *("intake", "notice", "verification", "lookup", "selection", "read_back", "submission", "wrap_up")
    ]


@settings(max_examples=runs(quick=40, full=500))
@given(histories(), st.booleans())
def test_whatever_happens_on_a_call_it_is_in_a_situation_that_has_a_name(
    history: tuple[e.Event, ...], case_open: bool
) -> None:
    call = replayed(history, TERMS)
    assert situation_of(call, history[-1].at, case_open=case_open) in SITUATIONS
