"""Step 5 of the label service: who shows what, and what the caller wants corrected. Enter leads to the read-back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import ClassVar

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.gates import Reason
from agent_console.call.steps import Step
from agent_console.desk import Reply
from screens.call_screen import CallScreen, Handler
from screens.context import Context
from screens.labels import list_words as said
from screens.labels.page import first_shown, labels_block, list_height
from screens.labels.view import LabelsView
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class LabelsScreen(CallScreen):
    """Space chooses, Left and Right change the reason; a row without a box cannot be chosen by anyone."""

    shrinks: ClassVar[bool] = True
    script_id: ClassVar[str] = "labels"

    def __init__(self, context: Context) -> None:
        """Begin at the first row that can be chosen."""
        super().__init__(context)
        rows = context.desk.call.label_rows if context.desk.call else ()
        self._at = next((place for place, row in enumerate(rows) if row.choosable), 0)

    @property
    def view(self) -> LabelsView:
        """What the page is drawn from."""
        now = self.desk.now()
        return LabelsView(
            call=self.call,
            language=self.language,
            provider_name=self.context.label_provider_name,
            promise=promise(PromiseKind.LABEL_CORRECTION, today(now), self.desk.calendar),
            now=now,
            at=min(self._at, max(0, len(self.call.label_rows) - 1)),
        )

    def heading(self) -> Text:
        """Return the step and its name."""
        return self.language.text("5 Caller labels")

    def heading_right(self) -> Text:
        """Count labels, what can be corrected, and open answers."""
        return said.heading_right(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return the list, the reason, the proof and the day."""
        return labels_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Say how far the choice is."""
        self.one_line = ":s" if self.view.chosen and not self.view.without_reason else ""
        return said.resting_message(self.view)

    def resting_place(self) -> tuple[int, int] | None:
        """Let the cursor rest on the highlighted row."""
        view = self.view
        return (view.at - first_shown(view, list_height(self.body_rows)) + 2, 2)

    def script(self) -> str:
        """Return what is said now."""
        return said.script_of(self.view)

    def words(self) -> Mapping[str, str]:
        """Fill in the counts."""
        return said.words_of(self.view)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys, as they act on the highlighted row."""
        return said.hints_of(self.view)

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do."""
        page, far = list_height(self.body_rows), len(self.call.label_rows)
        moves = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -far, "end": far}
        return {
            **{key: partial(self._move, steps) for key, steps in moves.items()},
            "space": self._toggle,
            "left": partial(self._other_reason, -1),
            "right": partial(self._other_reason, 1),
            "*": self._all,
            "ctrl+z": self._undo,
            "f5": self._ask_again,
            "enter": self._review,
            "escape": self._back,
        }

    def _move(self, steps: int) -> None:
        self._at = max(0, min(len(self.call.label_rows) - 1, self.view.at + steps))
        self.tell("")

    def _toggle(self) -> None:
        row, view = self.view.highlighted, self.view
        if row is None or row.label is None or not row.choosable:
            self.tell(said.refusal(view))
        elif view.is_chosen(row):
            self._told(self.desk.labelling.leave(row.label.id))
        else:
            self._told(self.desk.labelling.choose(row.label.id))

    def _other_reason(self, by: int) -> None:
        """Turn to the next reason there is; a label that was not chosen yet is chosen with it."""
        row, view = self.view.highlighted, self.view
        if row is None or row.label is None or not row.choosable:
            self.tell(said.refusal(view))
            return
        now = view.reason_of(row)
        first = 0 if by > 0 else -1
        place = (row.reasons.index(now) + by) % len(row.reasons) if now else first
        self._told(self.desk.labelling.choose(row.label.id, row.reasons[place]))

    def _all(self) -> None:
        self._told(self.desk.labelling.choose_all())

    def _told(self, reply: Reply) -> None:
        """What is chosen already, with this very reason, is nothing to tell of."""
        self.answer(Reply() if reply.reasons == (Reason.NOTHING_TO_DO,) else reply)

    def _undo(self) -> None:
        self.answer(self.desk.labelling.undo(), self.language.text("+ Taken back"))

    def _ask_again(self) -> None:
        self.ask(self.desk.labelling.ask(), self.language.text("~ The label firms are asked again"))

    def _review(self) -> None:
        view = self.view
        if view.without_reason:
            self._at = view.rows.index(view.without_reason[0])
            self.tell(said.missing_reason(view))
        elif not view.choosable:
            self.tell(said.resting_message(view))
        else:
            self.answer(self.desk.correcting.review())

    def _back(self) -> None:
        self.answer(self.desk.line.go_to(Step.VERIFICATION))
