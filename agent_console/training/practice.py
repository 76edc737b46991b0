"""One practised call while it lasts: how it is practised, what was said, which hints were bought. Pure; no screen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from agent_console.call import events as e
from agent_console.training.rehearsal import Rehearsal, begun, follow, say
from agent_console.training.scenario import AgentLine, Scenario

HINT_PRICES: Final = (1, 2, 4)
"""Points for what to do, where, and which key: each level gives more away than the one before."""


class Mode(StrEnum):
    """How a call is practised."""

    PRACTICE = "PRACTICE"
    """With hints, each at its price."""
    BENCHMARK = "BENCHMARK"
    """Before any practice: no hints, measured and not judged."""
    CERTIFICATION = "CERTIFICATION"
    """No hints, nothing foretold, a seed nobody knows; the score is signed."""


@dataclass(frozen=True, slots=True)
class HintTaken:
    """A hint that was bought on a page; `level` is 1 to 3."""

    at: datetime
    page: str
    level: int

    @property
    def price(self) -> int:
        """Points it costs."""
        return HINT_PRICES[self.level - 1]


@dataclass(frozen=True, slots=True)
class Practice:
    """One practised call so far. `keys` counts what was pressed, but typed text and speaking."""

    run: Rehearsal
    mode: Mode
    seed: int
    started_at: datetime
    hints: tuple[HintTaken, ...] = ()
    keys: int = 0

    @property
    def scenario(self) -> Scenario:
        """What is practised."""
        return self.run.scenario

    @property
    def has_hints(self) -> bool:
        """Whether hints can be bought at all."""
        return self.mode is Mode.PRACTICE

    @property
    def hint_points(self) -> int:
        """What the hints bought so far cost."""
        return sum(hint.price for hint in self.hints)

    def levels_taken(self, page: str) -> frozenset[int]:
        """Give the levels already bought on a page; they are shown again for nothing."""
        return frozenset(hint.level for hint in self.hints if hint.page == page)


def practice_of(scenario: Scenario, mode: Mode, seed: int, now: datetime) -> Practice:
    """Begin to practise a scenario; the caller speaks once the call is answered."""
    return Practice(begun(scenario), mode, seed, now)


def followed(practice: Practice, happened: tuple[e.Event, ...]) -> Practice:
    """Let the caller notice what happened on the call; `happened` is all of it, so a repeat changes nothing."""
    return replace(practice, run=follow(practice.run, happened))


def spoken(practice: Practice, line: AgentLine, now: datetime) -> Practice:
    """Let the agent say a line."""
    return replace(practice, run=say(practice.run, line, now))


def with_hint(practice: Practice, page: str, level: int, now: datetime) -> Practice:
    """Buy a hint; where there are none, or it was bought before, nothing changes."""
    if not practice.has_hints or level in practice.levels_taken(page):
        return practice
    return replace(practice, hints=(*practice.hints, HintTaken(now, page, level)))


def with_key(practice: Practice) -> Practice:
    """Count one key."""
    return replace(practice, keys=practice.keys + 1)
