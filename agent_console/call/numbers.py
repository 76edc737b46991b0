"""The three numbers of a call, never one field. It knows what the registry said of them, not who holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from agent_console.backend import ActivationCheck, NumberRecord
from agent_console.identity.phone import PhoneNumber


@dataclass(frozen=True, slots=True)
class CallNumbers:
    """Calling, subject and contact number; `calling` is None where the line brings none.

    `entered_at` tells one entering of the subject number from another: what was asked before belongs to neither.
    """

    calling: PhoneNumber | None = None
    subject: PhoneNumber | None = None
    contact: PhoneNumber | None = None
    entered_at: datetime | None = None
    record: NumberRecord | None = None
    activation_check: ActivationCheck | None = None

    @property
    def own_line(self) -> bool:
        """Whether the caller rings from the very number the call is about."""
        return self.calling is not None and self.calling == self.subject

    @property
    def activated_on(self) -> date | None:
        """Start of the holder's tenure as the registry has it; shown to nobody before verification."""
        return None if self.record is None else self.record.activated_on

    @property
    def answers_go_to(self) -> PhoneNumber | None:
        """Where answers and call-backs go: the contact number, else the subject number."""
        return self.contact or self.subject
