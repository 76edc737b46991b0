"""Step 1: which three numbers, what it is about, and what the registry says of the number. It keeps no rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.widgets import Input

from agent_console.call.steps import CallerSaid, Service
from agent_console.identity.phone import PhoneNumber
from screens.awaited import Answer
from screens.call_screen import CallScreen, GoHome, Handler
from screens.context import Context
from screens.intake.choice_keys import hints_of, is_to_be_chosen
from screens.intake.numbers import IntakeNumbers
from screens.intake.page import SAID, cursor_of, heading_right, intake_block, resting_message, said_of
from screens.intake.view import FIELD_ROWS, ROWS, IntakeView, Row, script_of
from screens.panels.triage import TriagePanel
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class IntakeScreen(CallScreen):
    """Enter confirms all three numbers; the verdict is asked for as soon as a number is complete."""

    script_id: ClassVar[str] = "intake"

    def __init__(self, context: Context) -> None:
        """Make the page; the subject number is the calling number until another is typed."""
        self.numbers = IntakeNumbers(context.desk)
        self._row = Row.SUBJECT
        super().__init__(context, *self.numbers.fields)

    # ------------------------------------------------------------------ what it shows

    @property
    def view(self) -> IntakeView:
        """What the page is drawn from now."""
        numbers = self.numbers
        return IntakeView(
            call=self.call,
            language=self.language,
            row=self._row_now(),
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

    # ------------------------------------------------------------------ what the keys do

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            "enter": self._confirm,
            "tab": lambda: self._move(1),
            "shift+tab": lambda: self._move(-1),
            "left": lambda: self._choose(-1),
            "right": lambda: self._choose(1),
            "f5": self._ask_again,
            "f8": self._clear,
            "f9": lambda: self.open_panel(TriagePanel(ends=True)),
            "escape": self._go_home,
        }

    def awaits(self, key: str) -> Answer | None:
        """Enter is meant for a number whose verdict is known."""
        if key != "enter" or not self.numbers.awaited:
            return None
        return Answer(over=lambda: not self.numbers.awaited, as_typed_for=lambda: self.numbers.answered)

    def on_mount(self) -> None:
        """Ask about the number that stands there already."""
        self._ask_by_itself()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Keep what is typed, and ask about a number as soon as it is complete; typing on cancels nothing."""
        if event.input.id not in FIELD_ROWS:
            return
        self.message = ""
        self.numbers.keep(Row(event.input.id), event.value)
        if event.input.id == Row.SUBJECT:
            self._ask_by_itself()
        self.remake()

    def _ask_by_itself(self) -> None:
        number = self.numbers.to_be_asked()
        if number is not None and self.desk.settings.fetch_verdict_by_itself:
            self.ask(self.numbers.ask(number))

    def _confirm(self) -> None:
        """Go on with all three numbers, or ask for words not chosen yet; a verdict that is out is waited for."""
        if is_to_be_chosen(self.view):
            self.open_panel(TriagePanel())
            return
        for row in FIELD_ROWS:
            if self.numbers.problem(row) is not None:
                self.numbers.wrong.add(row)
                self.message = ""
                self._go(row)
                return
        number = self.numbers.number(Row.SUBJECT)
        if isinstance(number, PhoneNumber) and number != self.call.numbers.subject:
            self.ask(self.numbers.ask(number))
            return
        self.answer(self.desk.intake.confirm_numbers())

    def _ask_again(self) -> None:
        number = self.numbers.number(Row.SUBJECT)
        if isinstance(number, PhoneNumber):
            self.ask(self.numbers.ask(number))
        else:
            self._confirm()

    def _clear(self) -> None:
        for field in self.numbers.fields:
            field.value = ""
        self._go(Row.SUBJECT)

    def _go_home(self) -> None:
        if self.context.classroom is None:
            self.post_message(GoHome())
        else:
            # A practised call has no draft: what is left is gone.
            self.ask_how_it_ends()

    def _row_now(self) -> Row:
        focused = self.focused.id if self.focused else None
        return Row(focused) if focused in FIELD_ROWS else self._row

    def _move(self, step: int) -> None:
        self._go(ROWS[(ROWS.index(self._row_now()) + step) % len(ROWS)])

    def _go(self, row: Row) -> None:
        self._row = row
        if row in FIELD_ROWS:
            self.focus_field(row)
        else:
            self.set_focus(None)
        self.remake()

    def _choose(self, step: int) -> None:
        row = self._row_now()
        if row is Row.SERVICE:
            services = tuple(Service)
            at = services.index(self.call.service)
            self.answer(self.desk.services.choose(services[(at + step) % len(services)]))
        elif row is Row.SAID:
            self._hear(step)

    def _hear(self, step: int) -> None:
        """Take the next of the four; what stands behind the last is asked for at once."""
        order, said = tuple(SAID), said_of(self.call)
        chosen = order[(order.index(said) + step) % len(order)] if said else order[min(step, 0)]
        if self.answer(self.desk.triage.hear(chosen)) and chosen is CallerSaid.SOMETHING_ELSE:
            self.open_panel(TriagePanel())
