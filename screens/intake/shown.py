"""What step 1 shows: which three numbers, what it is about, what the registry says of the number. It asks nobody."""

from __future__ import annotations

from typing import ClassVar

from screens.call_screen import CallScreen
from screens.context import Context
from screens.intake.choice_keys import hints_of
from screens.intake.numbers import IntakeNumbers
from screens.intake.page import cursor_of, heading_right, intake_block, resting_message
from screens.intake.view import FIELD_ROWS, IntakeView, Row, script_of
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class IntakeShown(CallScreen):
    """The page of the intake as its two fields, the call and the cursor stand."""

    script_id: ClassVar[str] = "intake"

    def __init__(self, context: Context) -> None:
        """Make the page; the subject number is the calling number until another is typed."""
        self.numbers = IntakeNumbers(context.desk)
        self._row = Row.SUBJECT
        super().__init__(context, *self.numbers.fields)

    @property
    def row(self) -> Row:
        """Where the cursor is."""
        focused = self.focused.id if self.focused else None
        return Row(focused) if focused in FIELD_ROWS else self._row

    @property
    def view(self) -> IntakeView:
        """What the page is drawn from now."""
        numbers = self.numbers
        return IntakeView(
            call=self.call,
            language=self.language,
            row=self.row,
            subject=numbers.number(Row.SUBJECT),
            asking=numbers.asking(),
            typed=(numbers.text(Row.SUBJECT), numbers.text(Row.CONTACT)),
            problems=(numbers.shown_problem(Row.SUBJECT), numbers.shown_problem(Row.CONTACT)),
            known=numbers.known(),
        )

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("1 Intake  three numbers, service")

    def heading_right(self) -> Text:
        """Return how far the question about the number is."""
        return heading_right(self.view)

    def resting_message(self) -> Text:
        """Return the error at a field, else the verdict."""
        self.one_line = f":n {self.language.text('number')}"
        return resting_message(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return the numbers, what the caller said and what is known."""
        self.field(Row.CONTACT).placeholder = self.language.text("the subject number")
        return intake_block(self.view, width)

    def resting_place(self) -> tuple[int, int] | None:
        """Return the chosen answer of a row that takes no typing."""
        return cursor_of(self.view, self.room.body_width)

    def script(self) -> str:
        """Ask for the number again while it is wrong."""
        return "intake_error" if Row.SUBJECT in self.numbers.wrong else script_of(self.view)

    def resting_field(self) -> str | None:
        """Return the field of the row the cursor is on."""
        return self._row if self._row in FIELD_ROWS else None

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of this page."""
        return hints_of(self.view, bool(self.numbers.wrong), self.context.classroom is not None)
