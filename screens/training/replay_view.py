"""What a replay is drawn from: two runs side by side, and where one stands. Pure; it knows no column and no key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from agent_console.call.call import Terms
from agent_console.language import Language
from agent_console.training.finished import FinishedRun, Result
from agent_console.training.losses import Loss, losses_of
from agent_console.training.replaying import ReplayStep, losses_by_step, steps_of
from agent_console.training.side_by_side import Pair, side_by_side


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two runs, step by step."""

    run: FinishedRun
    steps: tuple[ReplayStep, ...]


@dataclass(frozen=True, slots=True)
class ReplayView:
    """Two runs side by side. `at` is the row one stands on; `lost` has what was lost at a step of one's own."""

    own: Side
    reference: Side | None
    rows: tuple[Pair, ...]
    lost: Mapping[int, tuple[Loss, ...]]
    language: Language
    attempt: int = 1
    at: int = 0

    @property
    def row(self) -> Pair:
        """The row one stands on."""
        return self.rows[self.at]

    @property
    def lost_here(self) -> tuple[Loss, ...]:
        """What was lost at the step of one's own one stands on."""
        return self.lost.get(self.row.own, ()) if self.row.own is not None else ()

    @property
    def own_number(self) -> int:
        """How many of one's own steps were done by now."""
        return self._done_by_now(own=True)

    @property
    def own_step(self) -> ReplayStep | None:
        """The step of one's own one stands on, or the last one before; None before the first."""
        return self.own.steps[self.own_number - 1] if self.own_number else None

    @property
    def reference_step(self) -> ReplayStep | None:
        """The same of the reference run; None where there is none."""
        done = self._done_by_now(own=False)
        return self.reference.steps[done - 1] if self.reference and done else None

    def _done_by_now(self, *, own: bool) -> int:
        passed = self.rows[: self.at + 1]
        return sum((row.own if own else row.reference) is not None for row in passed)

    def row_of(self, own_step: int) -> int:
        """Find the row of one of one's own steps; the first row where there is no such step."""
        return next((at for at, row in enumerate(self.rows) if row.own == own_step), 0)

    def next_loss(self, by: int) -> int | None:
        """Find the nearest row after this one, or before it (`by=-1`), at which something was lost."""
        found = [at for at, row in enumerate(self.rows) if row.own is not None and row.own in self.lost]
        if by > 0:
            return next((at for at in found if at > self.at), None)
        return next((at for at in reversed(found) if at < self.at), None)


def replay_view(
    run: FinishedRun,
    result: Result,
    reference: FinishedRun | None,
    terms: Terms,
    language: Language,
    attempt: int = 1,
) -> ReplayView:
    """Lay a run beside the reference run of its scenario; where there is none it stands alone."""
    own = Side(run, steps_of(run, terms))
    other = Side(reference, steps_of(reference, terms)) if reference else None
    rows = side_by_side(own.steps, other.steps if other else ())
    return ReplayView(own, other, rows, losses_by_step(own.steps, losses_of(run, result)), language, attempt)
