"""Requests: put in the outbox, answered, and how far they are."""

from __future__ import annotations

from datetime import datetime

from agent_console.backend import OrderItem, UnbindRequest
from agent_console.calendar.promise import Promise
from agent_console.call.events.base import Event, event


@event
class FilingQueued(Event):
    """One request was put in the outbox; it was not sent yet."""

    filing: int
    items: tuple[OrderItem, ...]
    promise: Promise
    tell_outcome_by: datetime


@event
class FilingTakenBack(Event):
    """Items of one request were taken out of the outbox; it had not been sent."""

    filing: int
    items: tuple[OrderItem, ...]


@event
class FilingAccepted(Event):
    """The registry took one request and gave it a handle."""

    filing: int
    request_id: str


@event
class FilingUnknown(Event):
    """One request may have arrived or not."""

    filing: int
    reference: str | None = None


@event
class FilingRefused(Event):
    """The registry will not take one request: a person has to look."""

    filing: int
    code: str
    reference: str | None = None


@event
class FilingUpdated(Event):
    """One request as the registry has it now."""

    filing: int
    request: UnbindRequest
