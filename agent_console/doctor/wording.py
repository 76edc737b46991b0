"""What of others' words may stand in a report, which is sent on: nothing that could be about a person."""

from __future__ import annotations

from typing import Final

from agent_console.identity.in_notes import looks_like_identity
from agent_console.language.filling import clipped, filled, printable

__all__ = ["LEFT_OUT", "clipped", "filled", "foreign", "printable"]

LEFT_OUT: Final = "***"


def foreign(text: str) -> str:
    """Clip what a package or a carrier wrote; what looks like a person's number is left out whole."""
    return LEFT_OUT if looks_like_identity(text) else clipped(text)
