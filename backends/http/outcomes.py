"""Errors of CAMARA that are answers: wrong code, no match, not this carrier's number, no consent. It asks nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from agent_console.backend import (
    CodeAnswer,
    CodeOutcome,
    IdentityAnswer,
    MatchOutcome,
    SendCodeAnswer,
    SendCodeOutcome,
)
from backends.http.errors import (
    ApiError,
    AuthError,
    CarrierError,
    QuotaExceeded,
    RateLimited,
)
from backends.wire import codes

_NOT_OURS: Final = frozenset(
    {codes.ErrorCode(404, "IDENTIFIER_NOT_FOUND"), codes.ErrorCode(404, "NOT_FOUND")}
)
"""kyc-match says the one, one-time-password-sms the other, of a number another operator serves."""

_NOT_APPLICABLE: Final = codes.ErrorCode(422, "SERVICE_NOT_APPLICABLE")

_MATCH: Final = {
    codes.ID_DOCUMENT_MISMATCH: MatchOutcome.NO_MATCH,
    codes.ID_DOCUMENT_REQUIRED: MatchOutcome.DOCUMENT_REQUIRED,
    # Nothing but a number was asked with: neither name nor document was typed.
    codes.INVALID_PARAM_COMBINATION: MatchOutcome.DOCUMENT_REQUIRED,
    _NOT_APPLICABLE: MatchOutcome.NOT_COMPARABLE,
    **dict.fromkeys(_NOT_OURS, MatchOutcome.NOT_SERVED),
}

_SEND: Final = {
    codes.MAX_OTP_CODES_EXCEEDED: SendCodeOutcome.LIMIT_REACHED,
    codes.PHONE_NUMBER_NOT_ALLOWED: SendCodeOutcome.NOT_ALLOWED,
    codes.PHONE_NUMBER_BLOCKED: SendCodeOutcome.BARRED,
    _NOT_APPLICABLE: SendCodeOutcome.NOT_ALLOWED,
    **dict.fromkeys(_NOT_OURS, SendCodeOutcome.NOT_SERVED),
}

_CODE: Final = {
    codes.INVALID_OTP: CodeOutcome.WRONG,
    codes.VERIFICATION_FAILED: CodeOutcome.USED_UP,
    codes.VERIFICATION_EXPIRED: CodeOutcome.EXPIRED,
}


def match_outcome(error: CarrierError, now: datetime) -> IdentityAnswer:
    """Give the answer an error is, or raise it.

    A quota that names its end is the holder's own: three misses lock a number for the day. One that names none
    is ours, and a matter for a person.
    """
    if isinstance(error, QuotaExceeded) and error.retry_after is not None:
        return IdentityAnswer(MatchOutcome.LOCKED, 0, now + timedelta(seconds=error.retry_after))
    if _no_consent(error):
        return IdentityAnswer(MatchOutcome.NOT_COMPARABLE)
    outcome = _MATCH.get(_code_of(error))
    if outcome is None:
        raise error
    return IdentityAnswer(outcome)


def send_outcome(error: CarrierError) -> SendCodeAnswer:
    """Give the answer an error is, or raise it."""
    if isinstance(error, RateLimited):
        wait = None if error.retry_after is None else timedelta(seconds=error.retry_after)
        return SendCodeAnswer(SendCodeOutcome.TOO_SOON, wait=wait)
    if isinstance(error, QuotaExceeded):
        return SendCodeAnswer(SendCodeOutcome.LIMIT_REACHED)
    if _no_consent(error):
        return SendCodeAnswer(SendCodeOutcome.NOT_ALLOWED)
    outcome = _SEND.get(_code_of(error))
    if outcome is None:
        raise error
    return SendCodeAnswer(outcome)


def code_outcome(error: CarrierError, now: datetime) -> CodeAnswer:
    """Give the answer an error is, or raise it; where it says until when, that is the lock's end."""
    outcome = _CODE.get(_code_of(error))
    if outcome is None:
        raise error
    locked = outcome is CodeOutcome.USED_UP
    until = now + timedelta(seconds=error.retry_after) if locked and error.retry_after is not None else None
    return CodeAnswer(outcome, tries_left=0 if locked else None, locked_until=until)


def _code_of(error: CarrierError) -> codes.ErrorCode:
    if isinstance(error, ApiError):
        return codes.ErrorCode(error.status, error.code)
    return codes.ErrorCode(0, "")


def _no_consent(error: CarrierError) -> bool:
    """The holder has not consented: a token that speaks for them is not given (ICM r3.3)."""
    return isinstance(error, AuthError) and error.means_no_consent
