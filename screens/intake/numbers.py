"""What stands in the two number fields of the intake, and what is known of it. It knows no key and draws nothing."""

from __future__ import annotations

from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.desk import Desk, Reply
from agent_console.identity.number_block import block_owner
from agent_console.identity.phone import PhoneNumber, PhoneProblem, PhoneProblemKind, parse_phone
from agent_console.identity.secret import mask_phone
from screens.intake.situation import Known
from screens.intake.view import FIELD_ROWS, Asking, Row
from screens.widgets.field import Field

LONGEST_TYPED = 40
"""An international number with brackets and spaces, typed twice over, still fits."""


class IntakeNumbers:
    """The subject and the contact number as they are typed, beside what the call has taken in."""

    def __init__(self, desk: Desk) -> None:
        """Fill the fields from what was typed before, else from the call; the calling number is proposed."""
        self._desk = desk
        self.wrong: set[Row] = set()
        self._silent: PhoneNumber | None = None
        self._found: dict[PhoneNumber, Known] = {}
        typed, numbers = desk.intake.typed, desk.call.numbers if desk.call else None
        subject = (numbers.subject or numbers.calling) if numbers else None
        contact = numbers.contact if numbers else None
        self.fields = (
            _field(Row.SUBJECT, typed.subject, subject, kept=desk.intake.taken_up),
            _field(Row.CONTACT, typed.contact, contact, kept=desk.intake.taken_up),
        )

    def text(self, row: Row) -> str:
        """Return what stands in a field."""
        return self.fields[FIELD_ROWS.index(row)].value

    def number(self, row: Row) -> PhoneNumber | PhoneProblem:
        """Read a field."""
        return parse_phone(self.text(row))

    def problem(self, row: Row) -> PhoneProblem | None:
        """Say what is wrong with a field; an empty contact number is the subject number."""
        number = self.number(row)
        if isinstance(number, PhoneNumber):
            return None
        optional = row is Row.CONTACT and number.kind is PhoneProblemKind.EMPTY
        return None if optional else number

    def shown_problem(self, row: Row) -> PhoneProblem | None:
        """Return the problem of a field that was checked; while it is typed nothing is wrong yet."""
        return self.problem(row) if row in self.wrong else None

    def keep(self, row: Row, text: str) -> None:
        """Keep what is typed; a contact number counts as soon as it is complete."""
        self.wrong.discard(row)
        typed = self._desk.intake.typed
        if row is Row.SUBJECT:
            typed.subject = text
            return
        typed.contact = text
        number = self.number(row)
        if self.problem(row) is None:
            contact = number if isinstance(number, PhoneNumber) else None
            if contact != self._call.numbers.contact:
                self._desk.intake.enter_contact(contact)

    def to_be_asked(self) -> PhoneNumber | None:
        """Return the complete number the registry was not asked about yet."""
        number, numbers = self.number(Row.SUBJECT), self._call.numbers
        if isinstance(number, PhoneProblem):
            return None
        return None if number == numbers.subject and numbers.record else number

    async def ask(self, number: PhoneNumber) -> Reply:
        """Make it the subject number and ask for its verdict; what became of a retyped number is nobody's business."""
        self._silent = None
        reply = await self._desk.intake.enter_subject(number)
        if reply.failure is None:
            return Reply() if reply.reasons == () or self._is_asked() else reply
        self._silent = number
        return reply if self.number(Row.SUBJECT) == number else Reply()

    def asking(self) -> Asking:
        """Say how far the question about the number in the field is."""
        subject, numbers = self.number(Row.SUBJECT), self._call.numbers
        if isinstance(subject, PhoneProblem) or subject != numbers.subject:
            return Asking.NOT_YET
        if numbers.record is not None:
            return Asking.ANSWERED
        if self._is_asked():
            return Asking.UNDER_WAY
        return Asking.NO_ANSWER if self._silent == subject else Asking.NOT_YET

    @property
    def awaited(self) -> bool:
        """Whether the verdict on the number in the field is on its way."""
        return self.asking() is Asking.UNDER_WAY

    @property
    def answered(self) -> bool:
        """Whether the verdict on the number in the field is known."""
        return self.asking() is Asking.ANSWERED

    def known(self) -> Known | None:
        """Return what is known of the number in the field; its cases show their count and state only."""
        subject, call = self.number(Row.SUBJECT), self._call
        if self.asking() is not Asking.ANSWERED or isinstance(subject, PhoneProblem):
            return None
        if subject not in self._found:
            cases = self._desk.casebook.cases_of(subject, besides=call.id)
            self._found[subject] = Known(None, block_owner(subject), cases)
        found = self._found[subject]
        return Known(call.why_not_eligible(self._desk.now()), found.owner, found.cases, call.service)

    def _is_asked(self) -> bool:
        return self._desk.is_under_way(Act.CHANGE_NUMBERS)

    @property
    def _call(self) -> Call:
        call = self._desk.call
        assert call is not None
        return call


def _field(row: Row, typed: str, known: PhoneNumber | None, *, kept: bool) -> Field:
    """Make a field; a number that came with a draft stays masked: nobody typed it here, and no record says "looked"."""
    return Field(
        row,
        typed or (known.digits if known else ""),
        max_length=LONGEST_TYPED,
        mask=mask_phone,
        kept=kept and not typed,
        half_width=True,
        select_on_focus=True,
    )
