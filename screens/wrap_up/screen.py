"""Step 8: the keys that put a call away. Enter saves the outcome and goes home; which are possible it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from agent_console.call.line import LineState
from agent_console.call.wrap_up import OUTCOMES_THAT_NEED_A_NOTE, Outcome
from agent_console.identity.in_notes import looks_like_identity
from screens.call_screen import TICK_SECONDS, Handler
from screens.widgets.line import Text
from screens.wrap_up.note_line import NOTE_FIELD
from screens.wrap_up.shown import WrapUpShown
from screens.wrap_up.view import DIGITS, moved, outcome_at


class WrapUpScreen(WrapUpShown):
    """`1` to `7` and `9` choose another outcome, F6 writes a note, Space asks for more time, Esc goes back."""

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
