"""Whether the caller is the holder: the states of a verification. It knows no names, no document and no code.

What leads from one to the next stands in `comparisons`:
not started -> number known -> identity matched / not matched / inconclusive -> code sent -> verified until T,
and locked for the day from wherever the third miss came.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from agent_console.backend import CodeOutcome, FraudSignals, HolderProof, MatchOutcome, SendCodeOutcome
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
