"""How far the lookup is and what it found. It knows no platform's name and decides nothing about bindings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from agent_console.backend import Binding, HolderRelation, Lookup, PlatformAnswer, PlatformAnswerState
from agent_console.call.eligibility import relation_of


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


def after_answer(
    before: LookupProgress, lookup: Lookup, activated_on: date | None, today: date
) -> LookupProgress:
    """Take in the lookup as the registry has it now.

    What was once told to be the present holder's stays so: a later answer that says otherwise, or nothing, unlocks
    no row. An answer about another lookup is none.
    """
    if lookup.id != before.lookup_id:
        return before
    kept = tuple(
        one
        for one in before.bindings
        if one not in lookup.bindings and relation_of(one, activated_on) is HolderRelation.CURRENT_HOLDER
    )
    return replace(
        before,
        state=state_of(lookup, today),
        answers=lookup.answers,
        bindings=(*lookup.bindings, *kept),
        expected_by=lookup.expected_by,
    )


def state_of(lookup: Lookup, today: date) -> LookupState:
    """Say where a lookup stands; one that names no platform yet has not begun to answer."""
    waiting = any(answer.state is PlatformAnswerState.PENDING for answer in lookup.answers)
    if lookup.finished or (lookup.answers and not waiting):
        return LookupState.FINISHED
    if lookup.expected_by is not None and lookup.expected_by > today:
        return LookupState.PENDING
    return LookupState.RUNNING
