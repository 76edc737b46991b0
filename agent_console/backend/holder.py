"""Whether the caller is the holder: comparing, codes and fraud signals. It compares and never reveals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from agent_console.backend.words import HolderProof, Ternary
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret


class MatchOutcome(StrEnum):
    """The one joint answer for name and document."""

    MATCH = "MATCH"
    NO_MATCH = "NO_MATCH"
    NOT_COMPARABLE = "NOT_COMPARABLE"
    DOCUMENT_REQUIRED = "DOCUMENT_REQUIRED"
    LOCKED = "LOCKED"
    NOT_SERVED = "NOT_SERVED"


class SendCodeOutcome(StrEnum):
    """What became of the text message with the code."""

    SENT = "SENT"
    TOO_SOON = "TOO_SOON"
    LIMIT_REACHED = "LIMIT_REACHED"
    NOT_ALLOWED = "NOT_ALLOWED"
    BARRED = "BARRED"
    NOT_SERVED = "NOT_SERVED"


class CodeOutcome(StrEnum):
    """What the comparison of a code said."""

    CONFIRMED = "CONFIRMED"
    WRONG = "WRONG"
    EXPIRED = "EXPIRED"
    USED_UP = "USED_UP"


@dataclass(frozen=True, slots=True)
class IdentityAnswer:
    """One joint answer; `tries_left` is None where the carrier does not say."""

    outcome: MatchOutcome
    tries_left: int | None = None
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class SendCodeAnswer:
    """Whether a code went out; `authentication_id` belongs to the newest code alone."""

    outcome: SendCodeOutcome
    authentication_id: str | None = None
    wait: timedelta | None = None


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """What the comparison said; `proof` only when it is CONFIRMED."""

    outcome: CodeOutcome
    proof: HolderProof | None = None
    tries_left: int | None = None
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """One fraud signal: yes, no or not known (`reason` says why), with the day where one is told."""

    answer: Ternary
    reason: str | None = None
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FraudSignals:
    """Three checks that stand side by side; one failing never hides the others."""

    sim_swapped: Signal
    calls_forwarded: Signal
    sms_receivable: Signal


class Holder(Protocol):
    """Whether the caller is the holder. It compares and never reveals."""

    async def match_identity(self, number: PhoneNumber, name: Secret, document: Secret) -> IdentityAnswer:
        """Compare name and document number with the holder's; counts a miss."""
        ...

    async def fraud_signals(self, number: PhoneNumber) -> FraudSignals:
        """Ask for SIM swap, call forwarding and whether text messages arrive, side by side."""
        ...

    async def send_code(self, number: PhoneNumber, message: str) -> SendCodeAnswer:
        """Send a code by text message; `message` holds the literal ``{{code}}``. Never repeated by itself."""
        ...

    async def confirm_code(self, number: PhoneNumber, authentication_id: str, code: Secret) -> CodeAnswer:
        """Compare a code; counts a miss. Never repeated by itself."""
        ...
