"""What the page of progress is drawn from: the curve, the skills, what is due. Pure; it knows no column and no key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from agent_console.language import Language
from agent_console.progress.curve import SHOWN, Point, critical_errors, curve, practised_for
from agent_console.progress.due import due_today, next_scenario, passed
from agent_console.progress.skills import SkillLevel, skill_levels
from agent_console.scorecard.rubric import Rubric
from agent_console.training.finished import FinishedRun
from agent_console.training.scenario import Scenario


@dataclass(frozen=True, slots=True)
class DueScenario:
    """A scenario that should be practised by today, and how it went last."""

    scenario: Scenario
    score: int
    failed: bool
    due_on: date


@dataclass(frozen=True, slots=True)
class Certified:
    """How far an agent is: `signed` counts signed certificates; without a key none can be signed here."""

    signed: int = 0
    can_sign: bool = False


@dataclass(frozen=True, slots=True)
class ProgressView:
    """One agent's own results. `before` is how many newest runs the curve leaves out, `at` the skill that is marked."""

    staff_no: str
    runs: int
    practised_for: timedelta
    points: tuple[Point, ...]
    before: int
    skills: tuple[SkillLevel, ...]
    due: tuple[DueScenario, ...]
    passed: int
    scenarios: tuple[Scenario, ...]
    critical: int
    best: Scenario | None
    """What Enter practises: what is best next, of what trains the marked skill where one is marked."""
    certified: Certified
    language: Language
    at: int | None = None

    @property
    def skill(self) -> SkillLevel | None:
        """The skill that is marked."""
        return self.skills[self.at] if self.at is not None and self.skills else None


def progress_view(
    runs: Sequence[FinishedRun],
    scenarios: Sequence[Scenario],
    rubric: Rubric,
    today: date,
    language: Language,
    before: int = 0,
    at: int | None = None,
    certified: Certified = Certified(),
) -> ProgressView:
    """Put together what a page of progress shows; every run is scored for it, so ask once a key, not once a second."""
    skills = skill_levels(runs, rubric, today)
    marked = skills[at].skill if at is not None and skills else None
    return ProgressView(
        staff_no=runs[-1].staff_no if runs else "",
        runs=len(runs),
        practised_for=practised_for(runs),
        points=curve(runs, rubric, SHOWN, before),
        before=before,
        skills=skills,
        due=tuple(_due(runs, scenarios, rubric, today)),
        passed=len(passed(runs, rubric) & {one.id for one in scenarios}),
        scenarios=tuple(scenarios),
        critical=critical_errors(runs, rubric),
        best=_best(runs, scenarios, rubric, today, marked),
        certified=certified,
        language=language,
        at=at,
    )


def _due(
    runs: Sequence[FinishedRun], scenarios: Sequence[Scenario], rubric: Rubric, today: date
) -> Iterator[DueScenario]:
    by_id = {one.id: one for one in scenarios}
    for one in due_today(runs, rubric, today):
        # What was practised once may be no scenario any more.
        if one.scenario_id in by_id:
            yield DueScenario(by_id[one.scenario_id], one.score, one.failed, one.due_on)


def _best(
    runs: Sequence[FinishedRun], scenarios: Sequence[Scenario], rubric: Rubric, today: date, skill: str | None
) -> Scenario | None:
    """Choose what is practised next, of what trains a skill where one is marked."""
    training = [one for one in scenarios if skill in one.skills]
    return next_scenario(training or scenarios, runs, rubric, today)


def further_back(before: int, runs: int) -> int:
    """Leave out ten more of the newest runs, as long as older ones are left."""
    return before + SHOWN if before + SHOWN < runs else before


def further_on(before: int) -> int:
    """Take ten newer runs in again."""
    return max(before - SHOWN, 0)
