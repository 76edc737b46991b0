"""What the submission's page is drawn from, and which of its five faces it has. It draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from agent_console.backend import PlatformId
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.call.call import Call
from agent_console.call.request import Filing, FilingState
from agent_console.call.submission import Submission
from agent_console.identity.case_number import CaseNumber, parse_case_number, spoken
from agent_console.language import Language

PlatformName = Callable[[PlatformId], str]


class Face(Enum):
    """What is known of everything filed on the call: its least settled part decides."""

    SENDING = "SENDING"
    UNKNOWN = "UNKNOWN"
    NEEDS_PERSON = "NEEDS_PERSON"
    QUEUED = "QUEUED"
    ACCEPTED = "ACCEPTED"
    TAKEN_BACK = "TAKEN_BACK"
    """All of it, before it was sent."""


_FACES = (
    (FilingState.OUTCOME_UNKNOWN, Face.UNKNOWN),
    (FilingState.NEEDS_PERSON, Face.NEEDS_PERSON),
    (FilingState.QUEUED, Face.QUEUED),
)


STATE_OF = {face: state for state, face in _FACES} | {
    Face.ACCEPTED: FilingState.ACCEPTED,
    Face.TAKEN_BACK: FilingState.TAKEN_BACK,
}


def face_of(submission: Submission, sending: bool) -> Face:
    """Return which face the page has; only what the registry took is accepted."""
    states = {filing.state for filing in submission.filings}
    if sending and FilingState.QUEUED in states:
        return Face.SENDING
    if submission.all_taken_back:
        return Face.TAKEN_BACK
    return next((face for state, face in _FACES if state in states), Face.ACCEPTED)


@dataclass(frozen=True, slots=True)
class SubmissionView:
    """One call after the submit at one moment."""

    call: Call
    language: Language
    face: Face
    platform_name: PlatformName
    calendar: WorkingCalendar
    now: datetime

    @property
    def submission(self) -> Submission:
        """What was filed."""
        return self.call.submission

    @property
    def item_count(self) -> int:
        """How many platforms are asked; of a submission that was taken back, how many were to be."""
        filings, gone = self.submission.filings, self.face is Face.TAKEN_BACK
        return sum(len(one.shown_items if gone else one.live_items) for one in filings)

    @property
    def unsettled(self) -> Filing | None:
        """The first request nobody has accepted."""
        settled = (FilingState.ACCEPTED, FilingState.TAKEN_BACK)
        return next((one for one in self.submission.filings if one.state not in settled), None)

    @property
    def accepted_at(self) -> datetime | None:
        """When the registry took the last of them."""
        times = [one.accepted_at for one in self.submission.filings if one.accepted_at]
        return max(times, default=None)

    @property
    def answer_day(self) -> date | None:
        """The day promised to the caller."""
        return self.submission.promise.day if self.submission.promise else None

    @property
    def case_number(self) -> CaseNumber | None:
        """The number of the case; None for a call whose id is none."""
        number = parse_case_number(self.call.id)
        return number if isinstance(number, CaseNumber) else None

    def spoken_number(self, between: str | None = None) -> str:
        """Say the case number group by group."""
        number = self.case_number
        return spoken(number, self.language.code, between) if number else self.call.id
