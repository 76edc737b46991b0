"""What a score page is drawn from, out of a finished run and its result. Pure; it knows no column and no key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from agent_console.language import Language
from agent_console.progress.skills import skill_levels
from agent_console.scorecard.scoring import SectionScore
from agent_console.training.finished import FinishedRun, Result
from agent_console.training.losses import Loss, losses_of
from agent_console.training.practice import Mode
from agent_console.training.scenario import Scenario

COMPLIANCE = "compliance"
"""The section that is told apart too, so that a breach is not averaged away."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What became of the certificate of a certification run: `file` is where it lies, empty where there is none."""

    signed: bool
    file: str = ""


@dataclass(frozen=True, slots=True)
class ComesBack:
    """The skill that comes back soonest, and when."""

    skill: str
    on: date


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A finished run with its score. `attempt` counts the agent's runs of the scenario, `before` is the last score."""

    run: FinishedRun
    result: Result
    scenario: Scenario
    attempt: int
    before: int | None
    losses: tuple[Loss, ...]
    language: Language
    at: int = 0
    comes_back: ComesBack | None = None
    signature: Signature | None = None

    @property
    def judged(self) -> bool:
        """Whether the run counts for anything: a benchmark run is measured, and nobody is judged by it."""
        return self.run.mode is not Mode.BENCHMARK

    @property
    def failed(self) -> bool:
        """Whether a critical error failed the run."""
        return bool(self.result.card.critical)

    @property
    def points(self) -> int:
        """What the run would be worth without its critical errors."""
        card = self.result.card
        return max(min(card.points or 0, card.at_most) - self.result.hint_points, 0)

    @property
    def compliance(self) -> SectionScore | None:
        """The section of the rules, where the rubric has one and it could be judged."""
        sections = self.result.card.sections
        return next((one for one in sections if one.section.id == COMPLIANCE and one.possible), None)

    @property
    def over_time(self) -> bool:
        """Whether the call took longer than planned; it is told and never scored."""
        return self.run.took > self.scenario.limit

    @property
    def over_keys(self) -> bool:
        """Whether more keys were pressed than planned; it is told and never scored."""
        return self.run.keys > self.scenario.keys


def score_view(
    run: FinishedRun,
    result: Result,
    scenario: Scenario,
    earlier: Sequence[tuple[FinishedRun, Result]],
    language: Language,
    signature: Signature | None = None,
) -> ScoreView:
    """Put together what a score page shows; `earlier` are the agent's other runs with their results, oldest first."""
    same = [one for one in earlier if one[0].scenario_id == run.scenario_id and one[0].number < run.number]
    return ScoreView(
        run=run,
        result=result,
        scenario=scenario,
        attempt=len(same) + 1,
        before=same[-1][1].score if same else None,
        losses=losses_of(run, result),
        language=language,
        signature=signature,
    )


def what_comes_back(view: ScoreView, runs: Iterable[FinishedRun], today: date) -> ComesBack | None:
    """Choose, of the skills the run lost points in, the one that comes back soonest; None where it lost none."""
    lost = {loss.criterion.skill for loss in view.losses if loss.criterion}
    levels = (one for one in skill_levels(runs, view.result.card.rubric, today) if one.skill in lost)
    return next((ComesBack(one.skill, one.due_on) for one in levels), None)
