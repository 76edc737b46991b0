"""What of a call may be shown unmasked, and what has to be so first. Pure; it shows nothing and records nothing.

Names, ID numbers and codes are in no list here: they are never kept, so nobody can look at them.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.identity.phone import PhoneNumber


class RevealField(StrEnum):
    """What can be shown, in the order of the digits; the values are the words of the audit log."""

    CONTACT_NUMBER = "CONTACT_NUMBER"
    SUBJECT_NUMBER = "SUBJECT_NUMBER"
    CALLING_NUMBER = "CALLING_NUMBER"


class RevealReason(StrEnum):
    """Why somebody looks, in the order of the digits: a closed list, so that a record says one of three things."""

    CALLER_CHECKS = "CALLER_CHECKS"
    CALL_BACK = "CALL_BACK"
    COMPLAINT = "COMPLAINT"


class RevealRefusal(StrEnum):
    """Why nothing is shown; each has one sentence in each language."""

    NOT_VERIFIED = "NOT_VERIFIED"
    PROOF_TOO_OLD = "PROOF_TOO_OLD"
    NOTHING_THERE = "NOTHING_THERE"
    LOG_CUT = "LOG_CUT"
    """The audit log was cut: no look until a team lead has taken note of it."""
    NEEDS_APPROVAL = "NEEDS_APPROVAL"
    OWN_APPROVAL = "OWN_APPROVAL"
    """Nobody approves their own look."""


def number_of(call: Call, field: RevealField) -> PhoneNumber | None:
    """Give what stands in a field; None where the call has none. Without a contact number the subject number serves."""
    numbers = call.numbers
    return {
        RevealField.CONTACT_NUMBER: numbers.answers_go_to,
        RevealField.SUBJECT_NUMBER: numbers.subject,
        RevealField.CALLING_NUMBER: numbers.calling,
    }[field]


def fields_of(call: Call) -> tuple[RevealField, ...]:
    """Name what the call has."""
    return tuple(field for field in RevealField if number_of(call, field) is not None)


def why_not_revealed(
    call: Call, now: datetime, field: RevealField | None = None, reason: RevealReason | None = None
) -> RevealRefusal | None:
    """Say why a field may not be shown for a reason; None: it may. What is not chosen yet is taken as the best.

    Only to a caller who is verified now (PIPL §51); the number a due call-back goes to is needed before anybody can
    be verified.
    """
    if not fields_of(call) or (field is not None and number_of(call, field) is None):
        return RevealRefusal.NOTHING_THERE
    to_be_rung = field in (None, RevealField.CONTACT_NUMBER) and reason in (None, RevealReason.CALL_BACK)
    if is_call_back_due(call, now) and to_be_rung:
        return None
    if not call.verification.verified or call.wrap_up is not None:
        return RevealRefusal.NOT_VERIFIED
    covered = call.verification.covers_submit(now, call.terms.limits)
    return None if covered else RevealRefusal.PROOF_TOO_OLD


def is_call_back_due(call: Call, now: datetime) -> bool:
    """Whether the call was put away with a call-back whose day has come."""
    agreed = call.wrap_up.call_back_at if call.wrap_up else None
    return agreed is not None and today(agreed) <= today(now)


def is_somebody_elses(call: Call, field: RevealField) -> bool:
    """Whether a field may be the number of a person who was never verified.

    The subject number is the verified holder's, the contact number is what the caller gave. Another phone a caller
    rings from may be anybody's: a shop's, a neighbour's.
    """
    return field is RevealField.CALLING_NUMBER and not call.numbers.own_line
