"""What the submission says around its body: title, count, status line, script, keys. It knows no lines of the body."""

from __future__ import annotations

from typing import Final

from agent_console.calendar.zone import today
from agent_console.call.request import FilingState
from agent_console.language import N_
from screens.submission.item_words import count_word
from screens.submission.view import Face, SubmissionView
from screens.widgets.keyline import Hint

_HEADINGS: dict[Face, str] = {
    Face.SENDING: N_("7 Being sent"),
    Face.ACCEPTED: N_("7 Accepted   not unbound yet"),
    Face.UNKNOWN: N_("7 Sent   no answer came"),
    Face.QUEUED: N_("7 Recorded   not sent yet"),
    Face.NEEDS_PERSON: N_("7 Recorded   refused, needs a person"),
    Face.TAKEN_BACK: N_("7 Taken back   nothing was sent"),
}

_MESSAGES: dict[Face, str] = {
    Face.SENDING: N_("~ Sending {time}"),
    Face.ACCEPTED: N_("+ Accepted: {count}   case {number}"),
    Face.UNKNOWN: N_("? Outcome unknown: recorded here, not lost, never sent twice"),
    Face.QUEUED: N_("~ Recorded: sent by itself once the registry answers"),
    Face.NEEDS_PERSON: N_("! The registry refused it: recorded, a person has to look"),
    Face.TAKEN_BACK: N_("- Taken back before it was sent: no platform hears of it"),
}

_SCRIPTS: dict[Face, str] = {
    Face.SENDING: "submitting",
    Face.ACCEPTED: "submitted",
    Face.UNKNOWN: "submitted_unknown",
    Face.QUEUED: "submitted_queued",
    Face.NEEDS_PERSON: "submitted_unknown",
    Face.TAKEN_BACK: "submitted_taken_back",
}


LEAST_SETTLED_FIRST: Final = (
    FilingState.OUTCOME_UNKNOWN,
    FilingState.NEEDS_PERSON,
    FilingState.QUEUED,
    FilingState.ACCEPTED,
)


def heading(view: SubmissionView) -> str:
    """Return the step and what is known, never more."""
    return view.language.text(_HEADINGS[view.face])


def heading_right(view: SubmissionView) -> str:
    """Count the items in each state there is, the least settled first."""
    if view.face is Face.SENDING:
        return ""
    count = view.submission.count
    words = (
        count_word(state, count(state), view.language).text for state in LEAST_SETTLED_FIRST if count(state)
    )
    return "   ".join(words)


def resting_message(view: SubmissionView) -> str:
    """Return what stands on the status line while nothing is to be told."""
    since = view.submission.submitted_at or view.now
    return view.language.text(_MESSAGES[view.face]).format(
        time=view.language.duration(view.now - since), count=view.item_count, number=view.call.id
    )


def script_of(view: SubmissionView) -> str:
    """Return what is read out; a provisional day says that it may move."""
    promise = view.submission.promise
    if view.face is Face.ACCEPTED and promise and promise.provisional:
        return "submitted_provisional"
    return _SCRIPTS[view.face]


def words_of(view: SubmissionView) -> dict[str, str]:
    """Fill in the case number as it is spoken, and the day."""
    language, submission = view.language, view.submission
    told_by = today(submission.tell_outcome_by) if submission.tell_outcome_by else None
    day = view.answer_day if view.face is Face.ACCEPTED else told_by
    return {
        "case_number": view.spoken_number("、" if language.chinese else None),
        "day": language.spoken_day(day) if day else "?",
    }


def hints_of(view: SubmissionView) -> tuple[Hint, ...]:
    """Return the keys of the page."""
    _ = view.language.text
    if view.face is Face.SENDING:
        return (Hint("", _("keys are taken again once the answer is here")),)
    if view.face is Face.TAKEN_BACK:
        return (Hint("Enter", _("To the wrap-up")),)
    open_still = view.face in (Face.UNKNOWN, Face.QUEUED)
    again = (Hint("F5", _("Ask now") if open_still else _("How far it is")),)
    queued = view.face is Face.QUEUED
    back = _("no way back, it is recorded") if queued else _("cannot be taken back")
    return (Hint("Enter", _("To the wrap-up")), *again, Hint("Esc", back))
