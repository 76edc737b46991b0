"""How a call ends: its outcome, its call-back and its notes. It knows no words and no clock."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """The outcome codes: at most fifteen, so that they stay on one page and mean something in a report."""

    ACCEPTED = "ACCEPTED"
    RECORDED = "RECORDED"
    CALL_BACK = "CALL_BACK"
    GAVE_UP = "GAVE_UP"
    OTHER_SERVICE = "OTHER_SERVICE"
    PLATFORM_MATTER = "PLATFORM_MATTER"
    COMPLAINT = "COMPLAINT"
    OTHER = "OTHER"
    NOT_ELIGIBLE = "NOT_ELIGIBLE"
    NOT_VERIFIED = "NOT_VERIFIED"
    PREVIOUS_HOLDER = "PREVIOUS_HOLDER"
    LINE_DROPPED = "LINE_DROPPED"
    DECLINED = "DECLINED"
    INFORMED = "INFORMED"


OUTCOMES_THAT_NEED_A_NOTE = frozenset({Outcome.OTHER})
"""`OTHER` alone says nothing to whoever reads the case next."""


@dataclass(frozen=True, slots=True)
class Note:
    """One line of the agent's, with its time. There is no editing: a correction is another note."""

    at: datetime
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class WrapUp:
    """The saved end of a call; `automatic` marks a default that was saved because time ran out.

    Attributes:
        call_back_at: When the caller is rung next.
        agreed_back_at: When they are rung as agreed, where `call_back_at` is sooner: to say whether something arrived.
    """

    at: datetime
    outcome: Outcome
    automatic: bool = False
    call_back_at: datetime | None = None
    agreed_back_at: datetime | None = None
