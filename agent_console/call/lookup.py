"""How far the lookup is and what it found. It knows no platform's name and decides nothing about bindings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from agent_console.backend import Binding, Lookup, PlatformAnswer, PlatformAnswerState


class LookupState(StrEnum):
    """Where the lookup stands; PENDING means that some platforms answer on a later day."""

    NOT_STARTED = "NOT_STARTED"
    RUNNING = "RUNNING"
    PENDING = "PENDING"
    FINISHED = "FINISHED"
    DOWN = "DOWN"


@dataclass(frozen=True, slots=True)
class LookupProgress:
    """The lookup of one call; `left_open` marks that the agent went on to the selection before it was complete."""

    state: LookupState = LookupState.NOT_STARTED
    lookup_id: str | None = None
    answers: tuple[PlatformAnswer, ...] = ()
    bindings: tuple[Binding, ...] = ()
    expected_by: date | None = None
    left_open: bool = False
    started_at: datetime | None = None

    def count(self, state: PlatformAnswerState) -> int:
        """Count the platforms that are in one state."""
        return sum(answer.state is state for answer in self.answers)


def after_answer(before: LookupProgress, lookup: Lookup, today: date) -> LookupProgress:
    """Take in the lookup as the registry has it now."""
    open_answers = any(answer.state is PlatformAnswerState.PENDING for answer in lookup.answers)
    if lookup.finished or not open_answers:
        state = LookupState.FINISHED
    elif lookup.expected_by is not None and lookup.expected_by > today:
        state = LookupState.PENDING
    else:
        state = LookupState.RUNNING
    return replace(
        before,
        state=state,
        lookup_id=lookup.id,
        answers=lookup.answers,
        bindings=lookup.bindings,
        expected_by=lookup.expected_by,
    )
