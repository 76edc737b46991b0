"""Which scenarios come back when, which are due, which were passed or measured. Pure; it knows no file and no words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from agent_console.calendar.zone import today as day_of
from agent_console.progress.ladder import PASS, Attempt, next_day
from agent_console.progress.skills import SkillLevel, skill_levels
from agent_console.scorecard.rubric import Rubric
from agent_console.training.finished import FinishedRun, Result, result_of
from agent_console.training.practice import Mode
from agent_console.training.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Review:
    """A scenario that was practised: how it went last, and the day it is practised again."""

    scenario_id: str
    score: int
    failed: bool
    practised_on: date
    due_on: date
    times: int


def reviews(runs: Iterable[FinishedRun], rubric: Rubric) -> tuple[Review, ...]:
    """Give every scenario that was practised, the one due first in front; of one day the weakest.

    Args:
        runs: Of one agent, oldest first, in every mode: what was measured beforehand tells as much.
        rubric: What every run is judged by, the old ones too.
    """
    history: dict[str, list[Attempt]] = {}
    for run in runs:
        history.setdefault(run.scenario_id, []).append(_attempt(run, result_of(run, rubric)))
    found = (
        Review(id_, last.score, last.failed, last.day, next_day(attempts), len(attempts))
        for id_, attempts in history.items()
        for last in attempts[-1:]
    )
    return tuple(sorted(found, key=lambda one: (one.due_on, one.score, one.scenario_id)))


def _attempt(run: FinishedRun, result: Result) -> Attempt:
    return Attempt(day_of(run.ended_at), result.score, bool(result.card.critical))


def due_today(runs: Iterable[FinishedRun], rubric: Rubric, today: date) -> tuple[Review, ...]:
    """Give the scenarios that are due by a day in China, the longest overdue first."""
    return tuple(one for one in reviews(runs, rubric) if one.due_on <= today)


def is_pass(run: FinishedRun, result: Result) -> bool:
    """Whether a run passes its scenario; one that only measures does not, and a critical error never does."""
    return run.mode is not Mode.BENCHMARK and not result.card.critical and result.score >= PASS


def passed(runs: Iterable[FinishedRun], rubric: Rubric) -> frozenset[str]:
    """Give the scenarios that were passed at least once."""
    return frozenset(run.scenario_id for run in runs if is_pass(run, result_of(run, rubric)))


def measured(runs: Iterable[FinishedRun], scenario_id: str) -> bool:
    """Whether a scenario was measured (benchmark), as it should be before it is practised."""
    return any(run.scenario_id == scenario_id and run.mode is Mode.BENCHMARK for run in runs)


def next_scenario(
    scenarios: Sequence[Scenario], runs: Sequence[FinishedRun], rubric: Rubric, today: date
) -> Scenario | None:
    """Choose what is best practised next; None where there is no scenario.

    What is due first, then what trains the weakest skill that is due, then the first that was never passed, then what
    comes back soonest.
    """
    order = {one.scenario_id: place for place, one in enumerate(reviews(runs, rubric))}
    due = {one.scenario_id for one in due_today(runs, rubric, today)}
    weak = [one for one in skill_levels(runs, rubric, today) if one.is_due and one.is_weak]
    done = passed(runs, rubric)

    def rank(scenario: Scenario) -> tuple[bool, int, bool, int]:
        is_due = scenario.id in due
        return (
            not is_due,
            0 if is_due else _place_of_skill(scenario, weak),
            not is_due and scenario.id in done,
            order.get(scenario.id, -1),
        )

    return min(scenarios, key=rank, default=None)


def _place_of_skill(scenario: Scenario, weak: Sequence[SkillLevel]) -> int:
    """Give the place of the weakest skill a scenario trains; after all of them where it trains none."""
    return next((at for at, one in enumerate(weak) if one.skill in scenario.skills), len(weak))
