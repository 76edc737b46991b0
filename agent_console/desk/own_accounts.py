"""What the holder has on their own number: asking, going on, noting whose way of closing was read out.

Nothing here closes an account, releases a binding or tells a platform anything: the only question is the query.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from datetime import datetime

from agent_console.backend import HolderRelation, PlatformId
from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason
from agent_console.call.lookup import LookupState
from agent_console.call.own_accounts import own_part
from agent_console.call.services.own_accounts import to_ask
from agent_console.call.steps import Service, Step
from agent_console.desk.errands import Errand, errand
from agent_console.desk.platform_query import PlatformQuery, QueryKind, Sleep
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop


class OwnAccountsDesk:
    """The query of own accounts on the call at hand."""

    def __init__(self, worktop: Worktop, sleep: Sleep = asyncio.sleep) -> None:
        self._worktop = worktop
        self._noted: list[tuple[Errand, e.RouteTold | e.RouteTakenBack]] = []
        kind = QueryKind(
            act=Act.LOOK_UP_OWN_ACCOUNTS,
            relation=HolderRelation.CURRENT_HOLDER,
            progress=lambda call: call.own_accounts.lookup,
            platform_ids=lambda call: to_ask(
                call.terms.platforms, call.own_accounts, call.numbers.activated_on
            ),
            started=self._started,
            answered=lambda at, call, lookup: e.OwnLookupAnswered(
                at=at, lookup=own_part(lookup, call.numbers.activated_on)
            ),
            unreachable=lambda at: e.OwnLookupUnreachable(at=at),
            goes_on=lambda call: call.service is Service.OWN_ACCOUNTS,
            after_answer=self._go_on,
        )
        self._query = PlatformQuery(worktop, kind, sleep)

    def _started(self, at: datetime, lookup_id: str) -> e.Event:
        day = promise(PromiseKind.OWN_ACCOUNT_QUERY, today(at), self._worktop.calendar)
        return e.OwnLookupStarted(at=at, lookup_id=lookup_id, promise=day)

    async def look_up(self) -> Reply:
        """Start the query and follow it until every platform answered, or some will only on a later day."""
        return await self._query.look_up()

    async def ask_again(self) -> Reply:
        """Go on with the query; after a finished one ask those that could not be reached, by another.

        NOTHING_TO_DO where every platform has answered.
        """
        own = self._worktop.at_hand.own_accounts
        finished = own.lookup.state is LookupState.FINISHED
        call = self._worktop.at_hand
        if finished and not to_ask(call.terms.platforms, own, call.numbers.activated_on):
            return self._worktop.closed(Act.LOOK_UP_OWN_ACCOUNTS) or Reply((Reason.NOTHING_TO_DO,))
        return await self._query.look_up(anew=finished)

    def _go_on(self, call: Call) -> None:
        """Open the result by itself once every platform has answered; nothing is noted there."""
        finished = call.own_accounts.lookup.state is LookupState.FINISHED
        here = call.service is Service.OWN_ACCOUNTS and call.step is Step.LOOKUP
        if finished and here and call.stop is None:
            self._worktop.record(call, e.StepEntered(at=self._worktop.now(), step=Step.SELECTION))

    def leave_open(self) -> Reply:
        """Go on to what is known although some platforms have not answered: nothing is said of those."""
        top = self._worktop
        if closed := top.closed(Act.LOOK_UP_OWN_ACCOUNTS):
            return closed
        if top.at_hand.own_accounts.lookup.state is LookupState.NOT_STARTED:
            return Reply((Reason.LOOKUP_NOT_STARTED,))
        now = top.now()
        top.record(top.at_hand, e.OwnLookupLeftOpen(at=now), e.StepEntered(at=now, step=Step.SELECTION))
        return DONE

    def tell_route(self, platform_ids: Iterable[PlatformId]) -> Reply:
        """Note on the case that the caller was told how these platforms close an account. Nothing new is no event."""
        if closed := self._worktop.closed(Act.TELL_ROUTE):
            return closed
        call = self._worktop.at_hand
        listed = {row.platform.id for row in call.own_rows if row.route_told_at is None}
        new = tuple(sorted(set(platform_ids) & listed))
        return self._note(e.RouteTold(at=self._worktop.now(), platform_ids=new))

    def take_back_route(self, platform_ids: Iterable[PlatformId]) -> Reply:
        """Take such a note back."""
        if closed := self._worktop.closed(Act.TAKE_BACK_ROUTE):
            return closed
        call = self._worktop.at_hand
        noted = {note.platform_id for note in call.own_accounts.routes}
        gone = tuple(sorted(set(platform_ids) & noted))
        return self._note(e.RouteTakenBack(at=self._worktop.now(), platform_ids=gone))

    def _note(self, event: e.RouteTold | e.RouteTakenBack) -> Reply:
        if not event.platform_ids:
            return Reply((Reason.NOTHING_TO_DO,))
        call = self._worktop.record(self._worktop.at_hand, event)
        self._noted.append((errand(call, Act.TELL_ROUTE), event))
        return DONE

    def undo(self) -> Reply:
        """Take back the last note, or note again what was taken back last; both stay on record."""
        here = errand(self._worktop.at_hand, Act.TELL_ROUTE)
        mine = [event for where, event in self._noted if where == here]
        if not mine:
            return Reply((Reason.NOTHING_TO_DO,))
        last = mine[-1]
        again = isinstance(last, e.RouteTakenBack)
        if closed := self._worktop.closed(Act.TELL_ROUTE if again else Act.TAKE_BACK_ROUTE):
            return closed
        self._noted.remove((here, last))
        opposite = e.RouteTold if again else e.RouteTakenBack
        self._worktop.record(
            self._worktop.at_hand, opposite(at=self._worktop.now(), platform_ids=last.platform_ids)
        )
        return DONE
