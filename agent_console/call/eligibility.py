"""Which numbers a service is for, and whose a binding is. It knows no caller, no selection and no screen.

The rule of unbinding: only what was bound before the present holder got the number may be unbound. The two other
services are for a number that never changed hands as well.
"""

from __future__ import annotations

from datetime import date

from agent_console.backend import (
    ActivationCheck,
    Binding,
    Carrier,
    Confidence,
    HolderRelation,
    NumberRecord,
    Ternary,
    Verdict,
)
from agent_console.call.steps import Service
from agent_console.call.stop import StopReason

_STOPS = {
    Verdict.NOT_RECYCLED: StopReason.NOT_RECYCLED,
    Verdict.CANCELLED: StopReason.CANCELLED,
    Verdict.NOT_SYNCED_YET: StopReason.NOT_SYNCED_YET,
    Verdict.PORTED_UNSUPPORTED: StopReason.PORTED_UNSUPPORTED,
}

_STRICTNESS = {
    HolderRelation.PREVIOUS_HOLDER: 0,
    HolderRelation.UNKNOWN: 1,
    HolderRelation.CURRENT_HOLDER: 2,
}
"""Where two rules differ on whose a binding is, the higher one holds."""


def needs_second_opinion(record: NumberRecord) -> bool:
    """Whether the activation date has to be confirmed before any service builds on it."""
    return (
        record.verdict in (Verdict.RECYCLED, Verdict.NOT_RECYCLED)
        and record.activated_on is not None
        and record.activated_on_confidence is Confidence.LOW
    )


_SERVED = {
    Service.UNBIND: frozenset({Verdict.RECYCLED}),
    Service.OWN_ACCOUNTS: frozenset({Verdict.RECYCLED, Verdict.NOT_RECYCLED}),
    Service.LABELS: frozenset({Verdict.RECYCLED, Verdict.NOT_RECYCLED}),
}


def why_not(
    service: Service, record: NumberRecord, check: ActivationCheck | None, today: date
) -> StopReason | None:
    """Say why a service cannot be given for a number, or None when it can.

    A number without a usable activation date cannot be judged: nothing would tell whose a binding is, or prove
    that a label is older than the holder. Label providers correct nothing for a number that was ever ported in.
    """
    if record.verdict is Verdict.OTHER_CARRIER:
        mvno = record.carrier is Carrier.MVNO
        return StopReason.OTHER_CARRIER_MVNO if mvno else StopReason.OTHER_CARRIER
    if record.verdict not in _SERVED[service] or record.verdict_text is not None:
        return _STOPS.get(record.verdict, StopReason.CANNOT_JUDGE)
    if service is Service.LABELS and record.ported_in_on is not None:
        return StopReason.PORTED_UNSUPPORTED
    if record.activated_on is None or record.activated_on > today:
        return StopReason.CANNOT_JUDGE
    if needs_second_opinion(record) and not _confirmed(check):
        return StopReason.CANNOT_JUDGE
    return None


def _confirmed(check: ActivationCheck | None) -> bool:
    """Both second opinions must not contradict, and one at least must confirm.

    On the first day of the present contract number-recycling answers "not recycled since" and kyc-tenure "held since".
    """
    if check is None or check.recycled_since is Ternary.YES or check.held_since is Ternary.NO:
        return False
    return check.recycled_since is Ternary.NO or check.held_since is Ternary.YES


def relation_by_date(bound_on: date | None, activated_on: date | None) -> HolderRelation:
    """Whose a binding is by its date alone: before the activation day the previous holder's, from that day on own."""
    if bound_on is None or activated_on is None:
        return HolderRelation.UNKNOWN
    return HolderRelation.PREVIOUS_HOLDER if bound_on < activated_on else HolderRelation.CURRENT_HOLDER


def relation_of(binding: Binding, activated_on: date | None) -> HolderRelation:
    """Whose a binding is: the stricter of the date and the registry's word. A date in the future reads as own."""
    by_date = relation_by_date(binding.bound_on, activated_on)
    return max(by_date, binding.relation, key=_STRICTNESS.__getitem__)
