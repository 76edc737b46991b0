"""Asking platforms about a number, of whichever service: start, follow until nothing more comes today, say what broke.

It knows no service. What a kind of lookup asks for, where it stands in the call and what is written down is its
`QueryKind`; at what pace is asked is the same for all.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent_console.backend import Garbled, HolderRelation, IdempotencyKey, Lookup, LookupOrder, PlatformId
from agent_console.call.call import Call
from agent_console.call.events import Event
from agent_console.call.gates import Act
from agent_console.call.lookup import LookupProgress, LookupState
from agent_console.desk.reply import DONE, UNDER_WAY, Broken, Reply, broken, our_failures
from agent_console.desk.understood import understood
from agent_console.desk.worktop import Worktop

Sleep = Callable[[float], Awaitable[None]]

SHORTEST_POLL = timedelta(milliseconds=50)
"""A backend that says "ask again at once" must not keep the event loop from painting."""

LONGEST_POLL = timedelta(seconds=30)
"""The policy of the HTTP client (2 s x 1.5^n, at most 30 s) holds for every backend."""


@dataclass(frozen=True, slots=True)
class QueryKind:
    """One kind of lookup.

    Attributes:
        act: What the gate is asked, and what is under way.
        relation: Whose bindings are asked for; None asks for all.
        progress: Where it stands in a call.
        platform_ids: Whom a new one asks.
        started, answered, unreachable: What is written down.
        goes_on: Whether the call still waits for it: not after what it was for is done.
        after_answer: Called with the call as every answer leaves it.
    """

    act: Act
    relation: HolderRelation | None
    progress: Callable[[Call], LookupProgress]
    platform_ids: Callable[[Call], tuple[PlatformId, ...]]
    started: Callable[[datetime, str], Event]
    answered: Callable[[datetime, Call, Lookup], Event]
    unreachable: Callable[[datetime], Event]
    goes_on: Callable[[Call], bool]
    after_answer: Callable[[Call], None]


class PlatformQuery:
    """Runs one kind of lookup for the call at hand."""

    def __init__(self, worktop: Worktop, kind: QueryKind, sleep: Sleep = asyncio.sleep) -> None:
        self._worktop = worktop
        self._kind = kind
        self._sleep = sleep

    async def look_up(self, *, anew: bool = False) -> Reply:
        """Start the lookup and follow it until every platform answered, or some will only on a later day.

        Called again it goes on with the lookup there is; `anew` starts another.
        """
        top, act = self._worktop, self._kind.act
        if closed := top.closed(act):
            return closed
        if top.is_under_way(act):
            return UNDER_WAY
        with top.asking(act) as call:
            known = None if anew else self._kind.progress(call).lookup_id
            try:
                with our_failures():
                    await self._follow(call, known or await self._start(call))
            except Broken as error:
                self._record(call, self._kind.unreachable(top.now()))
                return broken(error)
        return DONE

    async def _start(self, call: Call) -> str:
        top = self._worktop
        proof, consent = call.verification.proof, call.notice.consent
        subject = call.numbers.subject
        assert subject is not None
        assert proof is not None
        assert consent is not None
        order = LookupOrder(
            number=subject,
            proof=proof,
            consent=consent,
            platform_ids=self._kind.platform_ids(call),
            activated_on=call.numbers.activated_on,
            case_reference=call.id,
            relation=self._kind.relation,
        )
        key = IdempotencyKey(secrets.token_urlsafe(24))
        receipt = understood(await top.backend.start_lookup(order, key))
        self._record(call, self._kind.started(top.now(), receipt.id))
        return receipt.id

    def _record(self, asked: Call, event: Event) -> None:
        """Write down how a question fared; asked with another date, its answer says nothing of whose a binding is."""
        top = self._worktop
        if top.latest(asked).numbers.activated_on == asked.numbers.activated_on:
            top.record_answer(asked, event)

    async def _follow(self, call: Call, lookup_id: str) -> None:
        """Ask until nothing more comes today. Only what changed is written down."""
        top = self._worktop
        known: Lookup | None = None
        while self._waits_for(call, lookup_id):
            lookup = understood(await top.backend.lookup(lookup_id))
            if lookup.id != lookup_id:
                raise Garbled
            if known is None or told(lookup) != told(known):
                after = top.record_answer(call, self._kind.answered(top.now(), top.latest(call), lookup))
                if after is None:
                    return
                self._kind.after_answer(after)
                if self._kind.progress(after).state is not LookupState.RUNNING:
                    return
            known = lookup
            await self._sleep(_between(lookup.poll_after).total_seconds())
            if top.call is None or top.call.id != call.id:
                return

    def _waits_for(self, asked: Call, lookup_id: str) -> bool:
        """Whether the call still stands on this lookup: not after another number or date."""
        call = self._worktop.latest(asked)
        return (
            self._kind.progress(call).lookup_id == lookup_id and self._kind.goes_on(call) and not call.wrap_up
        )


def told(lookup: Lookup) -> object:
    """What of a lookup is worth writing down when it changed."""
    return lookup.finished, lookup.answers, lookup.bindings, lookup.expected_by


def _between(wait: timedelta) -> timedelta:
    return min(max(wait, SHORTEST_POLL), LONGEST_POLL)
