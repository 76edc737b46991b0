"""The gates: what is possible when, one reason for each thing that is missing, and none on hold or a dead line."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    Confidence,
    IdentityAnswer,
    MatchOutcome,
    NumberRecord,
    SendCodeAnswer,
    SendCodeOutcome,
    Verdict,
)
from agent_console.calendar.promise import Promise, PromiseKind
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason, gate
from agent_console.call.read_back import Statement
from agent_console.call.stop import StopReason
from agent_console.call.verification import TenureAnswer
from agent_console.call.wrap_up import Outcome
from tests.support_call import (
    ACTIVATED_ON,
    NOW,
    PROOF,
    SUBJECT,
    all_stated,
    at,
    binding,
    lookup,
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

READY = all_stated(worked(to_read_back("a1", "b1")))
LINE = (Act.HOLD, Act.RESUME, Act.WRAP_UP)


def open_acts(call: Call, seconds: float = 60) -> set[Act]:
    return {act for act in Act if not gate(call, act, at(seconds))}


def test_every_act_has_one_list_of_checks() -> None:
    for act in Act:
        assert isinstance(gate(READY, act, at(60)), tuple)


@pytest.mark.parametrize("act", Act)
def test_a_reason_is_given_once(act: Act) -> None:
    for call in (worked(opened()), worked(to_code()), READY, then(READY, e.LineDropped(at=at(50)))):
        reasons = gate(call, act, at(60))
        assert len(reasons) == len(set(reasons))


@pytest.mark.parametrize("act", Act)
def test_nothing_can_be_done_on_a_call_that_is_wrapped_up(act: Act) -> None:
    ended = then(READY, e.CallWrappedUp(at=at(50), outcome=Outcome.GAVE_UP))

    assert gate(ended, act, at(60))[0] is Reason.WRAPPED_UP


STEPS: dict[str, tuple[tuple[e.Event, ...], set[Act]]] = {
    "a call just answered": (opened(), {Act.CHANGE_NUMBERS}),
    "the notice": (to_notice(), {Act.CHANGE_NUMBERS, Act.ENTER_NOTICE, Act.AGREE}),
    "the verification": (
        to_verification(),
        {Act.CHANGE_NUMBERS, Act.ENTER_NOTICE, Act.AGREE, Act.ENTER_VERIFICATION, Act.COMPARE},
    ),
    "a code that went out": (
        to_code(),
        {
            Act.CHANGE_NUMBERS,
            Act.ENTER_NOTICE,
            Act.AGREE,
            Act.ENTER_VERIFICATION,
            Act.COMPARE,
            Act.SEND_CODE,
            Act.CONFIRM_CODE,
        },
    ),
    "a verified holder": (
        to_lookup(),
        {
            Act.CHANGE_NUMBERS,
            Act.ENTER_NOTICE,
            Act.AGREE,
            Act.ENTER_VERIFICATION,
            Act.STATE_TENURE,
            Act.LOOK_UP,
            Act.TICK,
        },
    ),
}


@pytest.mark.parametrize("step", STEPS)
def test_exactly_these_acts_are_possible_at(step: str) -> None:
    history, possible = STEPS[step]

    assert open_acts(worked(history)) == possible | {Act.CHOOSE_SERVICE, Act.HOLD, Act.WRAP_UP}


def test_everything_said_about_this_list_opens_the_submit() -> None:
    assert gate(READY, Act.SUBMIT, at(60)) == ()


def without(*statements: Statement) -> Call:
    fresh = worked(to_read_back("a1", "b1"))
    shown = e.LastPageShown(at=at(40), reading=fresh.reading)
    made = (
        e.StatementMade(at=at(41), statement=one, reading=fresh.reading)
        for one in Statement
        if one not in statements
    )
    return then(fresh, shown, *made)


@pytest.mark.parametrize(
    ("missing", "reason"),
    [
        (Statement.WARNINGS_TOLD, Reason.WARNINGS_NOT_TOLD),
        (Statement.READ_BACK, Reason.NOT_READ_BACK),
        (Statement.SEPARATE_CONSENT, Reason.NO_SEPARATE_CONSENT),
    ],
)
def test_each_missing_statement_closes_the_submit_with_its_own_reason(
    missing: Statement, reason: Reason
) -> None:
    assert gate(without(missing), Act.SUBMIT, at(60)) == (reason,)


def test_all_that_is_missing_is_said_at_once() -> None:
    assert gate(without(*Statement), Act.SUBMIT, at(60)) == (
        Reason.WARNINGS_NOT_TOLD,
        Reason.NOT_READ_BACK,
        Reason.NO_SEPARATE_CONSENT,
    )


def test_a_list_without_warnings_needs_none_told() -> None:
    fresh = worked(to_read_back("a2", "b1"))
    shown = e.LastPageShown(at=at(40), reading=fresh.reading)
    made = (
        e.StatementMade(at=at(41), statement=one, reading=fresh.reading)
        for one in (Statement.READ_BACK, Statement.SEPARATE_CONSENT)
    )

    assert gate(then(fresh, shown, *made), Act.SUBMIT, at(60)) == ()


@pytest.mark.parametrize("act", [Act.TELL_WARNINGS, Act.CONFIRM_READ_BACK, Act.CONSENT])
def test_nothing_is_said_about_a_list_whose_end_was_not_shown(act: Act) -> None:
    assert gate(worked(to_read_back()), act, at(60)) == (Reason.LAST_PAGE_NOT_SHOWN,)


SAID_BY_THE_CALLER = [
    Act.AGREE,
    Act.SEND_CODE,
    Act.CONFIRM_CODE,
    Act.STATE_TENURE,
    Act.TELL_WARNINGS,
    Act.CONFIRM_READ_BACK,
    Act.CONSENT,
    Act.SUBMIT,
]


@pytest.mark.parametrize("act", SAID_BY_THE_CALLER)
@pytest.mark.parametrize(
    ("what", "reason"),
    [
        (e.LineHeld(at=at(50)), Reason.ON_HOLD),
        (e.LineDropped(at=at(50)), Reason.LINE_DOWN),
        (e.LineEnded(at=at(50)), Reason.LINE_DOWN),
    ],
)
def test_the_callers_words_are_never_taken_while_the_caller_does_not_hear(
    act: Act, what: e.Event, reason: Reason
) -> None:
    assert gate(then(READY, what), act, at(60))[0] is reason


@pytest.mark.parametrize("act", [Act.LOOK_UP, Act.TICK, Act.ENTER_SELECTION, Act.ENTER_READ_BACK])
def test_the_search_and_the_selection_go_on_while_the_caller_is_on_hold(act: Act) -> None:
    assert gate(then(READY, e.LineHeld(at=at(50))), act, at(60)) == ()


def test_hold_and_resume_follow_the_line() -> None:
    held, dropped = then(READY, e.LineHeld(at=at(50))), then(READY, e.LineDropped(at=at(50)))

    assert (gate(READY, Act.HOLD, at(60)), gate(READY, Act.RESUME, at(60))) == ((), (Reason.NOT_ON_HOLD,))
    assert (gate(held, Act.HOLD, at(60)), gate(held, Act.RESUME, at(60))) == ((Reason.LINE_DOWN,), ())
    assert (gate(dropped, Act.HOLD, at(60)), gate(dropped, Act.RESUME, at(60))) == ((Reason.LINE_DOWN,), ())


def test_a_dropped_line_stops_the_call_until_the_caller_is_back() -> None:
    dropped = then(READY, e.LineDropped(at=at(50)))

    assert gate(dropped, Act.LOOK_UP, at(60)) == (Reason.STOPPED,)
    assert gate(then(dropped, e.LineResumed(at=at(55))), Act.ENTER_READ_BACK, at(60)) == ()


def test_a_call_that_was_dropped_goes_on_where_it_is_taken_up_again() -> None:
    resumed = then(READY, e.LineDropped(at=at(50)), e.CallResumed(at=at(55)))

    assert gate(resumed, Act.ENTER_READ_BACK, at(60)) == ()


def test_what_came_after_the_submit_stops_nothing() -> None:
    submitted = worked(_submitted())

    assert then(submitted, e.LineDropped(at=at(80))).stop is None


def _submitted() -> Iterable[e.Event]:
    yield from to_read_back("a1", "b1")
    day = NOW.date()
    yield e.FilingQueued(
        at=at(70),
        filing=1,
        items=READY.reading.items,
        promise=Promise(PromiseKind.UNBIND, day, day + timedelta(days=7), False),
        tell_outcome_by=at(86_400),
    )


def test_a_submitted_call_takes_nothing_back_and_nothing_twice() -> None:
    assert open_acts(worked(_submitted()), 80) == {Act.CHOOSE_SERVICE, Act.HOLD, Act.WRAP_UP}
    assert gate(worked(_submitted()), Act.SUBMIT, at(80))[0] is Reason.ALREADY_SUBMITTED


NOT_ELIGIBLE = [
    record(Verdict.NOT_RECYCLED),
    record(activated_on=None),
    record(activated_on_confidence=Confidence.LOW),
    record(verdict_text="SOMETHING_NEW"),
]


@pytest.mark.parametrize("answer", NOT_ELIGIBLE)
def test_a_number_that_is_not_eligible_opens_nothing_that_leads_to_a_request(answer: NumberRecord) -> None:
    call = then(READY, e.NumberAnswered(at=at(50), record=answer))

    assert open_acts(call) == {Act.CHANGE_NUMBERS, Act.CHOOSE_SERVICE, Act.HOLD, Act.WRAP_UP}


def test_before_a_number_and_a_verdict_the_gate_says_which_is_missing() -> None:
    entered = then(worked(opened()), e.SubjectEntered(at=at(1), number=SUBJECT))

    assert gate(worked(opened()), Act.ENTER_NOTICE, at(5)) == (Reason.NUMBER_MISSING,)
    assert gate(entered, Act.ENTER_NOTICE, at(5)) == (Reason.VERDICT_MISSING,)


@pytest.mark.parametrize("act", [Act.LOOK_UP, Act.TICK, Act.ENTER_SELECTION, Act.ENTER_READ_BACK, Act.SUBMIT])
def test_nothing_is_looked_up_or_sent_before_the_holder_is_verified(act: Act) -> None:
    for history in (opened(), to_notice(), to_verification(), to_code()):
        assert gate(worked(history), act, at(60))
    assert Reason.NOT_VERIFIED in gate(worked(to_code()), act, at(60))


def test_nothing_is_looked_up_before_the_caller_agreed_to_it() -> None:
    without_notice = tuple(event for event in to_lookup() if not isinstance(event, e.NoticeAgreed))

    assert gate(worked(without_notice), Act.LOOK_UP, at(60)) == (Reason.NOT_AGREED,)


def test_a_date_the_caller_disputes_closes_the_way_to_a_request() -> None:
    disputed = then(READY, e.TenureStated(at=at(50), answer=TenureAnswer.DISAGREES), e.StopLeft(at=at(51)))

    assert gate(disputed, Act.LOOK_UP, at(60)) == (Reason.DATE_DISPUTED,)
    assert Reason.DATE_DISPUTED in gate(disputed, Act.SUBMIT, at(60))


@pytest.mark.parametrize(("seconds", "closed"), [(29.9, True), (30, False)])
def test_a_second_code_waits_thirty_seconds(seconds: float, closed: bool) -> None:
    reasons = gate(worked(to_code()), Act.SEND_CODE, at(7 + seconds))

    assert reasons == ((Reason.RESEND_TOO_SOON,) if closed else ())


@pytest.mark.parametrize(("seconds", "closed"), [(299.9, False), (300, True)])
def test_a_code_can_be_compared_for_five_minutes(seconds: float, closed: bool) -> None:
    reasons = gate(worked(to_code()), Act.CONFIRM_CODE, at(7 + seconds))

    assert reasons == ((Reason.CODE_EXPIRED,) if closed else ())


@pytest.mark.parametrize(("seconds", "closed"), [(599.9, False), (600, True)])
def test_ten_minutes_after_the_code_a_submit_needs_a_fresh_one(seconds: float, closed: bool) -> None:
    reasons = gate(READY, Act.SUBMIT, at(20 + seconds))

    assert reasons == ((Reason.PROOF_TOO_OLD,) if closed else ())


def test_a_fresh_code_is_sent_only_when_the_old_proof_has_run_out() -> None:
    assert gate(READY, Act.SEND_CODE, at(60)) == (Reason.ALREADY_VERIFIED,)
    assert gate(READY, Act.SEND_CODE, at(620)) == ()


def test_a_message_nobody_knows_of_can_be_sent_again_but_not_compared() -> None:
    unknown = then(worked(to_code()), e.CodeSendUnknown(at=at(50)))

    assert gate(unknown, Act.CONFIRM_CODE, at(60)) == (Reason.NO_CODE_SENT,)
    assert gate(unknown, Act.SEND_CODE, at(60)) == (Reason.RESEND_TOO_SOON,)
    assert gate(unknown, Act.SEND_CODE, at(80)) == ()


@pytest.mark.parametrize("act", [Act.COMPARE, Act.SEND_CODE, Act.CONFIRM_CODE, Act.LOOK_UP, Act.SUBMIT])
def test_a_factor_locked_for_the_day_closes_everything_it_guards(act: Act) -> None:
    locked = then(READY, e.CodeCompared(at=at(50), answer=CodeAnswer(CodeOutcome.USED_UP)))

    assert Reason.LOCKED_TODAY in gate(locked, act, at(60))
    assert locked.stop is not None
    assert locked.stop.reason is StopReason.FACTOR_LOCKED


def test_a_running_lookup_holds_the_selection_until_the_agent_leaves_it_open() -> None:
    running = then(worked(to_lookup()), e.LookupStarted(at=at(21), lookup_id="lk-1"))

    assert gate(running, Act.ENTER_SELECTION, at(60)) == (Reason.LOOKUP_RUNNING,)
    assert gate(then(running, e.LookupLeftOpen(at=at(30))), Act.ENTER_SELECTION, at(60)) == ()


def test_a_registry_that_is_down_closes_no_selection() -> None:
    down = then(worked(to_lookup()), e.LookupUnreachable(at=at(21)))

    assert gate(down, Act.ENTER_SELECTION, at(60)) == ()
    assert down.tickable == {"a1", "a2", "b1", "b2"}


def test_there_is_nothing_to_read_back_before_something_is_ticked() -> None:
    assert gate(worked(to_selection()), Act.ENTER_READ_BACK, at(60)) == (Reason.NOTHING_TICKED,)


def test_the_last_ticked_row_found_to_be_own_closes_the_submit() -> None:
    own = lookup(binding("a1", ACTIVATED_ON), binding("b1", ACTIVATED_ON))
    late = then(READY, e.LookupAnswered(at=at(50), lookup=own))

    assert Reason.NOTHING_TICKED in gate(late, Act.SUBMIT, at(60))


CONFIRMED = CodeAnswer(CodeOutcome.CONFIRMED, PROOF)


def confirmed_at(seconds: float) -> Call:
    sent = e.CodeSent(at=at(seconds - 10), answer=SendCodeAnswer(SendCodeOutcome.SENT, "otp-2"))
    return then(worked(to_code()), sent, e.CodeCompared(at=at(seconds), answer=CONFIRMED))


def test_an_agreement_far_older_than_the_code_is_asked_for_again_before_the_lookup() -> None:
    assert gate(confirmed_at(604), Act.LOOK_UP, at(610)) == ()
    assert gate(confirmed_at(605), Act.LOOK_UP, at(610)) == (Reason.NOT_AGREED,)


def test_an_agreement_far_younger_than_the_code_needs_a_fresh_code_before_the_lookup() -> None:
    again = then(confirmed_at(605), e.NoticeAgreed(at=at(1206), text_version="N-2026-03"))

    assert gate(again, Act.LOOK_UP, at(1210)) == (Reason.PROOF_TOO_OLD,)
    assert gate(again, Act.SEND_CODE, at(1210)) == ()


def test_once_the_lookup_runs_a_fresh_code_needs_no_new_agreement() -> None:
    refreshed = then(READY, e.CodeCompared(at=at(900), answer=CONFIRMED))

    assert gate(refreshed, Act.LOOK_UP, at(910)) == ()


def test_agreeing_again_does_not_move_the_first_agreement() -> None:
    again = then(worked(to_code()), e.NoticeAgreed(at=at(900), text_version="N-2027"))

    assert again.notice == worked(to_code()).notice


def test_a_mismatch_answered_late_closes_the_code() -> None:
    late = then(
        worked(to_code()), e.IdentityCompared(at=at(50), answer=IdentityAnswer(MatchOutcome.NO_MATCH))
    )

    assert Reason.NOT_MATCHED in gate(late, Act.CONFIRM_CODE, at(60))
