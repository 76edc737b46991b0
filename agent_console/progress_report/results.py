"""What an agent's runs came to, gathered once for every form it is printed in. Pure; it knows no file and no words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent_console.calendar.zone import today
from agent_console.progress.curve import critical_errors, practised_for
from agent_console.progress.due import Review, is_pass, passed, reviews
from agent_console.progress.files import PassedOver
from agent_console.progress.skills import SkillLevel, skill_levels
from agent_console.scorecard.rubric import Rubric
from agent_console.training.finished import FinishedRun, Result, result_of
from agent_console.training.scenario import Scenario


@dataclass(frozen=True, slots=True)
class ScoredRun:
    """A run and what it came to."""

    run: FinishedRun
    result: Result

    @property
    def passed(self) -> bool:
        """Whether it passes its scenario."""
        return is_pass(self.run, self.result)


@dataclass(frozen=True, slots=True)
class Results:
    """Everything a report of one agent says. `critical_errors` are those of the last ten runs."""

    at: datetime
    staff_no: str
    rubric: str
    scenarios: tuple[Scenario, ...]
    runs: tuple[ScoredRun, ...]
    skills: tuple[SkillLevel, ...]
    reviews: tuple[Review, ...]
    passed: frozenset[str]
    practised_for: timedelta
    critical_errors: int
    passed_over: tuple[PassedOver, ...]

    @property
    def due(self) -> tuple[Review, ...]:
        """The scenarios that are due by now."""
        return tuple(one for one in self.reviews if one.due_on <= today(self.at))

    def title_of(self, scenario_id: str) -> Scenario | None:
        """Find a scenario; None where a run is of one that is no more."""
        return next((one for one in self.scenarios if one.id == scenario_id), None)


def results_of(
    staff_no: str,
    runs: Sequence[FinishedRun],
    passed_over: tuple[PassedOver, ...],
    rubric: Rubric,
    scenarios: tuple[Scenario, ...],
    now: datetime,
) -> Results:
    """Gather the results of an agent's runs, oldest first."""
    return Results(
        at=now,
        staff_no=staff_no,
        rubric=rubric.version,
        scenarios=scenarios,
        runs=tuple(ScoredRun(run, result_of(run, rubric)) for run in runs),
        skills=skill_levels(runs, rubric, today(now)),
        reviews=reviews(runs, rubric),
        passed=passed(runs, rubric) & {one.id for one in scenarios},
        practised_for=practised_for(runs),
        critical_errors=critical_errors(runs, rubric),
        passed_over=passed_over,
    )
