"""A classroom for tests: our scenarios and rubric, runs kept in memory, a beginning that only notes what was begun."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from agent_console.scorecard.rubric_file import load_rubric
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from agent_console.training.scenario import Scenario
from agent_console.training.scenario_file import load_scenarios
from screens.training.classroom import Classroom
from tests.support_call import NOW
from tests.training.finished_runs import finished, hint

scenarios = cache(load_scenarios)
rubric = cache(load_rubric)


@dataclass
class KeptRuns:
    """Runs of one agent, in memory."""

    kept: list[FinishedRun] = field(default_factory=list)

    def all(self) -> tuple[FinishedRun, ...]:
        """Give them, oldest first."""
        return tuple(self.kept)

    def keep(self, run: FinishedRun) -> FinishedRun:
        """Keep one more."""
        self.kept.append(run)
        return run


def good_run(scenario: Scenario, number: int = 1, mode: Mode = Mode.PRACTICE) -> FinishedRun:
    """Make a run that passes, unless it only measures."""
    return finished(scenario_id=scenario.id, number=number, mode=mode)


def poor_run(scenario: Scenario, number: int = 1, mode: Mode = Mode.PRACTICE) -> FinishedRun:
    """Make a run that lost half its points to hints."""
    hints = tuple(hint(20, 3, f"page {n}") for n in range(12))
    return finished(scenario_id=scenario.id, number=number, mode=mode, hints=hints)


@dataclass
class Begun:
    """Notes which call was asked for."""

    calls: list[tuple[str, Mode]] = field(default_factory=list)

    async def __call__(self, scenario: Scenario, mode: Mode) -> None:
        self.calls.append((scenario.id, mode))


def classroom_of(runs: Iterable[FinishedRun] = (), begin: Begun | None = None) -> Classroom:
    """Make a classroom in which these runs were practised."""
    return Classroom(
        scenarios=scenarios(),
        rubric=rubric(),
        runs=KeptRuns(list(runs)),
        staff_no="8021",
        begin=begin or Begun(),
        references={},
        clock=lambda: NOW,
    )
