"""Asking the platforms what hangs on a number, and going on when they are slow, late or silent."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable, Callable
from datetime import timedelta

from agent_console.backend import Garbled, IdempotencyKey, Lookup, LookupOrder, UnbindMethod
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason
from agent_console.call.lookup import LookupState
from agent_console.call.steps import Step
from agent_console.desk.reply import DONE, Broken, Reply, our_failures
from agent_console.desk.understood import understood
from agent_console.desk.worktop import UNDER_WAY, Worktop, broken

Sleep = Callable[[float], Awaitable[None]]

SHORTEST_POLL = timedelta(milliseconds=50)
"""A backend that says "ask again at once" must not keep the event loop from painting."""

LONGEST_POLL = timedelta(seconds=30)
"""The policy of the HTTP client (2 s x 1.5^n, at most 30 s) holds for every backend."""


class Finding:
    """Runs the lookup of the call at hand."""

    def __init__(self, worktop: Worktop, sleep: Sleep = asyncio.sleep) -> None:
        self._worktop = worktop
        self._sleep = sleep

    async def look_up(self) -> Reply:
        """Start the lookup and follow it until every platform answered, or some will only on a later day.

        Called again it goes on with the lookup there is. A registry that does not answer closes nothing: the
        platforms of the list can be asked for all the same.
        """
        top = self._worktop
        if closed := top.closed(Act.LOOK_UP):
            return closed
        if top.is_under_way(Act.LOOK_UP):
            return UNDER_WAY
        with top.asking(Act.LOOK_UP) as call:
            try:
                with our_failures():
                    await self._follow(call, call.lookup.lookup_id or await self._start(call))
            except Broken as error:
                top.record_answer(call, e.LookupUnreachable(at=top.now()))
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
            platform_ids=tuple(
                one.id
                for one in call.terms.platforms.platforms
                if one.unbind_method is not UnbindMethod.NOT_SUPPORTED
            ),
            activated_on=call.numbers.activated_on,
            case_reference=call.id,
        )
        key = IdempotencyKey(secrets.token_urlsafe(24))
        receipt = understood(await top.backend.start_lookup(order, key))
        top.record_answer(call, e.LookupStarted(at=top.now(), lookup_id=receipt.id))
        return receipt.id

    async def _follow(self, call: Call, lookup_id: str) -> None:
        """Ask until nothing more comes today. Only what changed is written down."""
        top = self._worktop
        known: Lookup | None = None
        while self._waits_for(call, lookup_id):
            lookup = understood(await top.backend.lookup(lookup_id))
            if lookup.id != lookup_id:
                raise Garbled
            if known is None or _told(lookup) != _told(known):
                after = top.record_answer(call, e.LookupAnswered(at=top.now(), lookup=lookup))
                if after is None:
                    return
                self._go_on(after)
                if after.lookup.state is not LookupState.RUNNING:
                    return
            known = lookup
            await self._sleep(_between(lookup.poll_after).total_seconds())
            if top.call is None or top.call.id != call.id:
                return

    def _waits_for(self, asked: Call, lookup_id: str) -> bool:
        """Whether the call still stands on this lookup: not after another number or date, nor after the submit."""
        call = self._worktop.latest(asked)
        return call.lookup.lookup_id == lookup_id and not call.submission.made and not call.wrap_up

    def _go_on(self, call: Call) -> None:
        """Open the selection by itself once every platform has answered; nothing is ticked there."""
        finished = call.lookup.state is LookupState.FINISHED
        if finished and call.step is Step.LOOKUP and call.stop is None:
            self._worktop.record(call, e.StepEntered(at=self._worktop.now(), step=Step.SELECTION))

    def leave_open(self) -> Reply:
        """Go on to the selection although some platforms have not answered: they check for themselves."""
        top = self._worktop
        if closed := top.closed(Act.LOOK_UP):
            return closed
        if top.at_hand.lookup.state is LookupState.NOT_STARTED:
            return Reply((Reason.LOOKUP_NOT_STARTED,))
        now = top.now()
        top.record(top.at_hand, e.LookupLeftOpen(at=now), e.StepEntered(at=now, step=Step.SELECTION))
        return DONE


def _told(lookup: Lookup) -> object:
    return lookup.finished, lookup.answers, lookup.bindings, lookup.expected_by


def _between(wait: timedelta) -> timedelta:
    return min(max(wait, SHORTEST_POLL), LONGEST_POLL)
