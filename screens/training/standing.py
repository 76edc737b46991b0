"""How an agent stands with each scenario: practised how often, last result, passed, when again. It draws nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from agent_console.training.finished import Result
from agent_console.training.practice import Mode
from agent_console.training.scenario import Scenario
from screens.training.classroom import Classroom

PASSES_FROM: Final = 75
"""The tier from which training programmes call somebody proficient; certification asks for it in every scenario."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One agent and one scenario. `again_on` is None where nothing says when it should be practised again."""

    scenario: Scenario
    times: int = 0
    judged: int = 0
    """How many of the runs count: a benchmark measures, and nobody is judged by it."""
    last: Result | None = None
    passed: bool = False
    again_on: date | None = None

    def is_due(self, today: date) -> bool:
        """Whether it should be practised again by now."""
        return self.again_on is not None and self.again_on <= today

    @property
    def weak(self) -> bool:
        """Whether the last run that counts was below what passes."""
        return self.judged > 0 and self.last is not None and not passes(self.last)


def passes(result: Result) -> bool:
    """Whether a run passes: proficient, and no critical error."""
    return not result.card.critical and result.score >= PASSES_FROM


def standings_of(classroom: Classroom) -> tuple[Standing, ...]:
    """Look up every scenario; the runs are scored, so ask once a page, not once a second."""
    return tuple(_standing(classroom, one) for one in classroom.scenarios)


def _standing(classroom: Classroom, scenario: Scenario) -> Standing:
    runs = classroom.runs_of(scenario.id)
    judged = [classroom.result(run) for run in runs if run.mode is not Mode.BENCHMARK]
    shown = judged or [classroom.result(run) for run in runs]
    return Standing(scenario, len(runs), len(judged), shown[-1] if shown else None, any(map(passes, judged)))


def next_to_practise(standings: Sequence[Standing], today: date) -> int:
    """Give the place of what should be practised next: what is due longest, what is weak, what is new; else the first.

    A newcomer begins with the first.
    """
    due = [(one.again_on, at) for at, one in enumerate(standings) if one.is_due(today)]
    if due:
        return min(due)[1]
    weak = [(one.last.score, at) for at, one in enumerate(standings) if one.weak and one.last]
    new = [at for at, one in enumerate(standings) if not one.judged]
    return min(weak)[1] if weak else new[0] if new else 0


def mode_to_begin_with(standings: Sequence[Standing]) -> Mode:
    """A newcomer is measured first; from then on calls are practised."""
    return Mode.PRACTICE if any(one.times for one in standings) else Mode.BENCHMARK
