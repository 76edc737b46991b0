"""What the lookup, ticks and statements make of a call."""

from __future__ import annotations

from dataclasses import replace

from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call import lookup, read_back
from agent_console.call.call import Call
from agent_console.call.changes.dispatch import changed
from agent_console.call.lookup import LookupProgress, LookupState


@changed.register
def _(event: e.LookupStarted, call: Call) -> Call:
    return replace(call, lookup=LookupProgress(LookupState.RUNNING, event.lookup_id, started_at=event.at))


@changed.register
def _(event: e.LookupAnswered, call: Call) -> Call:
    activated_on, day = call.numbers.activated_on, today(event.at)
    return replace(call, lookup=lookup.after_answer(call.lookup, event.lookup, activated_on, day))


@changed.register
def _(event: e.LookupUnreachable, call: Call) -> Call:
    return replace(call, lookup=replace(call.lookup, state=LookupState.DOWN))


@changed.register
def _(event: e.LookupLeftOpen, call: Call) -> Call:
    return replace(call, lookup=replace(call.lookup, left_open=True))


@changed.register
def _(event: e.Ticked, call: Call) -> Call:
    return replace(call, ticked=call.ticked | (call.tickable & frozenset(event.platform_ids)))


@changed.register
def _(event: e.Unticked, call: Call) -> Call:
    return replace(call, ticked=call.ticked - frozenset(event.platform_ids))


@changed.register
def _(event: e.LastPageShown, call: Call) -> Call:
    if call.read_back.reading != event.reading:
        return call
    return replace(call, read_back=replace(call.read_back, last_page_shown=True))


@changed.register
def _(event: e.StatementMade, call: Call) -> Call:
    if call.read_back.reading != event.reading:
        return call
    return replace(call, read_back=read_back.with_statement(call.read_back, event.statement, event.at))


@changed.register
def _(event: e.StatementTakenBack, call: Call) -> Call:
    return replace(call, read_back=read_back.without_last(call.read_back))
