"""What the page after a correction's submit is drawn from, and which of its faces it has. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from agent_console.calendar.promise import Promise
from agent_console.calendar.working_days import WorkingCalendar
from agent_console.call.call import Call
from agent_console.call.correction import FiledCorrection, FiledLabel
from agent_console.call.filing_state import FilingState
from agent_console.identity.case_number import CaseNumber, parse_case_number, spoken
from agent_console.language import Language
from screens.labels.words import ProviderName
from screens.submission.view import Face

_FACES = (
    (FilingState.OUTCOME_UNKNOWN, Face.UNKNOWN),
    (FilingState.NEEDS_PERSON, Face.NEEDS_PERSON),
    (FilingState.QUEUED, Face.QUEUED),
)


def label_face(corrections: tuple[FiledCorrection, ...], sending: bool) -> Face:
    """Return which face the page has: the least settled request decides; only what was taken is accepted."""
    states = {one.state for one in corrections}
    if sending and FilingState.QUEUED in states:
        return Face.SENDING
    return next((face for state, face in _FACES if state in states), Face.ACCEPTED)


@dataclass(frozen=True, slots=True)
class LabelSubmissionView:
    """One call after its corrections were filed, at one moment."""

    call: Call
    language: Language
    face: Face
    provider_name: ProviderName
    calendar: WorkingCalendar
    now: datetime

    @property
    def corrections(self) -> tuple[FiledCorrection, ...]:
        """What was filed, one request a reason."""
        return self.call.submission.corrections

    @property
    def labels(self) -> tuple[tuple[FiledCorrection, FiledLabel], ...]:
        """Every label with its request."""
        return tuple((filed, item) for filed in self.corrections for item in filed.items)

    @property
    def first(self) -> FiledCorrection | None:
        """The first request; all of them were promised the same day."""
        return self.corrections[0] if self.corrections else None

    @property
    def promise(self) -> Promise | None:
        """The day promised to the caller."""
        return self.first.promise if self.first else None

    @property
    def unsettled(self) -> FiledCorrection | None:
        """The first request nobody has accepted."""
        return next((one for one in self.corrections if one.state is not FilingState.ACCEPTED), None)

    def count(self, state: FilingState) -> int:
        """Count the labels of the requests in one state."""
        return self.call.submission.count_labels(state)

    def spoken_number(self, between: str | None = None) -> str:
        """Say the case number group by group."""
        number = parse_case_number(self.call.id)
        if not isinstance(number, CaseNumber):
            return self.call.id
        return spoken(number, self.language.code, between)
