"""What a page of a lookup is drawn from, and how far the lookup is. It knows no column and no word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from agent_console.backend import PlatformAnswerState
from agent_console.call.call import Call
from agent_console.call.lookup import LookupState
from agent_console.language import Language

OFFER_AFTER = timedelta(seconds=10)
"""After ten seconds nobody keeps their attention on a bar (Nielsen): another way is offered."""


@dataclass(frozen=True, slots=True)
class LookupView:
    """Everything the page is drawn from. `working_days` is how long the last platform may take."""

    call: Call
    language: Language
    now: datetime
    kept: str = ""
    working_days: int = 0
    offers_way: bool = False


def counts(call: Call) -> tuple[int, int, int]:
    """Count the platforms that answered, that are awaited and that could not be reached."""
    lookup = call.lookup
    waited = lookup.count(PlatformAnswerState.PENDING)
    silent = lookup.count(PlatformAnswerState.UNAVAILABLE)
    return len(lookup.answers) - waited - silent, waited, silent


def offers_another_way(call: Call, now: datetime) -> bool:
    """Whether the wait has become long enough to offer going on without the rest."""
    return call.lookup.state is LookupState.RUNNING and waited_long(call, now)


def waited_long(call: Call, now: datetime) -> bool:
    """Whether the platforms were asked so long ago that a wait for them has become long."""
    started_at = call.lookup.started_at
    return started_at is not None and now - started_at >= OFFER_AFTER
