"""Scoring one call: what each criterion came to, what was lost when, and the score. It knows no rule and no words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from agent_console.scorecard.evidence import Evidence, Moment
from agent_console.scorecard.judges import JUDGES
from agent_console.scorecard.rubric import Criterion, Rubric, Section, Tier


class Verdict(StrEnum):
    """What a criterion came to; what was not judged is never lost."""

    MET = "MET"
    LOST = "LOST"
    NOT_JUDGED = "NOT_JUDGED"


@dataclass(frozen=True, slots=True)
class Judged:
    """One criterion on one call, and every moment at which it was lost; its points are lost once."""

    criterion: Criterion
    verdict: Verdict
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionScore:
    """One section: points earned of those that could be judged."""

    section: Section
    judged: tuple[Judged, ...]

    @property
    def possible(self) -> int:
        """The points that could be judged on this call."""
        return sum(one.criterion.points for one in self.judged if one.verdict is not Verdict.NOT_JUDGED)

    @property
    def earned(self) -> int:
        """Of these, the points that were earned."""
        return sum(one.criterion.points for one in self.judged if one.verdict is Verdict.MET)


@dataclass(frozen=True, slots=True)
class Scorecard:
    """One call by one rubric."""

    rubric: Rubric
    sections: tuple[SectionScore, ...]

    @property
    def points(self) -> int | None:
        """Points of a hundred, of what could be judged, critical errors aside; None where nothing could be."""
        possible = sum(one.possible for one in self.sections)
        earned = sum(one.earned for one in self.sections)
        return None if possible == 0 else (200 * earned + possible) // (2 * possible)

    @property
    def losses(self) -> tuple[Judged, ...]:
        """What was lost, in the order in which it first was."""
        lost = (one for section in self.sections for one in section.judged if one.verdict is Verdict.LOST)
        return tuple(sorted(lost, key=lambda one: one.moments[0].index))

    @property
    def critical(self) -> tuple[Judged, ...]:
        """Critical errors: one is enough to fail."""
        return tuple(one for one in self.losses if one.criterion.critical)

    @property
    def at_most(self) -> int:
        """The highest score a call with these losses can have, critical errors aside."""
        return min(
            (one.criterion.at_most for one in self.losses if one.criterion.at_most is not None), default=100
        )

    @property
    def score(self) -> int | None:
        """What counts: nothing after a critical error, else the points, as far as what was lost allows."""
        if self.critical:
            return 0
        return None if self.points is None else min(self.points, self.at_most)

    @property
    def tier(self) -> Tier | None:
        """The tier of the score; None where nothing could be judged, or a critical error failed the call."""
        return None if self.critical or self.score is None else self.rubric.tier_of(self.score)


def scored(call: Evidence, rubric: Rubric) -> Scorecard:
    """Score a call. The same call and rubric give the same scorecard."""
    sections = (
        SectionScore(section, tuple(_judged(call, one) for one in section.criteria))
        for section in rubric.sections
    )
    return Scorecard(rubric, tuple(sections))


def _judged(call: Evidence, criterion: Criterion) -> Judged:
    moments = JUDGES[criterion.id](call)
    if moments is None:
        return Judged(criterion, Verdict.NOT_JUDGED)
    return Judged(criterion, Verdict.LOST if moments else Verdict.MET, moments)
