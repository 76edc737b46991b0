"""What one `sync` brought, as data, and the exit code it ends with. It knows no words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from agent_console import exit_codes
from agent_console.backend import Environment
from agent_console.desk import Failure

EXIT_NEEDS_PERSON, EXIT_WAITING, EXIT_HELD, EXIT_UNANSWERED = 3, 4, 5, 6
"""What only this command ends with; docs/operations.md lists them."""

MOST_NAMED: Final = 50
"""Cases named one by one; the count tells of the others."""


@dataclass(frozen=True, slots=True)
class NeedsPerson:
    """A case in the tray: the registry's word why it was not taken, or ours."""

    case: str
    code: str


@dataclass(frozen=True, slots=True)
class Synced:
    """One run.

    Args:
        backend: Its own name.
        environment: LIVE or TRAINING.
        sent: Requests the registry took in this run.
        refused: Requests that went to the tray in this run.
        asked: Cases asked about.
        moved: Of these, how many stand otherwise than before.
        waiting: Requests that are still to be sent.
        tray: What needs a person, from this run and before.
        failure: What broke first; None where nothing did.
    """

    backend: str
    environment: Environment
    sent: int
    refused: int
    asked: int
    moved: int
    waiting: int
    tray: tuple[NeedsPerson, ...]
    failure: Failure | None = None

    @property
    def exit_code(self) -> int:
        """What waits goes by itself later, so it is told first: a tray may stand for days."""
        if self.waiting:
            return EXIT_WAITING
        if self.tray:
            return EXIT_NEEDS_PERSON
        return EXIT_UNANSWERED if self.failure else exit_codes.OK
