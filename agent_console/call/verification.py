"""Whether the caller is the holder, as a state machine. It knows no names, no document and no code: only answers.

not started -> number known -> identity matched / not matched / inconclusive -> code sent -> verified until T,
and locked for the day from wherever the third miss came.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    FraudSignals,
    HolderProof,
    IdentityAnswer,
    MatchOutcome,
    SendCodeAnswer,
    SendCodeOutcome,
    Ternary,
)
from agent_console.call.limits import STANDARD_LIMITS, Limits


class VerificationState(StrEnum):
    """How far the verification is; LOCKED is lifted by nobody but the next day."""

    NOT_STARTED = "NOT_STARTED"
    NUMBER_KNOWN = "NUMBER_KNOWN"
    MATCHED = "MATCHED"
    NOT_MATCHED = "NOT_MATCHED"
    INCONCLUSIVE = "INCONCLUSIVE"
    CODE_SENT = "CODE_SENT"
    VERIFIED = "VERIFIED"
    LOCKED = "LOCKED"


class TenureAnswer(StrEnum):
    """What the caller said when asked since when the number is theirs, beside the registry's date."""

    NOT_ASKED = "NOT_ASKED"
    AGREES = "AGREES"
    DISAGREES = "DISAGREES"
    DOES_NOT_KNOW = "DOES_NOT_KNOW"


@dataclass(frozen=True, slots=True)
class SentCode:
    """The newest code. Without an `authentication_id` nobody knows whether it went out."""

    authentication_id: str | None
    sent_at: datetime

    def expired(self, now: datetime, limits: Limits = STANDARD_LIMITS) -> bool:
        """Whether the code is too old to be compared."""
        return now >= self.sent_at + limits.code_life

    def may_be_resent(self, now: datetime, limits: Limits = STANDARD_LIMITS) -> bool:
        """Whether enough time has gone by to send another."""
        return now >= self.sent_at + limits.resend_after


@dataclass(frozen=True, slots=True)
class Verification:
    """What the comparisons said so far. `proof` is the registry's record of the confirmed code."""

    state: VerificationState = VerificationState.NOT_STARTED
    match_misses: int = 0
    code_misses: int = 0
    matched: bool = False
    last_outcome: MatchOutcome | None = None
    last_code_outcome: CodeOutcome | None = None
    last_send_outcome: SendCodeOutcome | None = None
    code: SentCode | None = None
    signals: FraudSignals | None = None
    proof: HolderProof | None = None
    verified_at: datetime | None = None
    handed_over: bool = False
    """Somebody else took the call up since the code was confirmed: it covers no submit any more."""
    tenure: TenureAnswer = TenureAnswer.NOT_ASKED
    locked_factor: str | None = None

    @property
    def verified(self) -> bool:
        """Whether the holder was verified on this call, however long ago."""
        return self.state is VerificationState.VERIFIED

    def match_tries_left(self, limits: Limits = STANDARD_LIMITS) -> int:
        """Tries left for name and document today."""
        return max(0, limits.tries_per_day - self.match_misses)

    def code_tries_left(self, limits: Limits = STANDARD_LIMITS) -> int:
        """Tries left for the code today."""
        return max(0, limits.tries_per_day - self.code_misses)

    def covers_submit_until(self, limits: Limits = STANDARD_LIMITS) -> datetime | None:
        """Until when the confirmed code also covers a submit; None before there is one."""
        if self.verified_at is None or self.handed_over:
            return self.verified_at
        return self.verified_at + limits.proof_covers_submit

    def covers_submit(self, now: datetime, limits: Limits = STANDARD_LIMITS) -> bool:
        """Whether the confirmed code is fresh enough to submit on."""
        until = self.covers_submit_until(limits)
        return self.verified and until is not None and now < until


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
        return replace(before, handed_over=before.verified)
    begun = before.state is not VerificationState.NOT_STARTED
    state = VerificationState.NUMBER_KNOWN if begun else before.state
    return replace(before, state=state, matched=False, code=None, proof=None, verified_at=None)


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
            handed_over=False,
            code=None,
            code_misses=0,
        )
    if answer.outcome is CodeOutcome.USED_UP:
        return _locked(replace(seen, code_misses=limits.tries_per_day), "code")
    if answer.outcome is CodeOutcome.WRONG:
        misses = _stricter(before.code_misses + 1, answer.tries_left, limits)
        return _locked_if_used_up(replace(seen, code_misses=misses), limits)
    return replace(seen, code=None, last_code_outcome=CodeOutcome.EXPIRED)


def code_may_go_out_by_itself(verification: Verification, own_line: bool, activated_on: date | None) -> bool:
    """Whether nothing speaks against sending the code unasked: own line, match, and all three signals clear."""
    signals = verification.signals
    if not (own_line and verification.matched and signals and verification.code is None):
        return False
    return (
        not counts_as_swapped(signals, activated_on)
        and signals.calls_forwarded.answer is Ternary.NO
        and signals.sms_receivable.answer is Ternary.YES
    )


def counts_as_swapped(signals: FraudSignals, activated_on: date | None) -> bool:
    """Whether the SIM changed since the number was activated; anything but a clear no counts.

    A new subscription answers "swapped" by definition (CAMARA sim-swap 2.1.0), so the day decides where one is told.
    """
    swap = signals.sim_swapped
    if swap.answer is Ternary.NO:
        return False
    told = swap.answer is Ternary.YES and swap.on is not None and activated_on is not None
    return not (told and swap.on is not None and activated_on is not None and swap.on <= activated_on)


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
