"""Scores over time, to be drawn as a curve. Pure; it draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from agent_console.calendar.zone import today as day_of
from agent_console.scorecard.rubric import Rubric
from agent_console.training.finished import FinishedRun, result_of
from agent_console.training.practice import Mode

SHOWN: Final = 10
"""As many runs as the smallest terminal has columns for."""


@dataclass(frozen=True, slots=True)
class Point:
    """One run on the curve; its score is nothing where a critical error `failed` it. `day` is one in China."""

    number: int
    scenario_id: str
    mode: Mode
    day: date
    score: int
    failed: bool


def curve(
    runs: Sequence[FinishedRun], rubric: Rubric, shown: int = SHOWN, before: int = 0
) -> tuple[Point, ...]:
    """Give the last runs, oldest first; `before` leaves out that many newest ones, to look further back."""
    last = runs[: max(len(runs) - before, 0)][-shown:]
    return tuple(_point(run, rubric) for run in last)


def _point(run: FinishedRun, rubric: Rubric) -> Point:
    result = result_of(run, rubric)
    return Point(
        run.number, run.scenario_id, run.mode, day_of(run.ended_at), result.score, bool(result.card.critical)
    )


def practised_for(runs: Sequence[FinishedRun]) -> timedelta:
    """Add up how long the runs were."""
    return sum((run.took for run in runs), timedelta())


def critical_errors(runs: Sequence[FinishedRun], rubric: Rubric, last: int = SHOWN) -> int:
    """Count the critical errors of the last runs."""
    return sum(len(result_of(run, rubric).card.critical) for run in runs[-last:])
