"""Everything that was done on a call: its own record, and what it left in an earlier case. It judges nothing."""

from __future__ import annotations

import heapq

from agent_console.call import events as e
from agent_console.casebook.casebook import Casebook


def done_on(book: Casebook, call_id: str) -> tuple[e.Event, ...]:
    """Give the events of a call with the complaints and urgings it left in earlier cases, each at its time."""
    own = book.events_of(call_id)
    cases = {one.case for one in own if isinstance(one, e.CaseNamed)} - {call_id}
    beside = sorted((one for case in cases for one in _left_in(book, case, call_id)), key=_when)
    return tuple(heapq.merge(own, beside, key=_when)) if beside else own


def _left_in(book: Casebook, case: str, call_id: str) -> list[e.Event]:
    events = book.events_of(case)
    return [one for one in events if isinstance(one, e.ComplaintOpened | e.Urged) and one.on_call == call_id]


def _when(event: e.Event) -> float:
    return event.at.timestamp()
