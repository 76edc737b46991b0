"""How far the console knows something to be that a case sends. It knows neither what is sent nor by which service."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Final

PROOF_EXPIRED: Final = "PROOF_EXPIRED"
"""Stands where the code of a refusal does: it waited too long to be sent, and the caller has to be verified again."""


HOLDER_NOT_VERIFIED: Final = "HOLDER_NOT_VERIFIED"
"""The registry's code for a verification it does not take (any more), behind the name of the API."""

NEVER_FILED: Final = frozenset(
    {
        PROOF_EXPIRED,
        HOLDER_NOT_VERIFIED,
        "CURRENT_HOLDER_BINDING",
        "UNBIND_NOT_SUPPORTED",
        "LABEL_NOT_CORRECTABLE",
        "SERVICE_NOT_APPLICABLE",
        "UNSUPPORTED_IDENTIFIER",
    }
)
"""Refusals of what a request says. A registry that knows its key gives its first answer before it looks at that
(number-bindings 0.1, rule 7): nothing was filed under the key. Credentials, form and limits are looked at before."""

KEY_KNOWN_FOR: Final = timedelta(days=7)
"""How long a registry gives the first answer to a key again (number-bindings 0.1): later it may have forgotten it."""


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
