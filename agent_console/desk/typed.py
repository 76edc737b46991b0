"""What the agent has typed and not yet sent on. It lives in memory alone: after a crash these fields are empty."""

from __future__ import annotations

from dataclasses import dataclass

from agent_console.identity.secret import Secret


@dataclass(slots=True)
class TypedFields:
    """Half-typed texts of the call at hand; name and document are dropped once they matched."""

    subject: str = ""
    contact: str = ""
    name: Secret | None = None
    document: Secret | None = None
    filter: str = ""

    def forget_holder(self) -> None:
        """Drop what identifies the holder."""
        self.name = None
        self.document = None
