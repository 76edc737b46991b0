"""What the agent has typed and not yet sent on. It lives in memory alone: after a crash these fields are empty."""

from __future__ import annotations

from dataclasses import dataclass, field

from agent_console.identity.secret import Secret


@dataclass(slots=True)
class TypedFields:
    """Half-typed texts of the call at hand; name and document are dropped once they matched."""

    subject: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    name: Secret | None = None
    document: Secret | None = None
    name_mask: str = ""
    document_mask: str = ""
    filter: str = field(default="", repr=False)
    note: str = field(default="", repr=False)

    def forget_holder(self) -> None:
        """Drop what identifies the holder; the masks stay, as a page shows them."""
        self.name_mask = self.name.mask if self.name else self.name_mask
        self.document_mask = self.document.mask if self.document else self.document_mask
        self.name = None
        self.document = None
