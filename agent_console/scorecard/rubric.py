"""The rubric as plain data: sections in call order, criteria, tiers. It knows no rule that judges."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent_console.backend import Bilingual


class Needs(StrEnum):
    """What has to be known of a call before a criterion can be judged."""

    RECORD = "record"
    """What was pressed and answered: every call has it."""
    SPEECH = "speech"
    """What was said aloud: training has it, a live call never."""
    SCENARIO = "scenario"
    """How the call should end: a scenario says it, of a live call nobody knows."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that is judged; a critical one has no points and fails the call when it is lost.

    One with `at_most` has none either: a call that lost it has no higher score, whatever its points.
    """

    id: str
    skill: str
    lost: Bilingual
    better: Bilingual
    points: int = 0
    critical: bool = False
    needs: Needs = Needs.RECORD
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the call; the points of its criteria make its weight."""

    id: str
    name: Bilingual
    weight: int
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Tier:
    """A name for a range of scores, from `at_least` upwards."""

    at_least: int
    name: Bilingual


@dataclass(frozen=True, slots=True)
class Rubric:
    """The whole rubric; the weights make 100, and the tiers go down to 0."""

    version: str
    sections: tuple[Section, ...]
    tiers: tuple[Tier, ...]

    def tier_of(self, score: int) -> Tier:
        """Name the tier of a score from 0 to 100."""
        return next(one for one in self.tiers if score >= one.at_least)
