"""What the query of the holder's own accounts makes of a call."""

from __future__ import annotations

from dataclasses import replace

from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call import own_accounts
from agent_console.call.call import Call
from agent_console.call.changes.dispatch import changed
from agent_console.call.lookup import LookupState


@changed.register
def _(event: e.OwnLookupStarted, call: Call) -> Call:
    begun = own_accounts.after_start(call.own_accounts, event.lookup_id, event.promise, event.at)
    return replace(call, own_accounts=begun)


@changed.register
def _(event: e.OwnLookupAnswered, call: Call) -> Call:
    activated_on, day = call.numbers.activated_on, today(event.at)
    answered = own_accounts.after_answer(call.own_accounts, event.lookup, activated_on, day)
    return replace(call, own_accounts=answered)


@changed.register
def _(event: e.OwnLookupUnreachable, call: Call) -> Call:
    down = replace(call.own_accounts.lookup, state=LookupState.DOWN)
    return replace(call, own_accounts=replace(call.own_accounts, lookup=down))


@changed.register
def _(event: e.OwnLookupLost, call: Call) -> Call:
    return replace(call, own_accounts=own_accounts.after_loss(call.own_accounts))


@changed.register
def _(event: e.OwnLookupLeftOpen, call: Call) -> Call:
    left = replace(call.own_accounts.lookup, left_open=True)
    return replace(call, own_accounts=replace(call.own_accounts, lookup=left))


@changed.register
def _(event: e.RouteTold, call: Call) -> Call:
    listed = {platform.id for platform in call.terms.platforms.platforms}
    told = [one for one in event.platform_ids if one in listed]
    return replace(call, own_accounts=own_accounts.with_routes(call.own_accounts, told, event.at))


@changed.register
def _(event: e.RouteTakenBack, call: Call) -> Call:
    return replace(call, own_accounts=own_accounts.without_routes(call.own_accounts, event.platform_ids))
