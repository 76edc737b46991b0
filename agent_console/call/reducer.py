"""What everything that happened makes of a call: it begins one, and takes in event after event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from agent_console.call import comparisons
from agent_console.call import events as e
from agent_console.call.call import Call, Terms
from agent_console.call.changes import bindings, calls, casework, filings, holder, labels, line, numbers
from agent_console.call.changes import own_accounts as own_query
from agent_console.call.changes.dispatch import changed
from agent_console.call.line import Line, LineState
from agent_console.call.numbers import CallNumbers
from agent_console.call.read_back import ReadBack

__all__ = ["TOPICS", "apply", "changed", "opened", "replayed"]

TOPICS = (bindings, calls, casework, filings, holder, labels, line, numbers, own_query)
"""Importing them is what makes their events known."""


def opened(event: e.CallOpened, terms: Terms) -> Call:
    """Begin a call."""
    return Call(
        id=event.call_id,
        terms=terms,
        opened_at=event.at,
        staff_no=event.staff_no,
        line=Line(LineState.UP, event.at),
        linked_to=event.linked_to,
        numbers=CallNumbers(calling=event.calling, contact=event.contact),
    )


def replayed(history: Iterable[e.Event], terms: Terms) -> Call:
    """Make a call again from what happened on it; the first event is the one that opened it."""
    first, *rest = history
    if not isinstance(first, e.CallOpened):
        raise ValueError("a call begins with CallOpened")
    call = opened(first, terms)
    for event in rest:
        call = apply(call, event)
    return call


def apply(call: Call, event: e.Event) -> Call:
    """Take in one event. Statements fall away with the list they were made about, whatever changed it."""
    after = changed(event, call)
    verification = comparisons.at_instant(after.verification, event.at)
    if verification is not after.verification:
        after = replace(after, verification=verification)
    after.keep_rows_of(call)
    if after.read_back.reading is not None and after.read_back.reading != after.reading:
        after = replace(after, read_back=ReadBack())
    return after
