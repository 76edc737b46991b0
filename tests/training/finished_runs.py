"""Finished runs for tests: a good one, and ways to make worse ones of it. Events and words as a call has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from agent_console.backend import Bilingual, OrderItem
from agent_console.calendar.promise import Promise, PromiseKind
from agent_console.call import events as e
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.evidence import Mark, Said
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import HintTaken, Mode
from agent_console.training.rehearsal import Speaker, Spoken
from tests.support_call import NOW, at, to_read_back, worked

PROMISE = Promise(PromiseKind.UNBIND, date(2026, 11, 23), date(2026, 11, 30), provisional=False)


def stated(seconds: tuple[float, float, float] = (60, 65, 70)) -> tuple[e.Event, ...]:
    """Return what happens until everything is said about the list, each at its second."""
    before = to_read_back()
    reading = worked(before).reading
    made = (
        e.StatementMade(at=at(second), statement=one, reading=reading)
        for one, second in zip(Statement, seconds, strict=True)
    )
    return (*before, e.LastPageShown(at=at(31), reading=reading), *made)


def whole(**changes: Any) -> tuple[e.Event, ...]:
    """Return a whole call: filed, accepted, wrapped up."""
    before = stated(**changes)
    items = tuple(OrderItem(row.platform.id) for row in worked(before).chosen)
    return (
        *before,
        e.FilingQueued(at=at(80), filing=1, items=items, promise=PROMISE, tell_outcome_by=at(3600)),
        e.StepEntered(at=at(80), step=Step.SUBMISSION),
        e.FilingAccepted(at=at(81), filing=1, request_id="rq-1"),
        e.LineEnded(at=at(90)),
        e.StepEntered(at=at(90), step=Step.WRAP_UP),
        e.CallWrappedUp(at=at(95), outcome=Outcome.ACCEPTED),
    )


def agent(seconds: float, words: str = "agent") -> Spoken:
    """Let the agent say something."""
    return Spoken(at(seconds), Speaker.AGENT, Bilingual(f"坐席说{words}", f"the agent says {words}"))


def caller(seconds: float, words: str = "caller") -> Spoken:
    """Let the caller say something."""
    return Spoken(at(seconds), Speaker.CALLER, Bilingual(f"客户说{words}", f"the caller says {words}"))


CONSENT = replace(caller(62, "e"), consents=True)
TALK = (caller(0, "a"), agent(10, "b"), caller(11, "c"), agent(40, "d"), CONSENT)
SAID = (Said(at(10)), Said(at(40), frozenset({Mark.READS_LIST, Mark.TELLS_WARNINGS})))
"""What is known of what the agent says in it."""


def promised(seconds: float) -> tuple[Said, ...]:
    """Return what is known of a promise that was made."""
    return (Said(at(seconds), frozenset({Mark.PROMISES})),)


def finished(events: tuple[e.Event, ...] | None = None, **changes: Any) -> FinishedRun:
    """Make a finished run; its facts by their own names."""
    facts: dict[str, Any] = {
        "number": 1,
        "staff_no": "8021",
        "scenario_id": "01",
        "mode": Mode.PRACTICE,
        "seed": 7,
        "started_at": NOW,
        "ended_at": at(95),
        "keys": 14,
        "hints": (),
        "events": whole() if events is None else events,
        "said": SAID,
        "spoken": TALK,
        **changes,
    }
    return FinishedRun(**facts)


def hint(seconds: float, level: int = 1, page: str = "verification") -> HintTaken:
    """Buy a hint."""
    return HintTaken(at(seconds), page, level)
