"""What a call is judged on: its events, and what was said and hoped for where that is known. It judges nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, TypeVar

from agent_console.backend import PlatformId
from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome

E = TypeVar("E", bound=e.Event)


class Mark(StrEnum):
    """What a spoken line is known to be."""

    PROMISES = "PROMISES"
    """It promises what nobody can: that it will be unbound, that calls will stop."""
    GIVES_AWAY = "GIVES_AWAY"
    """It tells something of the previous holder, or tells somebody who is not the holder anything of the number."""
    ASKS_TENURE = "ASKS_TENURE"
    """It asks since when the number is the caller's."""
    READS_LIST = "READS_LIST"
    """It reads out what is going to be sent."""
    TELLS_WARNINGS = "TELLS_WARNINGS"
    """It tells what can be lost."""
    GIVES_CASE = "GIVES_CASE"
    """It tells the number of the case."""
    TELLS_OPEN = "TELLS_OPEN"
    """It tells that something was not taken yet, and by when they hear."""


FORBIDDEN: Final = frozenset({Mark.PROMISES, Mark.GIVES_AWAY})
"""What may not be said."""


@dataclass(frozen=True, slots=True)
class Said:
    """One line the agent said, and what it is known to be."""

    at: datetime
    marks: frozenset[Mark] = frozenset()


@dataclass(frozen=True, slots=True)
class ExpectedEnd:
    """A good end: the outcome code, and exactly the platforms that are asked to release the number.

    `complaint` where one is entered, `case_number` where the caller goes with the number of their case.
    """

    outcome: Outcome
    platforms: frozenset[PlatformId] = frozenset()
    complaint: bool = False
    case_number: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """Where in the record something happened: the event's place, from 0, and its time."""

    index: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """One call from its first event to its last.

    Attributes:
        said: What the agent said; None where nobody recorded it, as on a live call.
        consents: When the caller agreed aloud to what needs a consent of its own (PIPL §23); None likewise.
        expected: How it should end; None where nobody knows beforehand, as on a live call.
    """

    events: tuple[e.Event, ...]
    said: tuple[Said, ...] | None = None
    consents: tuple[datetime, ...] | None = None
    expected: ExpectedEnd | None = None

    def of(self, *kinds: type[E]) -> Iterator[tuple[Moment, E]]:
        """Go through the events of some kinds, in their order."""
        for index, event in enumerate(self.events):
            if isinstance(event, kinds):
                yield Moment(index, event.at), event

    def last(self, kind: type[E]) -> tuple[Moment, E] | None:
        """Give the last event of a kind."""
        return next(reversed(tuple(self.of(kind))), None)

    def spoke_between(self, since: datetime, until: datetime) -> bool:
        """Whether the agent said anything in a stretch of time; taken to be so where nobody recorded what was said."""
        return self.said is None or any(since <= one.at <= until for one in self.said)

    def told_between(self, mark: Mark, since: datetime, until: datetime) -> bool:
        """Whether the agent said a line of a kind in a stretch of time; taken to be so where nobody recorded it."""
        return self.said is None or any(since <= one.at <= until and mark in one.marks for one in self.said)

    def place_of(self, at: datetime) -> Moment:
        """Give the place a spoken line belongs to: after the last event that was not later."""
        before = [index for index, event in enumerate(self.events) if event.at <= at]
        return Moment(before[-1] if before else 0, at)
