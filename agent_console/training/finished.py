"""A practised call that is over: what it was, what happened and what was said, and its result. It knows no file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Final

from agent_console.call import events as e
from agent_console.scorecard.evidence import Evidence, ExpectedEnd, Said
from agent_console.scorecard.rubric import Rubric, Tier
from agent_console.scorecard.scoring import Scorecard, scored
from agent_console.training.practice import HintTaken, Mode, Practice
from agent_console.training.rehearsal import Spoken, consents_in

SCORES_REMEMBERED: Final = 1024
"""A page of progress asks five times for the score of every run; an agent has some hundred."""


@dataclass(frozen=True, slots=True)
class FinishedRun:
    """Everything a score, a replay and a curve are made of. `number` counts an agent's runs from 1.

    `expected` is what the scenario asked for when it was played: a scenario that is written anew changes no score.
    """

    number: int
    staff_no: str
    scenario_id: str
    mode: Mode
    seed: int
    started_at: datetime
    ended_at: datetime
    keys: int
    hints: tuple[HintTaken, ...]
    events: tuple[e.Event, ...]
    said: tuple[Said, ...]
    spoken: tuple[Spoken, ...]
    expected: ExpectedEnd | None = None

    @property
    def took(self) -> timedelta:
        """How long the call was, to the end of its wrap-up."""
        return self.ended_at - self.started_at

    @property
    def evidence(self) -> Evidence:
        """What it is scored on."""
        return Evidence(self.events, self.said, consents_in(self.spoken), self.expected)


@dataclass(frozen=True, slots=True)
class Result:
    """The score of a finished run: its scorecard, less what the hints cost."""

    card: Scorecard
    hint_points: int

    @property
    def score(self) -> int:
        """What counts, 0 to 100: nothing after a critical error, else what the card allows less hints."""
        return max((self.card.score or 0) - self.hint_points, 0)

    @property
    def tier(self) -> Tier | None:
        """The tier of the score; None after a critical error."""
        return None if self.card.critical else self.card.rubric.tier_of(self.score)


def finished_run(
    practice: Practice, number: int, staff_no: str, events: tuple[e.Event, ...], now: datetime
) -> FinishedRun:
    """Put a practised call away once it is wrapped up; `events` is all that was recorded of it."""
    return FinishedRun(
        number=number,
        staff_no=staff_no,
        scenario_id=practice.scenario.id,
        mode=practice.mode,
        seed=practice.seed,
        started_at=practice.started_at,
        ended_at=now,
        keys=practice.keys,
        hints=practice.hints,
        events=events,
        said=practice.run.said,
        spoken=practice.run.until(now),
        expected=practice.scenario.expected,
    )


@lru_cache(maxsize=SCORES_REMEMBERED)
def result_of(run: FinishedRun, rubric: Rubric) -> Result:
    """Score a finished run. The same run and rubric give the same result."""
    return Result(scored(run.evidence, rubric), sum(hint.price for hint in run.hints))
