"""Step 6: the list is read back, the caller answers three times, `8` sends. Enter only turns pages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.call.line import LineState
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer
from agent_console.language import N_
from screens.call_screen import Handler
from screens.context import Context
from screens.read_back.page import read_back_block
from screens.read_back.paged import PagedReadBack
from screens.read_back.statements import missing_sentence
from screens.read_back.view import Division, ReadBackView, divided
from screens.read_back.words import (
    code_told,
    heading_right,
    hints_of,
    resting_message,
    script_of,
    voided_sentence,
    words_of,
)
from screens.warnings import warning_words
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class ReadBackScreen(PagedReadBack):
    """`1 2 3` are the caller's answers, `0` the caller's no, `8` sends; `5 6 7 9` do nothing beside them."""

    script_id: ClassVar[str] = "read_back"
    spoken_keys: ClassVar[frozenset[str]] = frozenset("012348")
    enter_only_turns: ClassVar[str] = N_("= Enter only turns pages: 1 2 3 as the caller answers, 8 sends")

    def __init__(self, context: Context) -> None:
        """Make the page; what voided the statements made before is said first."""
        super().__init__(context)
        call = context.desk.call
        if call is not None and not call.read_back.stated:
            self.message = voided_sentence(context.desk.casebook.events_of(call.id), self.view)

    @property
    def view(self) -> ReadBackView:
        """What the page is drawn from."""
        now = self.desk.now()
        return ReadBackView(
            call=self.call,
            language=self.language,
            warning_word=warning_words(self.context.catalogue, self.language),
            promise=promise(PromiseKind.UNBIND, today(now), self.desk.calendar),
            now=now,
            page=self._page,
        )

    @property
    def division(self) -> Division:
        """The list in the room there is."""
        return divided(self.view, self.room.body_width, self.room.body_height)

    @property
    def page_count(self) -> int:
        """How many pages the list takes in the room there is."""
        return self.division.count

    def heading(self) -> Text:
        """Return the step, and that nothing was sent."""
        _ = self.language.text
        if self._page < self.division.count - 1:
            return _("6 Read back   not sent yet")
        return _("6 Read back, confirm   not sent")

    def heading_right(self) -> Text:
        """Return the hold, the page or the time the verification still has."""
        return heading_right(self.view, self.division)

    def block(self, width: int, height: int) -> Block:
        """Return one page of the read-back."""
        return read_back_block(self.view, width, height, code_told(self.view))

    def resting_message(self) -> Text:
        """Return where the agent is."""
        return resting_message(self.view, self.division)

    def script(self) -> str:
        """Return the question to ask now."""
        return script_of(self.view, self.division)

    def words(self) -> Mapping[str, str]:
        """Fill the question in."""
        return words_of(self.view, self.context.scripts, self.division)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        return hints_of(self.view, self.division)

    def remake(self) -> None:
        """Make the page again, with the one-line form of where the call stands."""
        self.one_line = ":hold" if self.call.line.state is LineState.HELD else ":s"
        super().remake()

    def last_page_seen(self, call: Call) -> None:
        """Take note that the list was on the screen to its end."""
        self.read_to_the_end(call, self.desk.choosing)

    def leave(self) -> None:
        """Go back to the apps."""
        self.answer(self.desk.line.go_to(Step.SELECTION))

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        _ = self.language.text
        return {
            **super().handlers(),
            "1": partial(self._state, Statement.WARNINGS_TOLD),
            "2": partial(self._state, Statement.READ_BACK),
            "3": partial(self._state, Statement.SEPARATE_CONSENT),
            "4": lambda: self._told(self.desk.holder.state_tenure(TenureAnswer.DISAGREES)),
            "8": self._send,
            "0": lambda: self._told(self.desk.intake.decline()),
            "ctrl+z": lambda: self._told(self.desk.choosing.undo(), _("+ Taken back")),
        }

    def _state(self, statement: Statement) -> None:
        _ = self.language.text
        if statement is Statement.WARNINGS_TOLD and not self.call.reading.warnings:
            self.tell(_("= No warnings to tell about this list"))
        else:
            with self.made_once():
                self.answer(self.desk.choosing.state(statement))

    def _send(self) -> None:
        if self.desk.why_not(Act.SUBMIT):
            self.tell(missing_sentence(self.view))
        else:
            self.ask(self.desk.filing.submit(), self.language.text("~ Sending"))
