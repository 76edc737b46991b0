"""Step 7 of the label service: what became of the correction, said in no stronger words than are true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.language import N_
from screens.labels import submission_words as said
from screens.labels.submission_page import label_submission_block
from screens.labels.submission_view import LabelSubmissionView, label_face
from screens.submission.filed import FiledScreen
from screens.submission.view import Face
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block


class LabelSubmissionScreen(FiledScreen):
    """Enter leads to the wrap-up, F5 asks how far it is; while it is being sent only F-keys are taken."""

    script_id: ClassVar[str] = "labels_submitted"
    stays: ClassVar[str] = N_("- Submitted: no way back; a firm's answer ends it")

    @property
    def view(self) -> LabelSubmissionView:
        """What the page is drawn from."""
        return LabelSubmissionView(
            call=self.call,
            language=self.language,
            face=label_face(self.call.submission.corrections, self.sending),
            provider_name=self.context.label_provider_name,
            calendar=self.desk.calendar,
            now=self.desk.now(),
        )

    def heading(self) -> Text:
        """Return the step and what is known, never more."""
        return said.heading(self.view)

    def heading_right(self) -> Text:
        """Count the labels of which the least is known: the others stand in the list below."""
        return said.heading_right(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return case number, answer day, what was not promised."""
        return label_submission_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return what is known, in one sentence."""
        self.one_line = ":w"
        return said.resting_message(self.view)

    def script(self) -> str:
        """Return what is read out; a provisional day says that it may move."""
        return said.script_of(self.view)

    def words(self) -> Mapping[str, str]:
        """Fill in the case number as it is spoken, and the day."""
        return said.words_of(self.view)

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        _, face = self.language.text, self.view.face
        if face is Face.SENDING:
            return (Hint("", _("keys are taken again once the answer is here")),)
        again = _("Ask now") if face in (Face.UNKNOWN, Face.QUEUED) else _("How far it is")
        recorded = _("no way back, it is recorded")
        back = Hint("Esc", recorded if face is Face.QUEUED else _("cannot be taken back"))
        return Hint("Enter", _("To the wrap-up")), Hint("F5", again), back
