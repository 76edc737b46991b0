"""What its numbers, and what is said of them, make of a call."""

from __future__ import annotations

from dataclasses import replace

from agent_console.call import comparisons
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.changes.dispatch import changed
from agent_console.call.labels import LabelWork
from agent_console.call.lookup import LookupProgress
from agent_console.call.notice import Notice
from agent_console.call.own_accounts import OwnAccounts
from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer


@changed.register
def _(event: e.SubjectEntered, call: Call) -> Call:
    """Another number starts everything about the holder anew."""
    fresh = comparisons.with_number(event.match_misses, event.code_misses, call.terms.limits)
    numbers = replace(
        call.numbers, subject=event.number, entered_at=event.at, record=None, activation_check=None
    )
    return replace(
        call,
        step=Step.INTAKE,
        numbers=numbers,
        notice=Notice(),
        own_accounts=OwnAccounts(),
        verification=fresh,
        lookup=LookupProgress(),
        ticked=frozenset(),
        labels=LabelWork(),
        follow_up=call.follow_up.without_review(),
        stop=None,
    )


@changed.register
def _(event: e.ContactEntered, call: Call) -> Call:
    return replace(call, numbers=replace(call.numbers, contact=event.number))


@changed.register
def _(event: e.NumberAnswered, call: Call) -> Call:
    numbers = replace(call.numbers, record=event.record, activation_check=event.check)
    if call.numbers.record is None or call.numbers.activated_on == event.record.activated_on:
        return replace(call, numbers=numbers)
    # The lookup was asked with the old date, and the caller agreed to the old date.
    asked_anew = replace(call.verification, tenure=TenureAnswer.NOT_ASKED)
    call = replace(call, own_accounts=OwnAccounts())
    return replace(
        call,
        numbers=numbers,
        verification=asked_anew,
        lookup=LookupProgress(),
        ticked=frozenset(),
        labels=replace(call.labels, chosen=()),
    )
