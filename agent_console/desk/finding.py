"""Asking the platforms what hangs on a number, and going on when they are slow, late or silent."""

from __future__ import annotations

import asyncio

from agent_console.backend import PlatformId, UnbindMethod
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act, Reason
from agent_console.call.lookup import LookupState
from agent_console.call.steps import Service, Step
from agent_console.desk.platform_query import PlatformQuery, QueryKind, Sleep
from agent_console.desk.reply import DONE, Reply
from agent_console.desk.worktop import Worktop


class Finding:
    """Runs the lookup of the call at hand."""

    def __init__(self, worktop: Worktop, sleep: Sleep = asyncio.sleep) -> None:
        self._worktop = worktop
        kind = QueryKind(
            act=Act.LOOK_UP,
            relation=None,
            progress=lambda call: call.lookup,
            platform_ids=_taking_part,
            started=lambda at, lookup_id: e.LookupStarted(at=at, lookup_id=lookup_id),
            answered=lambda at, _call, lookup: e.LookupAnswered(at=at, lookup=lookup),
            unreachable=lambda at: e.LookupUnreachable(at=at),
            goes_on=lambda call: not call.submission.made,
            after_answer=self._go_on,
        )
        self._query = PlatformQuery(worktop, kind, sleep)

    async def look_up(self) -> Reply:
        """Start the lookup and follow it until every platform answered, or some will only on a later day.

        Called again it goes on with the lookup there is. A registry that does not answer closes nothing: the
        platforms of the list can be asked for all the same.
        """
        return await self._query.look_up()

    def _go_on(self, call: Call) -> None:
        """Open the selection by itself once every platform has answered; nothing is ticked there."""
        finished = call.lookup.state is LookupState.FINISHED and call.service is Service.UNBIND
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


def _taking_part(call: Call) -> tuple[PlatformId, ...]:
    platforms = call.terms.platforms.platforms
    return tuple(one.id for one in platforms if one.unbind_method is not UnbindMethod.NOT_SUPPORTED)
