"""Step 1: the keys on three numbers, what the caller said and the service. It keeps no rule and draws nothing."""

from __future__ import annotations

from collections.abc import Mapping

from textual import on
from textual.widgets import Input

from agent_console.call.steps import CallerSaid
from agent_console.identity.phone import PhoneNumber
from screens.awaited import Answer
from screens.call_screen import GoHome, Handler
from screens.intake.choice_keys import is_to_be_chosen, next_said, next_service
from screens.intake.page import said_of
from screens.intake.shown import IntakeShown
from screens.intake.view import FIELD_ROWS, ROWS, Row
from screens.panels.triage import TriagePanel


class IntakeScreen(IntakeShown):
    """Enter confirms all three numbers; the verdict is asked for as soon as a number is complete."""

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

    def _move(self, step: int) -> None:
        self._go(ROWS[(ROWS.index(self.row) + step) % len(ROWS)])

    def _go(self, row: Row) -> None:
        self._row = row
        if row in FIELD_ROWS:
            self.focus_field(row)
        else:
            self.set_focus(None)
        self.remake()

    def _choose(self, step: int) -> None:
        if self.row is Row.SERVICE:
            self.answer(self.desk.services.choose(next_service(self.call.service, step)))
        elif self.row is Row.SAID:
            self._hear(next_said(said_of(self.call), step))

    def _hear(self, said: CallerSaid) -> None:
        """Take one of the four; what stands behind the last is asked for at once."""
        if self.answer(self.desk.triage.hear(said)) and said is CallerSaid.SOMETHING_ELSE:
            self.open_panel(TriagePanel())
