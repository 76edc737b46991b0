"""Step 8: how the call is put away. The outcome is chosen from the events; Enter saves it and goes home."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import ClassVar

from agent_console.backend import Environment
from agent_console.call.line import LineState
from agent_console.call.wrap_up import OUTCOMES_THAT_NEED_A_NOTE, Outcome
from agent_console.desk.calling_back import agreed_later, call_back_for
from agent_console.desk.ending import proposed_outcome
from agent_console.identity.in_notes import looks_like_identity
from screens.call_page import fkeys_of
from screens.call_screen import TICK_SECONDS, Handler
from screens.context import Context
from screens.widgets.keyline import Hint
from screens.widgets.layout import Room
from screens.widgets.line import Text
from screens.widgets.page import Block, Page
from screens.wrap_up.clock import WrapUpClock
from screens.wrap_up.note_line import NOTE_FIELD, NoteLine, note_field
from screens.wrap_up.page import wrap_up_block
from screens.wrap_up.view import DIGITS, WrapUpView, moved, outcome_at, summary_of
from screens.wrap_up.words import heading_right, hints_of, one_line, resting_message


class WrapUpScreen(NoteLine):
    """`1` to `7` and `9` choose another outcome, F6 writes a note, Space asks for more time, Esc goes back."""

    script_id: ClassVar[str] = "wrap_up"
    acting: ClassVar[frozenset[str]] = frozenset({"help", "say", "note", "wrap_up"})

    def __init__(self, context: Context) -> None:
        """Make the page with the outcome the events propose."""
        super().__init__(context, note_field(context))
        call, desk = self.call, context.desk
        self._chosen: Outcome | None = None
        self._page = 0
        self._summary = summary_of(desk.casebook.events_of(call.id))
        training = context.description.environment is not Environment.LIVE
        self._clock = WrapUpClock(desk.now(), call.terms.limits.wrap_up_time, training)

    @property
    def view(self) -> WrapUpView:
        """What the page is drawn from."""
        call, now = self.call, self.desk.now()
        proposed = proposed_outcome(call)
        chosen = self._chosen or proposed
        return WrapUpView(
            call=call,
            language=self.language,
            summary=self._summary,
            chosen=chosen,
            proposed=proposed,
            call_back_at=call_back_for(call, chosen, self.desk.calendar, now),
            left=self._clock.left(call.line, now),
            page=self._page,
            agreed_back_at=agreed_later(call, now),
        )

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("8 Wrap up")

    def heading_right(self) -> Text:
        """Return the time left, in figures and in words."""
        return heading_right(self.view, self._clock.whole)

    def block(self, width: int, height: int) -> Block:
        """Return outcomes, summary, note and call-back."""
        return wrap_up_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return what happens when the time is over."""
        view = self.view
        self.one_line = one_line(view)
        return resting_message(view, self._clock.offered(self.call.line, self.desk.now()))

    def make_page(self, room: Room) -> Page:
        """Make the page; hold and end have their places only while there is a line to hold or end."""
        page = super().make_page(room)
        if self.call.line.state is LineState.ENDED:
            return page
        made = {one.key: one for one in page.fkeys}
        more = fkeys_of(self.acts | {"hold", "end"}, self.language)
        return replace(page, fkeys=tuple(made.get(one.key, one) for one in more))

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        return hints_of(self.view)

    def command(self, id_: str, argument: str) -> Handler | None:
        """`:w 2` saves with the second outcome."""
        if id_ == "wrap_up" and argument in DIGITS and argument:
            return partial(self._save_as, argument)
        return super().command(id_, argument)

    def problem_with(self, id_: str, argument: str) -> Text:
        """Only the digits of the page are outcomes."""
        wrong = id_ == "wrap_up" and argument and argument not in DIGITS
        return self.language.text("x No outcome has this digit") if wrong else ""

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        return {
            **{digit: partial(self._choose, place) for place, digit in enumerate(DIGITS)},
            "up": partial(self._move, -1),
            "down": partial(self._move, 1),
            "pagedown": partial(self._turn, 1),
            "pageup": partial(self._turn, -1),
            "space": self._more_time,
            "enter": self._enter,
            "f6": partial(self.focus_field, NOTE_FIELD),
            "f9": partial(self.tell, ""),
            "escape": self._back,
        }

    def _choose(self, place: int) -> None:
        self._chosen = outcome_at(self.view.pages[self._page], place) or self._chosen
        self.tell("")

    def _move(self, steps: int) -> None:
        view = self.view
        self._chosen = moved(view.pages[self._page], view.chosen, steps)
        self.tell("")

    def _turn(self, steps: int) -> None:
        self._page = max(0, min(len(self.view.pages) - 1, self._page + steps))
        self.tell("")

    def _enter(self) -> None:
        if self.writing_note:
            self.file_note()
        else:
            self._save()

    def on_mount(self) -> None:
        """Watch the time."""
        self.set_interval(TICK_SECONDS, self._watch)

    def _watch(self) -> None:
        """Save what is chosen by itself once the time is over, with what stands in the note's field."""
        call = self.desk.call
        over = call is not None and self._clock.over(call.line, self.desk.now())
        if not over or not self.is_attached:
            return
        if not looks_like_identity(self.field(NOTE_FIELD).value):
            self.file_note()
        self._put_away(self.view.chosen, automatic=True)

    def _more_time(self) -> None:
        _ = self.language.text
        if self._clock.offered(self.call.line, self.desk.now()):
            self._clock = self._clock.with_more()
            self.tell(_("+ One minute more"))
        else:
            self.tell(_("= More time is offered in the last 20 seconds"))

    def _save_as(self, digit: str) -> None:
        self._page = 0
        self._choose(DIGITS.index(digit))
        self._save()

    def _save(self) -> None:
        view = self.view
        if not self.file_note():
            return
        if view.chosen in OUTCOMES_THAT_NEED_A_NOTE and not self.call.notes:
            self.focus_field(NOTE_FIELD)
            self.tell(self.language.text("x Outcome 'other' needs one line of note: F6"))
            return
        self._put_away(view.chosen, automatic=False)

    def _put_away(self, outcome: Outcome, *, automatic: bool) -> None:
        """End a line that is still up, then save: one key does both, since the caller was said goodbye to."""
        if self.call.line.state is not LineState.ENDED:
            self.desk.line.end()
        self.answer(self.desk.ending.wrap_up(outcome, automatic))

    def _back(self) -> None:
        if self.writing_note:
            self.set_focus(None)
            self.remake()
        else:
            self.answer(self.desk.line.leave_wrap_up())
