"""What gates ask of the caller as the holder: agreed, verified, by a fresh proof. It decides and changes nothing."""

from __future__ import annotations

from datetime import datetime

from agent_console.call.call import Call
from agent_console.call.reasons import Reason
from agent_console.call.verification import TenureAnswer, VerificationState


def agreed(call: Call, now: datetime) -> Reason | None:
    """The caller agreed to the notice (PIPL §14)."""
    return None if call.notice.agreed else Reason.NOT_AGREED


def not_locked(call: Call, now: datetime) -> Reason | None:
    """No factor is locked for the day."""
    locked = call.verification.state is VerificationState.LOCKED
    return Reason.LOCKED_TODAY if locked else None


def not_yet_verified(call: Call, now: datetime) -> Reason | None:
    """The caller is not verified yet."""
    return Reason.ALREADY_VERIFIED if call.verification.verified else None


def fresh_code_useful(call: Call, now: datetime) -> Reason | None:
    """The proof there is does not cover a submit any more."""
    covered = call.verification.covers_submit(now, call.terms.limits)
    return Reason.ALREADY_VERIFIED if covered else None


def matched(call: Call, now: datetime) -> Reason | None:
    """Name and document match."""
    return None if call.verification.matched else Reason.NOT_MATCHED


def resend_wait_over(call: Call, now: datetime) -> Reason | None:
    """Enough time has gone by since the last code."""
    code = call.verification.code
    if code is None or code.may_be_resent(now, call.terms.limits):
        return None
    return Reason.RESEND_TOO_SOON


def code_usable(call: Call, now: datetime) -> Reason | None:
    """A code went out and still lives."""
    code = call.verification.code
    if code is None or code.authentication_id is None:
        return Reason.NO_CODE_SENT
    return Reason.CODE_EXPIRED if code.expired(now, call.terms.limits) else None


def verified(call: Call, now: datetime) -> Reason | None:
    """The caller was verified on this call."""
    return None if call.verification.verified else Reason.NOT_VERIFIED


def proof_fresh(call: Call, now: datetime) -> Reason | None:
    """The proof still covers a submit."""
    if not call.verification.verified:
        return Reason.NOT_VERIFIED
    return None if call.verification.covers_submit(now, call.terms.limits) else Reason.PROOF_TOO_OLD


def proof_near_notice(call: Call, now: datetime) -> Reason | None:
    """The registry starts a lookup on an agreement and a code that are not far from one another."""
    agreed_at, verified_at = call.notice.agreed_at, call.verification.verified_at
    if call.lookup.lookup_id is not None or agreed_at is None or verified_at is None:
        return None
    return Reason.PROOF_TOO_OLD if _far_apart(call, agreed_at, verified_at) else None


def _far_apart(call: Call, agreed_at: datetime, verified_at: datetime) -> bool:
    return abs(agreed_at - verified_at) > call.terms.limits.proof_covers_submit


def own_proof_near_notice(call: Call, now: datetime) -> Reason | None:
    """The same of the query of own accounts."""
    agreed_at, verified_at = call.notice.agreed_at, call.verification.verified_at
    if call.own_accounts.asked or agreed_at is None or verified_at is None:
        return None
    return Reason.PROOF_TOO_OLD if _far_apart(call, agreed_at, verified_at) else None


def date_undisputed(call: Call, now: datetime) -> Reason | None:
    """The caller does not dispute the start date."""
    disputed = call.verification.tenure is TenureAnswer.DISAGREES
    return Reason.DATE_DISPUTED if disputed else None
