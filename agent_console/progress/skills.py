"""How good an agent is at each skill by now, and when it is practised again. Pure; it knows no file and no words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from agent_console.calendar.zone import today as day_of
from agent_console.progress.ladder import PASS, Attempt, next_day
from agent_console.scorecard.rubric import Rubric
from agent_console.scorecard.scoring import Judged, Verdict
from agent_console.training.finished import FinishedRun, Result, result_of

REMEMBERED: Final = 10
"""Runs a level looks back on: what was wrong before them is learnt, or shows again."""

FADES: Final = Fraction(2, 3)
"""What a run weighs of the one after it: recent runs weigh more, and one bad day is not all. Ours."""


@dataclass(frozen=True, slots=True)
class SkillLevel:
    """One skill: its level from 0 to 100, of how many runs, and the day it is practised again."""

    skill: str
    level: int
    runs: int
    due_on: date
    is_due: bool

    @property
    def is_weak(self) -> bool:
        """Whether it is below the pass mark."""
        return self.level < PASS


def skill_levels(runs: Iterable[FinishedRun], rubric: Rubric, today: date) -> tuple[SkillLevel, ...]:
    """Give the level of every skill that was ever judged, what is due first, and of that the weakest.

    Args:
        runs: Of one agent, oldest first.
        rubric: What every run is judged by, the old ones too.
        today: The day it is in China.
    """
    history: dict[str, list[Attempt]] = {}
    for run in runs:
        for skill, attempt in attempts_of(run, result_of(run, rubric)).items():
            history.setdefault(skill, []).append(attempt)
    levels = (
        SkillLevel(skill, level_of([one.score for one in attempts]), len(attempts), due, due <= today)
        for skill, attempts in history.items()
        for due in [next_day(attempts)]
    )
    return tuple(sorted(levels, key=lambda one: (one.due_on, one.level, one.skill)))


def level_of(scores: Sequence[int]) -> int:
    """Weigh scores, oldest first, into one level; the newest weighs most."""
    recent = list(reversed(scores))[:REMEMBERED]
    weights = [FADES**back for back in range(len(recent))]
    mean = sum((weight * score for weight, score in zip(weights, recent, strict=True)), Fraction()) / sum(
        weights
    )
    return int(mean + Fraction(1, 2))


def attempts_of(run: FinishedRun, result: Result) -> dict[str, Attempt]:
    """Give what a run came to for each skill: of its points that could be judged, those earned, in a hundredth.

    A critical error of a skill is nothing of a hundred. A skill of which nothing could be judged is not in it.
    """
    judged = [one for section in result.card.sections for one in section.judged]
    found: dict[str, Attempt] = {}
    for skill in dict.fromkeys(one.criterion.skill for one in judged):
        own = [
            one for one in judged if one.criterion.skill == skill and one.verdict is not Verdict.NOT_JUDGED
        ]
        failed = any(one.criterion.critical and one.verdict is Verdict.LOST for one in own)
        possible = sum(one.criterion.points for one in own)
        if failed or possible:
            share = 0 if failed else _share(own, possible)
            found[skill] = Attempt(day_of(run.ended_at), min(share, _at_most(own)), failed)
    return found


def _at_most(own: Iterable[Judged]) -> int:
    lost = (one.criterion.at_most for one in own if one.verdict is Verdict.LOST)
    return min((limit for limit in lost if limit is not None), default=100)


def _share(own: Sequence[Judged], possible: int) -> int:
    earned = sum(one.criterion.points for one in own if one.verdict is Verdict.MET)
    return (200 * earned + possible) // (2 * possible)
