"""How an agent stands with each scenario: practised how often, last result, passed, when again. It draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from agent_console.progress.due import is_pass, next_scenario, reviews
from agent_console.progress.ladder import PASS
from agent_console.training.finished import FinishedRun, Result
from agent_console.training.practice import Mode
from agent_console.training.scenario import Scenario
from screens.training.classroom import Classroom


@dataclass(frozen=True, slots=True)
class Standing:
    """One agent and one scenario. `again_on` is None where nothing says when it should be practised again."""

    scenario: Scenario
    times: int = 0
    judged: int = 0
    """How many of the runs count: a benchmark measures, and nobody is judged by it."""
    last: Result | None = None
    measured: bool = False
    """Whether that last run only measured."""
    passed: bool = False
    again_on: date | None = None

    def is_due(self, today: date) -> bool:
        """Whether it should be practised again by now."""
        return self.again_on is not None and self.again_on <= today

    @property
    def weak(self) -> bool:
        """Whether the last run was below what passes; a benchmark shows it, too."""
        return self.last is not None and (bool(self.last.card.critical) or self.last.score < PASS)


@dataclass(frozen=True, slots=True)
class Standings:
    """Every scenario with how it stands, and which of them should be practised next."""

    all: tuple[Standing, ...]
    next: int

    @property
    def passed(self) -> int:
        """How many scenarios were passed."""
        return sum(one.passed for one in self.all)

    @property
    def times(self) -> int:
        """How many calls were practised."""
        return sum(one.times for one in self.all)

    def mode_after(self, done: Mode | None, asked: Mode) -> Mode:
        """Say how the next call is practised unless another way is chosen.

        A newcomer is measured first. Who has just been measured practises; whoever asked for something else gets it.
        """
        if not self.times and asked is Mode.PRACTICE:
            return Mode.BENCHMARK
        return Mode.PRACTICE if asked is done is Mode.BENCHMARK else asked


def standings_of(classroom: Classroom, today: date) -> Standings:
    """Look up every scenario; every run is scored for it, so ask once a page, not once a second."""
    runs, rubric, scenarios = classroom.runs.all(), classroom.rubric, classroom.scenarios
    again = {one.scenario_id: one.due_on for one in reviews(runs, rubric)}
    best = next_scenario(scenarios, runs, rubric, today)
    standings = tuple(_standing(classroom, one, runs, again.get(one.id)) for one in scenarios)
    # What was just measured is practised before anything new is begun.
    now = [at for at, one in enumerate(standings) if one.measured and runs[-1].scenario_id == one.scenario.id]
    return Standings(standings, now[0] if now else scenarios.index(best) if best is not None else 0)


def _standing(
    classroom: Classroom, scenario: Scenario, runs: Sequence[FinishedRun], again_on: date | None
) -> Standing:
    scored = [(run, classroom.result(run)) for run in runs if run.scenario_id == scenario.id]
    judged = [result for run, result in scored if run.mode is not Mode.BENCHMARK]
    return Standing(
        scenario,
        len(scored),
        len(judged),
        scored[-1][1] if scored else None,
        bool(scored) and scored[-1][0].mode is Mode.BENCHMARK,
        any(is_pass(run, result) for run, result in scored),
        again_on,
    )
