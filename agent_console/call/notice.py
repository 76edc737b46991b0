"""Whether the caller agreed to recording and verification. It knows the text's version, not its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from agent_console.backend import Consent


@dataclass(frozen=True, slots=True)
class Notice:
    """The caller's agreement (PIPL §14), or that there is none yet."""

    agreed_at: datetime | None = None
    text_version: str = ""

    @property
    def agreed(self) -> bool:
        """Whether the caller said yes."""
        return self.agreed_at is not None

    @property
    def consent(self) -> Consent | None:
        """The agreement as it goes out with a lookup."""
        return None if self.agreed_at is None else Consent(self.text_version, self.agreed_at)
