"""Whether the caller is the holder: the states of a verification. It knows no names, no document and no code.

What leads from one to the next stands in `comparisons`:
not started -> number known -> identity matched / not matched / inconclusive -> code sent -> verified until T,
and locked for the day from wherever the third miss came.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from agent_console.backend import CodeOutcome, FraudSignals, HolderProof, MatchOutcome, SendCodeOutcome
from agent_console.call.limits import STANDARD_LIMITS, Limits

CLOCK_STEP: Final = timedelta(minutes=1)
"""A clock that is put right by less was not turned back."""


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
        # A clock that was turned back must not bar the next code until it is as late again.
        return not self.sent_at <= now < self.sent_at + limits.resend_after


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
    latest_at: datetime | None = field(default=None, compare=False)
    """The latest instant of the call since the code was confirmed; that time went by makes it no other verification."""
    lapsed: bool = False
    """The confirmed code covers no submit any more: somebody else took the call up, or the clock was turned back."""
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
        if self.verified_at is None or self.lapsed:
            return self.verified_at
        return self.verified_at + limits.proof_covers_submit

    def covers_submit(self, now: datetime, limits: Limits = STANDARD_LIMITS) -> bool:
        """Whether the confirmed code is fresh enough to submit on."""
        until = self.covers_submit_until(limits)
        return self.verified and until is not None and now < until and not self.is_before(now)

    def is_before(self, now: datetime) -> bool:
        """Whether the clock was turned back since the code was confirmed, so that nobody knows how old that is."""
        return self.latest_at is not None and now < self.latest_at - CLOCK_STEP
