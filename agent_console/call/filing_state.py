"""How far the console knows something to be that a case sends. It knows neither what is sent nor by which service."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

PROOF_EXPIRED: Final = "PROOF_EXPIRED"
"""Stands where the code of a refusal does: it waited too long to be sent, and the caller has to be verified again."""


class FilingState(StrEnum):
    """What the console knows of a filing. ACCEPTED is the registry's word; nothing here ever means "done"."""

    QUEUED = "QUEUED"
    OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN"
    NEEDS_PERSON = "NEEDS_PERSON"
    ACCEPTED = "ACCEPTED"
    TAKEN_BACK = "TAKEN_BACK"
    """All of it was taken out of the outbox before it was sent: nobody else ever heard of it."""
    SETTLED = "SETTLED"
    """The registry did not take it, and a person has dealt with that: nothing more is done with it."""
