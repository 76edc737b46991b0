"""The telephone line of a call: up, held, dropped or ended. It knows nothing of who is on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LineState(StrEnum):
    """Whether the caller can hear the agent."""

    UP = "UP"
    HELD = "HELD"
    DROPPED = "DROPPED"
    ENDED = "ENDED"


@dataclass(frozen=True, slots=True)
class Line:
    """The line and since when it is so."""

    state: LineState
    changed_at: datetime
    rung_back: bool = False
    """Whether it is up because we rang the caller after it had dropped."""

    @property
    def caller_hears(self) -> bool:
        """Whether what is said now is heard: no consent is recorded otherwise."""
        return self.state is LineState.UP
