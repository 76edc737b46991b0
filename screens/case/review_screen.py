"""The review of an earlier case: what is filed again or taken back is read back, the caller answers, `8` sends."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from textual.worker import WorkType

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.call.read_back import Statement
from agent_console.language import N_
from screens.call_screen import Handler
from screens.case.review_page import missing_words, review_block
from screens.case.review_view import ReviewView
from screens.case.review_words import (
    code_words,
    done_words,
    heading,
    heading_right,
    hints_of,
    resting_message,
    script_of,
    words_of,
)
from screens.console_screen import CallMoved, ConsoleScreen
from screens.context import Context
from screens.read_back.paged import PagedReadBack
from screens.read_back.statements import MISSING
from screens.read_back.view import Division
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class ReviewScreen(PagedReadBack):
    """`1 2 3` are the caller's answers, `0` the caller's no, `8` sends; Enter only turns pages."""

    script_id: ClassVar[str] = "statement_2"
    spoken_keys: ClassVar[frozenset[str]] = frozenset("01238")
    enter_only_turns: ClassVar[str] = N_("= Enter only turns pages: the caller's answers, then 8 sends")
    acting: ClassVar[frozenset[str]] = frozenset({"help", "say", "info", "again", "note", "hold"})

    def __init__(self, context: Context) -> None:
        """Make the page of the open review."""
        super().__init__(context)
        self._last = context.desk.case_review.review, context.desk.casework.at_hand

    @property
    def view(self) -> ReviewView:
        """What the page is drawn from; it outlives its review by the moment it takes to leave."""
        desk = self.desk
        if desk.case_review.review is not None and desk.casework.case is not None:
            self._last = desk.case_review.review, desk.casework.case
        review, case = self._last
        assert review is not None
        now = desk.now()
        return ReviewView(
            case=case,
            call=self.call,
            review=review,
            language=self.language,
            promise=promise(PromiseKind.UNBIND, today(now), desk.calendar),
            now=now,
            page=self._page,
        )

    @property
    def page_count(self) -> int:
        """How many pages the list takes in the room there is, the last included."""
        return self._division.count

    @property
    def _division(self) -> Division:
        return self.view.division(self.room.body_width, self.room.body_height)

    def heading(self) -> Text:
        """Return what is reviewed, and that nothing was sent."""
        return heading(self.view)

    def heading_right(self) -> Text:
        """Return the page, or how long the verification still covers it."""
        return heading_right(self.view, self.page_count)

    def block(self, width: int, height: int) -> Block:
        """Return one page of the review."""
        return review_block(self.view, width, height, code_words(self.view))

    def resting_message(self) -> Text:
        """Return where the agent is."""
        self.one_line = ":case"
        return resting_message(self.view, self.page_count)

    def script(self) -> str:
        """Return the list, then the question to ask now."""
        return script_of(self.view, self.page_count)

    def words(self) -> Mapping[str, str]:
        """Fill the question in."""
        return words_of(self.view, self.context.scripts, self._division)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        return hints_of(self.view, self.page_count)

    @property
    def sending(self) -> bool:
        """Whether what was reviewed is on its way right now."""
        return self.desk.case_review.sending

    def last_page_seen(self, call: Call) -> None:
        """Take note that the list was on the screen to its end."""
        if self.desk.case_review.review is not None and not call.follow_up.read_back.last_page_shown:
            # What was pressed before this moment was pressed over another page.
            self._painted()
            self.desk.case_review.show_last_page()

    def leave(self) -> None:
        """Go back to the page of the case."""
        if self.answer(self.desk.case_review.leave()):
            self.post_message(CallMoved())

    # ------------------------------------------------------------------ keys

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do; those that lead elsewhere in the call are for the case page to leave first."""
        nothing = partial(self.tell, self.language.text("= First this review: 8 sends it, Esc leaves it"))
        return {
            **super().handlers(),
            "1": partial(self._state, Statement.WARNINGS_TOLD),
            "2": partial(self._state, Statement.READ_BACK),
            "3": partial(self._state, Statement.SEPARATE_CONSENT),
            "8": self._send,
            "0": self._decline,
            "ctrl+z": lambda: self._told(self.desk.case_review.undo(), self.language.text("+ Taken back")),
            "f8": nothing,
            "f9": nothing,
            "f10": nothing,
        }

    def _state(self, statement: Statement) -> None:
        _ = self.language.text
        if statement is Statement.WARNINGS_TOLD and not self.view.review.reading.warnings:
            self.tell(_("= No warnings to tell about this list"))
        else:
            self.answer(self.desk.case_review.state(statement))

    def _send(self) -> None:
        view = self.view
        if view.reasons:
            told = missing_words(view)
            self.tell(told if view.reasons[0] not in MISSING else f"x {told}")
        else:
            self.tell(self.language.text("~ Sending"))
            work: WorkType[None] = partial(self._deliver, done_words(view))
            self.app.run_worker(work, group="intent")

    async def _deliver(self, done: str) -> None:
        """Send, and say what became of it on the page that stands there by then."""
        reply = await self.desk.case_review.send()
        page = self.app.screen
        if isinstance(page, ConsoleScreen):
            page.answer(reply, done)

    def _decline(self) -> None:
        if self.answer(self.desk.case_review.leave(declined=True)):
            self.post_message(CallMoved())
