"""The three numbers of a call and what the registry said of them."""

from __future__ import annotations

from agent_console.backend import ActivationCheck, NumberRecord
from agent_console.call.events.base import Event, event
from agent_console.identity.phone import PhoneNumber


@event
class SubjectEntered(Event):
    """The number the call is about, with today's misses it already had at this desk."""

    number: PhoneNumber
    match_misses: int = 0
    code_misses: int = 0


@event
class ContactEntered(Event):
    """Where answers go; None means the subject number."""

    number: PhoneNumber | None


@event
class NumberAnswered(Event):
    """The registry's verdict, with second opinions where its date was weak."""

    record: NumberRecord
    check: ActivationCheck | None = None
