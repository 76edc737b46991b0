"""Somebody who works here: a staff number and a role, and what a role may do. It knows no passphrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from agent_console.audit.words import Role

STAFF_NO: Final = re.compile(r"[0-9A-Za-z]{1,12}", re.ASCII)
"""Twelve cells is what the status bar has for it."""


@dataclass(frozen=True, slots=True)
class Person:
    """One member of staff, as a record or a training desk knows them."""

    staff_no: str
    role: Role

    def is_same_as(self, staff_no: str) -> bool:
        """Whether a staff number is this person's; letters count the same in either case."""
        return self.staff_no.casefold() == staff_no.casefold()

    @property
    def leads(self) -> bool:
        """Whether this person takes note of a cut log, unlocks for others and lets others in."""
        return self.role is Role.TEAM_LEAD

    @property
    def works_live(self) -> bool:
        """Whether this person may open a LIVE backend: who is in training works with nobody's data."""
        return self.role is not Role.TRAINEE

    @property
    def approves(self) -> bool:
        """Whether this person's word counts for somebody else's look at a critical field."""
        return self.role is not Role.TRAINEE
