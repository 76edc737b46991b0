"""The verification as a state machine: each way from state to state, the misses, the clocks and the lock."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    FraudSignals,
    HolderProof,
    IdentityAnswer,
    MatchOutcome,
    SendCodeAnswer,
    SendCodeOutcome,
    Signal,
    Ternary,
)
from agent_console.call.comparisons import (
    after_code,
    after_match,
    after_send,
    after_unknown_send,
    at_instant,
    handed_over,
    recounted,
    with_number,
)
from agent_console.call.limits import STANDARD_LIMITS
from agent_console.call.signals import code_may_go_out_by_itself, counts_as_swapped
from agent_console.call.verification import Verification, VerificationState
from tests.support_call import ACTIVATED_ON, CLEAR, NOW, PROOF

State = VerificationState
MATCH = IdentityAnswer(MatchOutcome.MATCH)
NO_MATCH = IdentityAnswer(MatchOutcome.NO_MATCH)
SENT = SendCodeAnswer(SendCodeOutcome.SENT, "otp-1")
CONFIRMED = CodeAnswer(CodeOutcome.CONFIRMED, PROOF)
WRONG = CodeAnswer(CodeOutcome.WRONG)

KNOWN = with_number(0, 0)
MATCHED = after_match(KNOWN, MATCH)
CODE_SENT = after_send(MATCHED, SENT, NOW)
VERIFIED = after_code(CODE_SENT, CONFIRMED, NOW)
LOCKED = after_match(KNOWN, IdentityAnswer(MatchOutcome.LOCKED))


def test_the_ladder_leads_from_the_number_to_the_verified_holder() -> None:
    states = [Verification().state, KNOWN.state, MATCHED.state, CODE_SENT.state, VERIFIED.state]

    assert states == [State.NOT_STARTED, State.NUMBER_KNOWN, State.MATCHED, State.CODE_SENT, State.VERIFIED]
    assert VERIFIED.proof == PROOF
    assert VERIFIED.code is None


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (MatchOutcome.MATCH, State.MATCHED),
        (MatchOutcome.NO_MATCH, State.NOT_MATCHED),
        (MatchOutcome.NOT_COMPARABLE, State.INCONCLUSIVE),
        (MatchOutcome.DOCUMENT_REQUIRED, State.INCONCLUSIVE),
        (MatchOutcome.NOT_SERVED, State.INCONCLUSIVE),
        (MatchOutcome.LOCKED, State.LOCKED),
    ],
)
def test_each_joint_answer_leads_to_one_state(outcome: MatchOutcome, state: VerificationState) -> None:
    after = after_match(KNOWN, IdentityAnswer(outcome))

    assert after.state is state
    assert after.matched is (state is State.MATCHED)
    assert after.last_outcome is outcome


def test_an_inconclusive_answer_costs_no_try() -> None:
    assert after_match(KNOWN, IdentityAnswer(MatchOutcome.NOT_COMPARABLE)).match_misses == 0


def test_a_later_no_takes_an_earlier_match_back() -> None:
    assert not after_match(MATCHED, NO_MATCH).matched


def test_three_misses_of_name_and_document_lock_for_the_day() -> None:
    states = []
    verification = KNOWN
    for _ in range(3):
        verification = after_match(verification, NO_MATCH)
        states.append(verification.state)

    assert states == [State.NOT_MATCHED, State.NOT_MATCHED, State.LOCKED]
    assert verification.locked_factor == "identity"


def test_three_wrong_codes_lock_for_the_day() -> None:
    verification = CODE_SENT
    for _ in range(3):
        assert verification.state is State.CODE_SENT
        verification = after_code(verification, WRONG, NOW)

    assert verification.state is State.LOCKED
    assert verification.locked_factor == "code"


@pytest.mark.parametrize(
    ("ours_before", "tries_left", "misses"),
    [(0, None, 1), (0, 2, 1), (0, 1, 2), (0, 0, 3), (1, 2, 2), (1, 99, 2), (1, -7, 3), (2, 2, 3)],
)
def test_of_our_count_and_the_registrys_the_stricter_holds(
    ours_before: int, tries_left: int | None, misses: int
) -> None:
    before = with_number(ours_before, ours_before)
    matched = after_send(after_match(before, MATCH), SENT, NOW)

    assert after_match(before, replace(NO_MATCH, tries_left=tries_left)).match_misses == misses
    assert after_code(matched, replace(WRONG, tries_left=tries_left), NOW).code_misses == misses


def test_misses_of_earlier_calls_count_from_the_start() -> None:
    assert with_number(2, 0).match_tries_left() == 1
    assert with_number(3, 0).state is State.LOCKED
    assert with_number(0, 3).locked_factor == "code"


def test_misses_made_on_another_call_meanwhile_count_and_never_fewer() -> None:
    assert recounted(with_number(1, 2), 2, 1).match_misses == 2
    assert recounted(with_number(1, 2), 2, 1).code_misses == 2
    assert recounted(VERIFIED, 3, 0).state is State.LOCKED
    assert recounted(LOCKED, 0, 0).state is State.LOCKED


def test_a_lock_takes_proof_and_match_away() -> None:
    locked = after_code(replace(VERIFIED, code_misses=2), WRONG, NOW)

    assert locked.state is State.LOCKED
    assert (locked.proof, locked.verified_at, locked.matched, locked.code) == (None, None, False, None)
    assert not locked.covers_submit(NOW)


ANSWERS_UNDER_WAY = [
    lambda before: after_match(before, MATCH),
    lambda before: after_match(before, NO_MATCH),
    lambda before: after_send(before, SENT, NOW),
    lambda before: after_unknown_send(before, NOW),
    lambda before: after_code(before, CONFIRMED, NOW),
    lambda before: after_code(before, CodeAnswer(CodeOutcome.EXPIRED), NOW),
]


@pytest.mark.parametrize("answer", ANSWERS_UNDER_WAY)
def test_no_answer_that_was_under_way_lifts_a_lock(answer: object) -> None:
    assert callable(answer)
    assert answer(LOCKED) == LOCKED


def test_a_confirmed_code_verifies_nobody_whose_name_did_not_match() -> None:
    unmatched = after_match(CODE_SENT, NO_MATCH)

    assert not after_code(unmatched, CONFIRMED, NOW).verified


def test_a_confirmed_code_without_a_proof_confirms_nothing() -> None:
    after = after_code(CODE_SENT, CodeAnswer(CodeOutcome.CONFIRMED), NOW)

    assert not after.verified
    assert after.code is None


def test_an_expired_code_is_gone_and_costs_no_try() -> None:
    after = after_code(CODE_SENT, CodeAnswer(CodeOutcome.EXPIRED), NOW)

    assert after.code is None
    assert after.code_misses == 0


def test_a_used_up_code_locks() -> None:
    assert after_code(CODE_SENT, CodeAnswer(CodeOutcome.USED_UP), NOW).locked_factor == "code"


@pytest.mark.parametrize("outcome", [one for one in SendCodeOutcome if one is not SendCodeOutcome.SENT])
def test_a_code_that_was_not_sent_is_told_and_leaves_the_older_one(outcome: SendCodeOutcome) -> None:
    after = after_send(CODE_SENT, SendCodeAnswer(outcome), NOW + timedelta(seconds=31))

    assert after.last_send_outcome is outcome
    assert after.code == CODE_SENT.code


def test_a_newer_code_voids_the_older_one() -> None:
    again = after_send(CODE_SENT, SendCodeAnswer(SendCodeOutcome.SENT, "otp-2"), NOW)

    assert again.code is not None
    assert again.code.authentication_id == "otp-2"


def test_a_code_sent_to_refresh_the_proof_leaves_the_holder_verified() -> None:
    assert after_send(VERIFIED, SENT, NOW).verified


def test_an_unknown_sending_leaves_nothing_to_compare_but_the_wait_runs() -> None:
    after = after_unknown_send(MATCHED, NOW)

    assert after.code is not None
    assert after.code.authentication_id is None
    assert not after.code.may_be_resent(NOW + timedelta(seconds=29))


@pytest.mark.parametrize(("seconds", "may"), [(0, False), (29.999, False), (30, True)])
def test_a_code_may_be_sent_again_after_30_seconds(seconds: float, may: bool) -> None:
    assert CODE_SENT.code is not None
    assert CODE_SENT.code.may_be_resent(NOW + timedelta(seconds=seconds)) is may


@pytest.mark.parametrize(("seconds", "expired"), [(0, False), (299.999, False), (300, True)])
def test_a_code_lives_five_minutes(seconds: float, expired: bool) -> None:
    assert CODE_SENT.code is not None
    assert CODE_SENT.code.expired(NOW + timedelta(seconds=seconds)) is expired


@pytest.mark.parametrize(("seconds", "covers"), [(0, True), (599.999, True), (600, False), (86_400, False)])
def test_a_confirmed_code_covers_a_submit_for_ten_minutes(seconds: float, covers: bool) -> None:
    assert VERIFIED.covers_submit(NOW + timedelta(seconds=seconds)) is covers


def test_a_fresh_code_starts_the_ten_minutes_anew() -> None:
    later = NOW + timedelta(minutes=20)
    again = after_code(after_send(VERIFIED, SENT, later), CONFIRMED, later)

    assert again.covers_submit(later + timedelta(minutes=9))


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("answer", "on", "counts"),
    [
        (Ternary.NO, None, False),
        (Ternary.YES, ACTIVATED_ON - DAY, False),
        (Ternary.YES, ACTIVATED_ON, False),
        (Ternary.YES, ACTIVATED_ON + DAY, True),
        (Ternary.YES, None, True),
        (Ternary.UNKNOWN, None, True),
        (Ternary.UNKNOWN, ACTIVATED_ON, True),
    ],
)
def test_only_a_sim_that_changed_since_the_activation_counts_as_swapped(
    answer: Ternary, on: date | None, counts: bool
) -> None:
    signals = replace(CLEAR, sim_swapped=Signal(answer, on=on))

    assert counts_as_swapped(signals, ACTIVATED_ON) is counts


def test_without_an_activation_date_every_swap_counts() -> None:
    assert counts_as_swapped(replace(CLEAR, sim_swapped=Signal(Ternary.YES, on=ACTIVATED_ON)), None)


def test_a_code_goes_out_by_itself_on_the_callers_own_line_with_clear_signals_alone() -> None:
    ready = replace(MATCHED, signals=CLEAR)

    assert code_may_go_out_by_itself(ready, own_line=True, activated_on=ACTIVATED_ON)
    assert not code_may_go_out_by_itself(ready, own_line=False, activated_on=ACTIVATED_ON)
    assert not code_may_go_out_by_itself(MATCHED, own_line=True, activated_on=ACTIVATED_ON)
    assert not code_may_go_out_by_itself(replace(KNOWN, signals=CLEAR), True, ACTIVATED_ON)
    assert not code_may_go_out_by_itself(replace(CODE_SENT, signals=CLEAR), True, ACTIVATED_ON)


@pytest.mark.parametrize(
    "signals",
    [
        replace(CLEAR, sim_swapped=Signal(Ternary.UNKNOWN)),
        replace(CLEAR, calls_forwarded=Signal(Ternary.YES)),
        replace(CLEAR, calls_forwarded=Signal(Ternary.UNKNOWN)),
        replace(CLEAR, sms_receivable=Signal(Ternary.NO)),
        replace(CLEAR, sms_receivable=Signal(Ternary.UNKNOWN)),
    ],
)
def test_one_unclear_signal_keeps_the_code_from_going_out_by_itself(signals: FraudSignals) -> None:
    ready = replace(MATCHED, signals=signals)

    assert not code_may_go_out_by_itself(ready, own_line=True, activated_on=ACTIVATED_ON)


MATCHES = st.builds(IdentityAnswer, st.sampled_from(MatchOutcome), st.none() | st.integers(-2, 9))
SENDS = st.builds(SendCodeAnswer, st.sampled_from(SendCodeOutcome), st.none() | st.just("otp-1"))
CODES = st.builds(
    CodeAnswer,
    st.sampled_from(CodeOutcome),
    st.none() | st.just(HolderProof("otp-9", NOW)),
    st.none() | st.integers(-2, 9),
)


@given(st.lists(MATCHES | SENDS | CODES | st.none(), max_size=12))
def test_whatever_is_answered_nobody_is_verified_without_match_and_proof(
    answers: list[IdentityAnswer | SendCodeAnswer | CodeAnswer | None],
) -> None:
    verification = KNOWN
    for answer in answers:
        before = verification
        match answer:
            case IdentityAnswer():
                verification = after_match(before, answer)
            case SendCodeAnswer():
                verification = after_send(before, answer, NOW)
            case CodeAnswer():
                verification = after_code(before, answer, NOW)
            case None:
                verification = after_unknown_send(before, NOW)
        assert not verification.verified or (verification.matched and verification.proof is not None)
        assert before.state is not State.LOCKED or verification == before
        assert 0 <= verification.match_misses <= STANDARD_LIMITS.tries_per_day
        assert 0 <= verification.code_misses <= STANDARD_LIMITS.tries_per_day
        used_up = STANDARD_LIMITS.tries_per_day in (verification.match_misses, verification.code_misses)
        assert used_up is (verification.state is State.LOCKED)


def test_a_fresh_verification_goes_with_the_call_and_covers_no_submit() -> None:
    later = NOW + STANDARD_LIMITS.proof_covers_submit - timedelta(seconds=1)
    taken_over = handed_over(VERIFIED, later)

    assert taken_over.verified
    assert taken_over.proof == PROOF
    assert not taken_over.covers_submit(later)


def test_a_fresh_code_covers_the_submit_of_whoever_goes_on() -> None:
    taken_over = handed_over(VERIFIED, NOW)
    again = after_code(after_send(taken_over, SENT, NOW), CONFIRMED, NOW + timedelta(minutes=1))

    assert again.covers_submit(NOW + timedelta(minutes=2))


@pytest.mark.parametrize(
    "before", [MATCHED, CODE_SENT, after_match(KNOWN, NO_MATCH)], ids=lambda one: one.state
)
def test_what_was_begun_is_begun_anew_and_its_misses_stay(before: Verification) -> None:
    taken_over = handed_over(before, NOW)

    assert taken_over.state is State.NUMBER_KNOWN
    assert not taken_over.matched
    assert taken_over.code is None
    assert taken_over.match_misses == before.match_misses


def test_a_verification_that_is_over_does_not_go_with_the_call() -> None:
    taken_over = handed_over(VERIFIED, NOW + STANDARD_LIMITS.proof_covers_submit)

    assert taken_over.state is State.NUMBER_KNOWN
    assert taken_over.proof is None


@pytest.mark.parametrize("before", [LOCKED, Verification()], ids=lambda one: one.state)
def test_a_lock_and_a_call_without_a_number_are_handed_over_as_they_are(before: Verification) -> None:
    assert handed_over(before, NOW).state is before.state


def test_a_clock_that_was_turned_back_makes_no_proof_last_longer() -> None:
    later = at_instant(VERIFIED, NOW + timedelta(minutes=8))
    turned_back = NOW - timedelta(minutes=20)
    assert not later.covers_submit(turned_back)

    lapsed = at_instant(later, turned_back)

    assert not lapsed.covers_submit(NOW + timedelta(minutes=9))
    assert after_code(replace(lapsed, code=CODE_SENT.code), CONFIRMED, turned_back).covers_submit(turned_back)


def test_a_clock_that_is_put_right_by_seconds_costs_no_proof() -> None:
    later = at_instant(VERIFIED, NOW + timedelta(minutes=8))

    assert at_instant(later, NOW + timedelta(minutes=7, seconds=30)).covers_submit(NOW + timedelta(minutes=9))


def test_a_clock_that_was_turned_back_does_not_bar_the_next_code() -> None:
    sent = CODE_SENT.code

    assert sent is not None
    assert sent.may_be_resent(NOW - timedelta(hours=1))
