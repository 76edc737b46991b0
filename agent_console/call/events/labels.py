"""Labels: what the providers show, what the caller wants corrected, and what became of the requests."""

from __future__ import annotations

from datetime import datetime

from agent_console.backend import Correction, CorrectionReason, ProviderLabels
from agent_console.calendar.promise import Promise
from agent_console.call.correction import LabelItem
from agent_console.call.events.base import Event, event


@event
class LabelsAnswered(Event):
    """What every provider shows for the number."""

    providers: tuple[ProviderLabels, ...]


@event
class LabelsUnreachable(Event):
    """The registry did not answer; nothing can be said of any label."""


@event
class LabelChosen(Event):
    """The caller wants a label corrected; the reason is None until the caller gave one, and may change."""

    label_id: str
    reason: CorrectionReason | None = None


@event
class LabelLeft(Event):
    """The caller leaves a label as it is."""

    label_id: str


@event
class CorrectionQueued(Event):
    """One request to correct labels was put in the outbox; all its labels are wrong for one reason."""

    filing: int
    items: tuple[LabelItem, ...]
    reason: CorrectionReason
    promise: Promise
    tell_outcome_by: datetime


@event
class CorrectionAccepted(Event):
    """The registry took one request and gave it a handle."""

    filing: int
    correction_id: str


@event
class CorrectionUnknown(Event):
    """One request may have arrived or not."""

    filing: int
    reference: str | None = None


@event
class CorrectionRefused(Event):
    """The registry will not take one request: a person has to look."""

    filing: int
    code: str
    reference: str | None = None


@event
class CorrectionUpdated(Event):
    """One request as the registry has it now."""

    filing: int
    correction: Correction
