"""Asking again about a query of own accounts that was left open, at hand or put away. It starts none."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from agent_console.backend import Garbled
from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.call.own_accounts import after_answer, own_part
from agent_console.desk.reply import Broken, FailureKind, our_failures
from agent_console.desk.understood import understood
from agent_console.desk.worktop import Worktop

_GONE: Final = frozenset({"NOT_FOUND", "IDENTIFIER_NOT_FOUND", "RESULTS_EXPIRED"})
"""The registry keeps results for a day (number-bindings 0.1, rule 6): it will not have them later either."""


async def own_accounts_followed(top: Worktop, call: Call) -> tuple[bool, timedelta]:
    """Ask how far the query of a case is; whether it stands otherwise, and how long to leave the registry alone.

    Raises:
        Broken: It could not be asked.
    """
    lookup_id = call.own_accounts.lookup.lookup_id
    if lookup_id is None or not call.own_accounts.is_open or top.is_under_way(Act.LOOK_UP_OWN_ACCOUNTS, call):
        return False, timedelta()
    try:
        with our_failures():
            lookup = understood(await top.backend.lookup(lookup_id))
            if lookup.id != lookup_id:
                raise Garbled
    except Broken as error:
        if not _is_gone(error):
            raise
        code = error.failure.code or ""
        return top.record_answer(call, e.OwnLookupLost(at=top.now(), code=code)) is not None, timedelta()
    asked, now = top.latest(call), top.now()
    activated_on = asked.numbers.activated_on
    changed = after_answer(asked.own_accounts, lookup, activated_on, today(now)) != asked.own_accounts
    if changed:
        answered = e.OwnLookupAnswered(at=now, lookup=own_part(lookup, activated_on))
        changed = top.record_answer(call, answered) is not None
    return changed, lookup.poll_after


def _is_gone(error: Broken) -> bool:
    code = (error.failure.code or "").rpartition(".")[2]
    return error.failure.kind is FailureKind.REFUSED and code in _GONE
