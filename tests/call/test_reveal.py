"""What may be shown unmasked: to a verified caller, a call-back's number when its day has come, nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from agent_console.call.call import Call
from agent_console.call.reveal import (
    RevealField,
    RevealReason,
    RevealRefusal,
    fields_of,
    is_somebody_elses,
    number_of,
    why_not_revealed,
)
from agent_console.call.wrap_up import Outcome, WrapUp
from tests.support_call import OTHER, SUBJECT, at, opened, to_lookup, to_notice, worked

BEFORE = worked(to_notice())
VERIFIED = worked(to_lookup())
LATER = VERIFIED.verification.covers_submit_until()
assert LATER is not None


def put_away(call: Call, days: int) -> Call:
    due = at() + timedelta(days=days)
    return replace(call, wrap_up=WrapUp(at(60), Outcome.CALL_BACK, call_back_at=due))


@pytest.mark.parametrize("field", RevealField)
@pytest.mark.parametrize("reason", RevealReason)
def test_nothing_is_shown_before_the_caller_is_verified(field: RevealField, reason: RevealReason) -> None:
    assert why_not_revealed(BEFORE, at(5), field, reason) is RevealRefusal.NOT_VERIFIED
    assert why_not_revealed(BEFORE, at(5)) is RevealRefusal.NOT_VERIFIED


@pytest.mark.parametrize("field", RevealField)
def test_a_verified_caller_may_hear_every_number_of_the_call(field: RevealField) -> None:
    now = VERIFIED.verification.verified_at
    assert now is not None
    assert why_not_revealed(VERIFIED, now, field, RevealReason.CALLER_CHECKS) is None


def test_a_verification_that_is_over_opens_nothing() -> None:
    assert LATER is not None
    just_before = LATER - timedelta(seconds=1)
    assert why_not_revealed(VERIFIED, just_before) is None
    assert why_not_revealed(VERIFIED, LATER) is RevealRefusal.PROOF_TOO_OLD


def test_the_number_of_a_call_back_is_shown_on_its_day_for_that_reason_alone() -> None:
    due = put_away(BEFORE, 0)
    contact, ring = RevealField.CONTACT_NUMBER, RevealReason.CALL_BACK
    assert why_not_revealed(due, at(90), contact, ring) is None
    assert why_not_revealed(due, at(90), contact, RevealReason.COMPLAINT) is RevealRefusal.NOT_VERIFIED
    assert why_not_revealed(due, at(90), RevealField.SUBJECT_NUMBER, ring) is RevealRefusal.NOT_VERIFIED
    assert why_not_revealed(put_away(BEFORE, 1), at(90), contact, ring) is RevealRefusal.NOT_VERIFIED


def test_a_verification_does_not_outlive_the_call_it_was_made_on() -> None:
    closed = put_away(VERIFIED, 1)
    assert why_not_revealed(closed, at(90)) is RevealRefusal.NOT_VERIFIED


def test_a_call_shows_only_what_it_has() -> None:
    no_calling = replace(VERIFIED, numbers=replace(VERIFIED.numbers, calling=None))
    assert RevealField.CALLING_NUMBER not in fields_of(no_calling)
    refused = why_not_revealed(no_calling, at(30), RevealField.CALLING_NUMBER)
    assert refused is RevealRefusal.NOTHING_THERE
    assert fields_of(worked(opened(None))) == ()


def test_without_a_contact_number_the_subject_number_is_rung() -> None:
    assert number_of(VERIFIED, RevealField.CONTACT_NUMBER) == SUBJECT
    other = replace(VERIFIED, numbers=replace(VERIFIED.numbers, contact=OTHER))
    assert number_of(other, RevealField.CONTACT_NUMBER) == OTHER


def test_another_phone_a_caller_rings_from_is_somebody_elses() -> None:
    other = replace(VERIFIED, numbers=replace(VERIFIED.numbers, calling=OTHER))
    assert is_somebody_elses(other, RevealField.CALLING_NUMBER)
    assert not is_somebody_elses(other, RevealField.SUBJECT_NUMBER)
    assert not is_somebody_elses(VERIFIED, RevealField.CALLING_NUMBER)
