"""Step 7 of the label service: what became of the correction, said in no stronger words than are true."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from agent_console.calendar.zone import today
from agent_console.call.filing_state import FilingState
from agent_console.language import N_
from screens.labels.submission_page import label_submission_block
from screens.labels.submission_view import LabelSubmissionView, label_face
from screens.submission.filed import FiledScreen
from screens.submission.item_words import count_word
from screens.submission.view import Face
from screens.widgets.keyline import Hint
from screens.widgets.line import Text
from screens.widgets.page import Block

_HEADINGS: dict[Face, str] = {
    Face.SENDING: N_("7 Being sent"),
    Face.ACCEPTED: N_("7 Accepted   nothing corrected yet"),
    Face.UNKNOWN: N_("7 Sent   no answer came"),
    Face.QUEUED: N_("7 Recorded   not sent yet"),
    Face.NEEDS_PERSON: N_("7 Recorded   refused, needs a person"),
}

_MESSAGES: dict[Face, str] = {
    Face.SENDING: N_("~ Sending"),
    Face.ACCEPTED: N_("+ Accepted: {count}   case {number}"),
    Face.UNKNOWN: N_("? Outcome unknown: recorded here, not lost, never sent twice"),
    Face.QUEUED: N_("~ Recorded: sent by itself once the registry answers"),
    Face.NEEDS_PERSON: N_("! The registry refused it: recorded, a person has to look"),
}

_IN_ORDER = (
    FilingState.OUTCOME_UNKNOWN,
    FilingState.NEEDS_PERSON,
    FilingState.QUEUED,
    FilingState.ACCEPTED,
)


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
        return self.language.text(_HEADINGS[self.view.face])

    def heading_right(self) -> Text:
        """Count the labels of which the least is known: the others stand in the list below."""
        view = self.view
        if view.face is Face.SENDING:
            return ""
        counted = ((state, view.count(state)) for state in _IN_ORDER)
        words = (count_word(state, count, self.language).text for state, count in counted if count)
        return next(words, "")

    def block(self, width: int, height: int) -> Block:
        """Return case number, answer day, what was not promised."""
        return label_submission_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return what is known, in one sentence."""
        self.one_line = ":w"
        view = self.view
        told = self.language.text(_MESSAGES[view.face])
        return told.format(count=len(view.labels), number=self.call.id)

    def script(self) -> str:
        """Return what is read out; a provisional day says that it may move."""
        face, promise = self.view.face, self.view.promise
        if face is Face.ACCEPTED:
            provisional = promise is not None and promise.provisional
            return "labels_submitted_provisional" if provisional else "labels_submitted"
        if face is Face.SENDING:
            return "submitting"
        return "submitted_queued" if face is Face.QUEUED else "submitted_unknown"

    def words(self) -> Mapping[str, str]:
        """Fill in the case number as it is spoken, and the day."""
        view, language = self.view, self.language
        day = view.promise.day if view.promise and view.face is Face.ACCEPTED else None
        by = [one.tell_outcome_by for one in view.corrections if one.state is not FilingState.ACCEPTED]
        if day is None and by:
            day = today(min(by))
        number = view.spoken_number("、" if language.chinese else None)
        return {"case_number": number, "day": language.spoken_day(day) if day else "?"}

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys of the page."""
        _, face = self.language.text, self.view.face
        if face is Face.SENDING:
            return (Hint("", _("keys are taken again once the answer is here")),)
        again = _("Ask now") if face in (Face.UNKNOWN, Face.QUEUED) else _("How far it is")
        back = Hint("Esc", _("can not be taken back"))
        return Hint("Enter", _("To the wrap-up")), Hint("F5", again), back
