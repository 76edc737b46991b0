"""What the submission's page is drawn from, and which of its five faces it has. It draws nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from agent_console.backend import PlatformId
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.call.call import Call
from agent_console.call.request import Filing, FilingState, Submission
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


_FACES = (
    (FilingState.OUTCOME_UNKNOWN, Face.UNKNOWN),
    (FilingState.NEEDS_PERSON, Face.NEEDS_PERSON),
    (FilingState.QUEUED, Face.QUEUED),
)


STATE_OF = {face: state for state, face in _FACES} | {Face.ACCEPTED: FilingState.ACCEPTED}


def face_of(submission: Submission, sending: bool) -> Face:
    """Return which face the page has; only what the registry took is accepted."""
    states = {filing.state for filing in submission.filings}
    if sending and FilingState.QUEUED in states:
        return Face.SENDING
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
        """How many platforms were asked."""
        return sum(len(filing.items) for filing in self.submission.filings)

    @property
    def unsettled(self) -> Filing | None:
        """The first request nobody has accepted."""
        return next((one for one in self.submission.filings if one.state is not FilingState.ACCEPTED), None)

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
