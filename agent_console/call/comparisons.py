"""What each answer of the registry makes of a verification. It knows no names, no document, no code: only answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    IdentityAnswer,
    MatchOutcome,
    SendCodeAnswer,
    SendCodeOutcome,
)
from agent_console.call.limits import STANDARD_LIMITS, Limits
from agent_console.call.verification import SentCode, Verification, VerificationState


def with_number(misses_of_match: int, misses_of_code: int, limits: Limits = STANDARD_LIMITS) -> Verification:
    """Begin anew for a number, with the misses it already had today: another call does not wash them off."""
    fresh = Verification(VerificationState.NUMBER_KNOWN, misses_of_match, misses_of_code)
    return _locked_if_used_up(fresh, limits)


def recounted(
    before: Verification, misses_of_match: int, misses_of_code: int, limits: Limits = STANDARD_LIMITS
) -> Verification:
    """Take in misses made on other calls meanwhile; the higher count holds, and a lock is not lifted."""
    if before.state is VerificationState.LOCKED:
        return before
    match_misses = max(before.match_misses, misses_of_match)
    code_misses = max(before.code_misses, misses_of_code)
    return _locked_if_used_up(replace(before, match_misses=match_misses, code_misses=code_misses), limits)


def handed_over(before: Verification, now: datetime, limits: Limits = STANDARD_LIMITS) -> Verification:
    """Somebody else goes on with the caller: a fresh verification goes with the call, and covers no submit.

    What is older, or was not brought to its end, is done anew: whoever goes on has heard none of it. Misses stay.
    """
    if before.state is VerificationState.LOCKED or before.covers_submit(now, limits):
        return replace(before, lapsed=before.verified)
    begun = before.state is not VerificationState.NOT_STARTED
    state = VerificationState.NUMBER_KNOWN if begun else before.state
    return replace(before, state=state, matched=False, code=None, proof=None, verified_at=None)


def at_instant(before: Verification, now: datetime) -> Verification:
    """Take in that something happened at an instant: a clock that was turned back makes no old proof fresh again."""
    if not before.verified or before.latest_at is None or before.lapsed:
        return before
    if before.is_before(now):
        return replace(before, lapsed=True)
    return replace(before, latest_at=now) if now > before.latest_at else before


def after_match(
    before: Verification, answer: IdentityAnswer, limits: Limits = STANDARD_LIMITS
) -> Verification:
    """Take in one joint answer for name and document; the stricter count of misses holds."""
    if before.state is VerificationState.LOCKED:
        return before
    seen = replace(before, last_outcome=answer.outcome)
    if answer.outcome is MatchOutcome.MATCH:
        return replace(seen, state=VerificationState.MATCHED, matched=True)
    unmatched = replace(seen, matched=False)
    if answer.outcome is MatchOutcome.LOCKED:
        return _locked(replace(unmatched, match_misses=limits.tries_per_day), "identity")
    if answer.outcome is MatchOutcome.NO_MATCH:
        misses = _stricter(before.match_misses + 1, answer.tries_left, limits)
        missed = replace(unmatched, state=VerificationState.NOT_MATCHED, match_misses=misses)
        return _locked_if_used_up(missed, limits)
    return replace(unmatched, state=VerificationState.INCONCLUSIVE)


def after_send(before: Verification, answer: SendCodeAnswer, now: datetime) -> Verification:
    """Take in what became of the text message; an older code is void once a newer one went out."""
    if before.state is VerificationState.LOCKED:
        return before
    seen = replace(before, last_send_outcome=answer.outcome, last_code_outcome=None)
    if answer.outcome is not SendCodeOutcome.SENT:
        return seen
    waits = before.matched and not before.verified
    state = VerificationState.CODE_SENT if waits else before.state
    return replace(seen, state=state, code=SentCode(answer.authentication_id, now))


def after_unknown_send(before: Verification, now: datetime) -> Verification:
    """Note that nobody knows whether a message went out: the 30 seconds run, but there is nothing to compare."""
    if before.state is VerificationState.LOCKED:
        return before
    return replace(before, last_send_outcome=None, last_code_outcome=None, code=SentCode(None, now))


def after_code(
    before: Verification, answer: CodeAnswer, now: datetime, limits: Limits = STANDARD_LIMITS
) -> Verification:
    """Take in the comparison of a code.

    A confirmed answer confirms nothing without the registry's proof, nor where name and document do not match any
    more: another comparison may have been answered while this one was out.
    """
    if before.state is VerificationState.LOCKED:
        return before
    seen = replace(before, last_code_outcome=answer.outcome)
    if answer.outcome is CodeOutcome.CONFIRMED and answer.proof is not None and before.matched:
        return replace(
            seen,
            state=VerificationState.VERIFIED,
            proof=answer.proof,
            verified_at=now,
            latest_at=now,
            lapsed=False,
            code=None,
            code_misses=0,
        )
    if answer.outcome is CodeOutcome.USED_UP:
        return _locked(replace(seen, code_misses=limits.tries_per_day), "code")
    if answer.outcome is CodeOutcome.WRONG:
        misses = _stricter(before.code_misses + 1, answer.tries_left, limits)
        return _locked_if_used_up(replace(seen, code_misses=misses), limits)
    return replace(seen, code=None, last_code_outcome=CodeOutcome.EXPIRED)


def _stricter(ours: int, tries_left: int | None, limits: Limits) -> int:
    theirs = 0 if tries_left is None else limits.tries_per_day - tries_left
    return min(limits.tries_per_day, max(ours, theirs))


def _locked_if_used_up(verification: Verification, limits: Limits) -> Verification:
    if verification.match_misses >= limits.tries_per_day:
        return _locked(verification, "identity")
    if verification.code_misses >= limits.tries_per_day:
        return _locked(verification, "code")
    return verification


def _locked(verification: Verification, factor: str) -> Verification:
    return replace(
        verification,
        state=VerificationState.LOCKED,
        matched=False,
        code=None,
        proof=None,
        verified_at=None,
        locked_factor=factor,
    )
