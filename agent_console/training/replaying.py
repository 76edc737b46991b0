"""A finished run step by step, and where points were lost in it. Pure: it draws nothing, and works no call.

A step is what one movement did, or one thing that was said; everything of the run is in exactly one step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from agent_console.call import events as e
from agent_console.call.call import Call, Terms
from agent_console.call.reducer import apply, opened
from agent_console.scorecard.evidence import Moment
from agent_console.training.finished import FinishedRun
from agent_console.training.losses import Loss
from agent_console.training.pages import page_of
from agent_console.training.rehearsal import Speaker, Spoken

_HEARD_AGAIN: Final = (e.LookupAnswered, e.OwnLookupAnswered, e.FilingUpdated, e.CorrectionUpdated)
"""What comes in piece by piece without anybody's doing: one step, however often it was heard."""

_BY_ITSELF: Final = (e.PlatformsListed, e.StepEntered, e.LastPageShown)
"""What the same key did beside the thing it was pressed for."""


@dataclass(frozen=True, slots=True)
class ReplayStep:
    """One step: what happened, or what was said; exactly one of the two.

    Attributes:
        at: When it began.
        before: How many events of the run had happened before.
        page: Where the call stands once it is done (`agent_console.training.pages`).
        call: The call once it is done; None before it was opened.
    """

    at: datetime
    before: int
    page: str
    call: Call | None
    events: tuple[e.Event, ...] = ()
    spoken: Spoken | None = None

    @property
    def event(self) -> e.Event | None:
        """What it is told by: the newest of what was heard again and again, else the first."""
        if not self.events:
            return None
        return self.events[-1] if isinstance(self.events[0], _HEARD_AGAIN) else self.events[0]


def steps_of(run: FinishedRun, terms: Terms) -> tuple[ReplayStep, ...]:
    """Give the steps of a run; what is said at the instant something happens is said because of it, and comes after."""
    steps: list[ReplayStep] = []
    call: Call | None = None
    happened, spoken = 0, list(run.spoken)
    while happened < len(run.events) or spoken:
        event = run.events[happened] if happened < len(run.events) else None
        if event is None or (spoken and spoken[0].at < event.at):
            words = spoken.pop(0)
            steps.append(ReplayStep(words.at, happened, _page(call), call, spoken=words))
            continue
        call = _after(call, event, terms)
        if steps and _belongs_to(event, steps[-1]):
            last = steps.pop()
            steps.append(ReplayStep(last.at, last.before, _page(call), call, (*last.events, event)))
        else:
            steps.append(ReplayStep(event.at, happened, _page(call), call, (event,)))
        happened += 1
    return tuple(steps)


def _after(call: Call | None, event: e.Event, terms: Terms) -> Call | None:
    if isinstance(event, e.CallOpened):
        return opened(event, terms)
    return None if call is None else apply(call, event)


def _page(call: Call | None) -> str:
    """Name the page; that an earlier case lies open is known of a call only while something of it is read back."""
    return "intake" if call is None else page_of(call, case_open=call.follow_up.review is not None)


def _belongs_to(event: e.Event, step: ReplayStep) -> bool:
    if not step.events:
        return False
    again = isinstance(event, _HEARD_AGAIN) and type(step.events[-1]) is type(event)
    beside = isinstance(event, _BY_ITSELF) and event.at == step.events[-1].at
    return again or beside


def losses_by_step(steps: Sequence[ReplayStep], losses: Sequence[Loss]) -> Mapping[int, tuple[Loss, ...]]:
    """Give what was lost at each step, by its place; a rule that was lost twice stands at both steps."""
    found: dict[int, tuple[Loss, ...]] = {}
    for loss in losses:
        for place in dict.fromkeys(_places(steps, loss)):
            found[place] = (*found.get(place, ()), loss)
    return found


def _places(steps: Sequence[ReplayStep], loss: Loss) -> Iterator[int]:
    for moment in loss.moments:
        place = step_at(steps, moment, spoken=loss.spoken)
        if place is not None:
            yield place


def step_at(steps: Sequence[ReplayStep], moment: Moment, *, spoken: bool = False) -> int | None:
    """Find the step of a moment: the one that has its event, or, where it was `spoken`, the words of that instant."""
    said = [
        at
        for at, step in enumerate(steps)
        if step.spoken is not None and step.spoken.speaker is Speaker.AGENT and step.at == moment.at
    ]
    if spoken and said:
        return said[0]
    return next(
        (at for at, step in enumerate(steps) if step.before <= moment.index < step.before + len(step.events)),
        None,
    )
