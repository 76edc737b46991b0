"""Showing one field unmasked: the rules are asked, the look is put on record, then the number is handed out.

It knows no panel and no countdown. No record, no look: what cannot be written down raises before anything is given.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from agent_console.audit.outside import HeadsOutside
from agent_console.audit.record import Actor, Entry
from agent_console.audit.words import Action, Basis, Field
from agent_console.call.call import Call
from agent_console.call.reveal import (
    RevealField,
    RevealReason,
    RevealRefusal,
    is_somebody_elses,
    number_of,
    why_not_revealed,
)
from agent_console.desk.worktop import Worktop
from agent_console.identity.phone import PhoneNumber
from agent_console.staff.person import Person

_BASIS: Final = {
    RevealReason.CALLER_CHECKS: Basis.CONSENT,
    RevealReason.CALL_BACK: Basis.CONSENT,
    RevealReason.COMPLAINT: Basis.CONTRACT,
}
"""The caller asks for it or agreed to be rung (PIPL §14); a complaint has to be answered (PIPL §13)."""

ATTEMPT: Final = "REVEAL"
"""What a refused record says was tried."""


@dataclass(frozen=True, slots=True)
class Revealed:
    """A number that may be shown now, and the number of the record that says so."""

    number: PhoneNumber
    record: int


class Revealing:
    """Hands out what is shown unmasked."""

    def __init__(self, worktop: Worktop, heads: HeadsOutside | None) -> None:
        self._worktop = worktop
        self._heads = heads

    def case(self, call_id: str) -> Call:
        """Give a call that is not at hand, such as one with a call-back that is due.

        Raises:
            CallNotFound, CallUnreadable: It is gone, or a newer program wrote it.
        """
        return self._worktop.call_of(call_id)

    def why_not(
        self, call: Call, field: RevealField | None = None, reason: RevealReason | None = None
    ) -> RevealRefusal | None:
        """Say why a field may not be shown; without a field, why none may. An approval is not asked for here."""
        if refused := why_not_revealed(call, self._worktop.now(), field, reason):
            return refused
        cut = self._heads is not None and self._heads.bars_looks
        return RevealRefusal.LOG_CUT if cut else None

    def note_cut(self, lead: Person) -> None:
        """Put on record that a team lead has taken note of the cut: looks are possible again.

        Raises:
            StoreError: It cannot be put on record, and nothing changes.
        """
        if self._heads is not None:
            self._heads.note_cut(actor_for(lead, self._worktop.casebook.audit.actor))

    def needs_approval(self, call: Call, field: RevealField) -> bool:
        """Whether a second person has to agree: always for somebody else's number, else as this desk is set."""
        return field in self._worktop.settings.vault_fields or is_somebody_elses(call, field)

    def refused(self, call: Call, field: RevealField | None = None) -> RevealRefusal | None:
        """Say why nothing may be shown, and put the attempt on record; None: it may be.

        Raises:
            StoreError: The attempt cannot be written down.
        """
        why = self.why_not(call, field)
        if why is not None:
            self._put_refusal_on_record(call, field, why)
        return why

    def reveal(
        self, call: Call, field: RevealField, reason: RevealReason, approver: Person | None = None
    ) -> Revealed | RevealRefusal:
        """Hand out what stands in a field, once it is on record who looks, at what and why.

        Args:
            call: The call or case it stands in.
            field: Which field.
            reason: Why.
            approver: Who else agreed, having shown who they are.

        Raises:
            StoreError: It could not be put on record; nothing may be shown.
        """
        number = number_of(call, field)
        why = self.why_not(call, field, reason) or self._not_approved(call, field, approver)
        if why is not None or number is None:
            why = why or RevealRefusal.NOTHING_THERE
            self._put_refusal_on_record(call, field, why)
            return why
        return Revealed(number, self._put_look_on_record(call, field, reason, approver))

    def _put_look_on_record(
        self, call: Call, field: RevealField, reason: RevealReason, approver: Person | None
    ) -> int:
        log = self._worktop.casebook.audit
        shown = Entry(
            at=self._worktop.now(),
            action=Action.REVEALED,
            case=call.id,
            fields=(Field(field),),
            reason=str(reason),
            basis=_BASIS[reason],
            outcome="APPROVED" if approver else None,
        )
        with log.transaction() as tx:
            if approver is not None:
                approved = replace(shown, action=Action.REVEAL_APPROVED, outcome=None)
                log.add(tx, approved, actor=actor_for(approver, log.actor))
            log.add(tx, shown)
        return log.head.seq

    def _not_approved(self, call: Call, field: RevealField, approver: Person | None) -> RevealRefusal | None:
        if not self.needs_approval(call, field):
            return None
        if approver is None or not approver.approves:
            return RevealRefusal.NEEDS_APPROVAL
        own = approver.is_same_as(self._worktop.settings.staff_no)
        return RevealRefusal.OWN_APPROVAL if own else None

    def _put_refusal_on_record(self, call: Call, field: RevealField | None, why: RevealRefusal) -> None:
        fields = () if field is None else (Field(field),)
        self._worktop.casebook.audit.write(
            Entry(self._worktop.now(), Action.REFUSED, call.id, fields, reason=str(why), outcome=ATTEMPT)
        )


def actor_for(person: Person, beside: Actor) -> Actor:
    """Make the actor of a record somebody else at the same seat stands for."""
    return replace(beside, staff_no=person.staff_no, role=person.role)
