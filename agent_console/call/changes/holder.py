"""What comparisons and codes make of a call."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from agent_console.call import comparisons, read_back
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.changes.dispatch import changed
from agent_console.call.labels import LabelsState
from agent_console.call.lookup import LookupState
from agent_console.call.notice import Notice
from agent_console.call.steps import Service
from agent_console.call.stop import Stop, StopReason
from agent_console.call.verification import TenureAnswer, Verification, VerificationState


@changed.register
def _(event: e.NoticeAgreed, call: Call) -> Call:
    """The first agreement stands: its time is what the registry compares with the code's."""
    if call.notice.agreed:
        return call
    return replace(call, notice=Notice(event.at, event.text_version))


@changed.register
def _(event: e.IdentityCompared, call: Call) -> Call:
    after = comparisons.after_match(call.verification, event.answer, call.terms.limits)
    return with_verification(call, after)


@changed.register
def _(event: e.SignalsAnswered, call: Call) -> Call:
    return replace(call, verification=replace(call.verification, signals=event.signals))


@changed.register
def _(event: e.CodeSent, call: Call) -> Call:
    return replace(call, verification=comparisons.after_send(call.verification, event.answer, event.at))


@changed.register
def _(event: e.CodeSendUnknown, call: Call) -> Call:
    return replace(call, verification=comparisons.after_unknown_send(call.verification, event.at))


@changed.register
def _(event: e.CodeCompared, call: Call) -> Call:
    after = comparisons.after_code(call.verification, event.answer, event.at, call.terms.limits)
    compared = with_verification(call, after)
    return _agreed_around(compared, event.at) if after.verified_at == event.at else compared


def _agreed_around(call: Call, confirmed_at: datetime) -> Call:
    """Let agreements lapse that are too far from a new proof: the registry takes none of them with it.

    The notice goes out with a lookup alone, so it stands once what the call is about was asked.
    """
    oldest = confirmed_at - call.terms.limits.proof_covers_submit
    heard = read_back.without_consent_before(call.read_back, oldest)
    review = read_back.without_consent_before(call.follow_up.read_back, oldest)
    follow_up = replace(call.follow_up, read_back=review)
    finished = call.service is Service.OWN_ACCOUNTS and call.own_accounts.lookup.state is LookupState.FINISHED
    # A query that has ended goes out anew for those that were not reached, with this notice and proof.
    notice = Notice() if finished and _far_from_proof(call) else notice_that_stands(call)
    return replace(call, notice=notice, read_back=heard, follow_up=follow_up)


def notice_that_stands(call: Call) -> Notice:
    """Give the notice as it still counts for the service at hand: none where the registry would not take it."""
    return Notice() if not _asked(call) and _far_from_proof(call) else call.notice


def _far_from_proof(call: Call) -> bool:
    agreed_at, verified_at = call.notice.agreed_at, call.verification.verified_at
    if agreed_at is None or verified_at is None:
        return False
    return agreed_at < verified_at - call.terms.limits.proof_covers_submit


def _asked(call: Call) -> bool:
    """Whether the registry was asked what the service at hand is about; labels are asked without the notice."""
    if call.service is Service.LABELS:
        return call.labels.state is LabelsState.ANSWERED
    if call.service is Service.OWN_ACCOUNTS:
        return call.own_accounts.asked
    return call.lookup.lookup_id is not None


def with_verification(call: Call, after: Verification) -> Call:
    """Take in a verification; one that locks for the day stops a call on which nothing was submitted."""
    locked = after.state is VerificationState.LOCKED and not call.something_filed
    return replace(call, verification=after, stop=Stop(StopReason.FACTOR_LOCKED) if locked else call.stop)


@changed.register
def _(event: e.TenureStated, call: Call) -> Call:
    after = replace(call, verification=replace(call.verification, tenure=event.answer))
    if event.answer is TenureAnswer.DISAGREES:
        return replace(after, stop=Stop(StopReason.CANNOT_JUDGE))
    return after
