"""Whether what a call filed was known to have arrived at some moment. It knows requests, not what is judged on them."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Final

from agent_console.call import events as e
from agent_console.scorecard.evidence import Evidence, Moment

_OF_REQUESTS: Final = (
    e.FilingQueued,
    e.CorrectionQueued,
    e.FilingTakenBack,
    e.FilingAccepted,
    e.CorrectionAccepted,
)


def uncertain_at(call: Evidence, moment: Moment) -> bool:
    """Whether anything the call filed was not known to be accepted then; what was taken back unsent is none of it.

    What was filed anew counts by its newest request.
    """
    waits: dict[Hashable, int] = {}
    accepted: set[int] = set()
    for at, event in call.of(*_OF_REQUESTS):
        if at.index >= moment.index:
            break
        match event:
            case e.FilingQueued() | e.CorrectionQueued():
                waits.update(dict.fromkeys(event.items, event.filing))
            case e.FilingTakenBack():
                waits = {item: number for item, number in waits.items() if item not in event.items}
            case e.FilingAccepted() | e.CorrectionAccepted():
                accepted.add(event.filing)
    return not accepted.issuperset(waits.values())
