"""What the page of the intake is drawn from, as plain data. It knows no column and no word."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from agent_console.call.call import Call
from agent_console.identity.phone import PhoneNumber, PhoneProblem
from agent_console.language import Language
from screens.intake.situation import Known


class Row(StrEnum):
    """Where the cursor can be; the values of the first two are the names of their fields."""

    SUBJECT = "subject"
    CONTACT = "contact"
    SAID = "said"
    SERVICE = "service"


ROWS = tuple(Row)
FIELD_ROWS = (Row.SUBJECT, Row.CONTACT)


class Asking(StrEnum):
    """How far the question to the registry is."""

    NOT_YET = "NOT_YET"
    UNDER_WAY = "UNDER_WAY"
    NO_ANSWER = "NO_ANSWER"
    ANSWERED = "ANSWERED"


@dataclass(frozen=True, slots=True)
class IntakeView:
    """Everything the page is drawn from. `known` is None until the registry answered about the typed number."""

    call: Call
    language: Language
    row: Row
    subject: PhoneNumber | PhoneProblem
    asking: Asking
    typed: tuple[str, str] = field(default=("", ""), repr=False)
    problems: tuple[PhoneProblem | None, PhoneProblem | None] = (None, None)
    known: Known | None = None


def script_of(view: IntakeView) -> str:
    """Return what is said about a number that is not wrong; who was rung is offered to ring back."""
    if view.call.follow_up.ringing_back:
        return "ring_back"
    if view.asking is Asking.NO_ANSWER:
        return "intake_silent"
    return "intake" if view.call.numbers.calling is not None else "intake_no_line"
