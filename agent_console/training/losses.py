"""Where a finished run lost points: by the rubric, and for the hints that were bought. It scores nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from agent_console.scorecard.evidence import Moment
from agent_console.scorecard.rubric import Criterion, Needs
from agent_console.training.finished import FinishedRun, Result
from agent_console.training.practice import HintTaken


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that cost points: a criterion that was lost, or a hint; exactly one of the two stands in it.

    Attributes:
        points: Points of the criterion, or the price of the hint; 0 for a critical error, which costs everything, and
            for what limits the score.
        after: When it first happened, from the start of the run.
        moments: Every moment at which it happened, at least one; the points are lost once.
    """

    points: int
    after: timedelta
    moments: tuple[Moment, ...]
    criterion: Criterion | None = None
    hint: HintTaken | None = None

    @property
    def critical(self) -> bool:
        """Whether it fails the call, whatever the points."""
        return self.criterion is not None and self.criterion.critical

    @property
    def at_most(self) -> int | None:
        """The highest score a run with this loss can have, where it limits it."""
        return None if self.criterion is None else self.criterion.at_most

    @property
    def spoken(self) -> bool:
        """Whether it was lost by what was said, not by what was done."""
        return self.criterion is not None and self.criterion.needs is Needs.SPEECH


def losses_of(run: FinishedRun, result: Result) -> tuple[Loss, ...]:
    """Give everything a run lost points for, in the order in which it first happened."""
    lost = [
        Loss(one.criterion.points, one.moments[0].at - run.started_at, one.moments, one.criterion)
        for one in result.card.losses
    ]
    bought = [
        Loss(hint.price, hint.at - run.started_at, (run.evidence.place_of(hint.at),), hint=hint)
        for hint in run.hints
    ]
    return tuple(sorted((*lost, *bought), key=lambda loss: loss.after))
