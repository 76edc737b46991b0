"""What the page after a correction's submit says around its body: title, count, status line, script. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from agent_console.calendar.zone import today
from agent_console.call.filing_state import FilingState
from agent_console.language import N_
from screens.labels.submission_view import LabelSubmissionView
from screens.submission.item_words import count_word
from screens.submission.view import Face
from screens.submission.words import LEAST_SETTLED_FIRST

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


def heading(view: LabelSubmissionView) -> str:
    """Return the step and what is known, never more."""
    return view.language.text(_HEADINGS[view.face])


def heading_right(view: LabelSubmissionView) -> str:
    """Count the labels of which the least is known: the others stand in the list below."""
    if view.face is Face.SENDING:
        return ""
    counted = ((state, view.count(state)) for state in LEAST_SETTLED_FIRST)
    words = (count_word(state, count, view.language).text for state, count in counted if count)
    return next(words, "")


def resting_message(view: LabelSubmissionView) -> str:
    """Return what is known, in one sentence."""
    told = view.language.text(_MESSAGES[view.face])
    return told.format(count=len(view.labels), number=view.call.id)


def script_of(view: LabelSubmissionView) -> str:
    """Return what is read out; a provisional day says that it may move."""
    if view.face is Face.ACCEPTED:
        provisional = view.promise is not None and view.promise.provisional
        return "labels_submitted_provisional" if provisional else "labels_submitted"
    if view.face is Face.SENDING:
        return "submitting"
    return "submitted_queued" if view.face is Face.QUEUED else "submitted_unknown"


def words_of(view: LabelSubmissionView) -> Mapping[str, str]:
    """Fill in the case number as it is spoken, and the day."""
    language = view.language
    day = view.promise.day if view.promise and view.face is Face.ACCEPTED else None
    by = [one.tell_outcome_by for one in view.corrections if one.state is not FilingState.ACCEPTED]
    if day is None and by:
        day = today(min(by))
    number = view.spoken_number("、" if language.chinese else None)
    return {"case_number": number, "day": language.spoken_day(day) if day else "?"}
