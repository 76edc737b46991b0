"""Following up what was filed: which case is asked about, and when. What one request is asked stands elsewhere.

What platforms answer comes days after the call, so it is asked for case by case, by itself and on F5. What a case is
waiting for stands in the casebook: after a restart everything open is asked about again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from agent_console.call.call import Call
from agent_console.call.correction import FiledCorrection
from agent_console.call.request import Filing
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.desk.filing import Filing as Outbox
from agent_console.desk.following_own_accounts import own_accounts_followed
from agent_console.desk.following_requests import accepted, is_open, request_followed
from agent_console.desk.platform_query import Sleep
from agent_console.desk.reply import DONE, Broken, Failure, FailureKind, Reply, broken
from agent_console.desk.retrying import BETWEEN_CASES_SECONDS
from agent_console.desk.worktop import Worktop

BY_ITSELF_EVERY: Final = timedelta(minutes=10)
"""Platforms take days: asking about a case more often by itself would only be load. F5 asks sooner."""

LONGEST_REST: Final = timedelta(days=1)
"""However long a registry asks to be left alone, a case is asked about once a day; it also mends a clock set back."""

MOST_CASES: Final = 50
"""In one round: a desk that was closed for a week does not storm the registry with its first."""

_OF_ONE_REQUEST: Final = frozenset({FailureKind.REFUSED, FailureKind.GARBLED})
"""Failures that say nothing of the other requests of a case."""


@dataclass(frozen=True, slots=True)
class Followed:
    """What one round brought: cases asked about, cases that stand otherwise than before, and what broke first.

    `sent` counts the requests from the outbox that were answered; `moved` holds them too.
    """

    asked: int = 0
    moved: int = 0
    failure: Failure | None = None
    sent: int = 0


@dataclass(frozen=True, slots=True)
class _Look:
    """When a case was last asked about, and how long the registry wants to be left alone about it."""

    at: datetime
    rest: timedelta

    def is_over(self, now: datetime, at_least: timedelta) -> bool:
        rest = min(max(self.rest, at_least), LONGEST_REST)
        return not timedelta() <= now - self.at < rest


class Following:
    """Keeps cases up to date, whichever call is at hand."""

    def __init__(self, worktop: Worktop, outbox: Outbox, sleep: Sleep) -> None:
        self._worktop = worktop
        self._sleep = sleep
        self._outbox = outbox
        self._looks: dict[str, _Look] = {}
        self._silence: _Look | None = None
        self._at_work = False

    async def round(self, *, by_hand: bool = False) -> Followed:
        """Send what waits in the outbox, then ask about the cases whose time has come.

        `by_hand`: the agent asked, so that only the registry's own "not before" holds a question back.

        Raises:
            StoreError: The casebook cannot be read or written.
        """
        if self._at_work:
            return Followed()
        self._at_work = True
        try:
            sent = await self._outbox.settle_all(by_hand=by_hand)
            followed = await self._ask(timedelta() if by_hand else BY_ITSELF_EVERY)
        finally:
            self._at_work = False
        return Followed(followed.asked, followed.moved + sent, followed.failure, sent)

    async def ask_now(self) -> Reply:
        """Ask how far the accepted requests of the call at hand are, whenever that was asked last."""
        call = self._worktop.at_hand
        try:
            await self._ask_about(call, accepted(call))
        except Broken as error:
            return broken(error)
        return DONE

    async def ask_about(self, call_id: str) -> Reply:
        """Send what waits for one case, then ask how far its requests are, at hand or put away.

        Raises:
            CallNotFound, CallUnreadable: See `agent_console.casebook.errors`.
        """
        sent = await self._outbox.settle(call_id)
        if sent.failure is not None:
            return sent
        call = self._worktop.call_of(call_id)
        try:
            await self._ask_about(call, accepted(call))
        except Broken as error:
            return broken(error)
        return DONE

    async def _ask(self, at_least: timedelta) -> Followed:
        top = self._worktop
        if self._silence is not None and not self._silence.is_over(top.now(), timedelta()):
            return Followed()
        self._silence = None
        asked = moved = 0
        first: Failure | None = None
        for call_id in self._due(at_least):
            if asked:
                await self._sleep(BETWEEN_CASES_SECONDS)
            asked += 1
            try:
                moved += await self._follow(call_id)
            except Broken as error:
                first = first or error.failure
                if self._is_silent(error.failure):
                    break
        return Followed(asked, moved, first)

    def _due(self, at_least: timedelta) -> list[str]:
        """Name the cases whose time has come, as many as one round takes."""
        top, now = self._worktop, self._worktop.now()
        cases = (case.call_id for case in top.casebook.with_platforms(top.backend.describe().name))
        looks = ((call_id, self._looks.get(call_id)) for call_id in cases)
        due = [call_id for call_id, look in looks if look is None or look.is_over(now, at_least)]
        return due[:MOST_CASES]

    def _is_silent(self, failure: Failure) -> bool:
        """Whether nobody answers at all: the other cases are then not asked about, for as long as was said."""
        if failure.kind not in (FailureKind.UNREACHABLE, FailureKind.OUTCOME_UNKNOWN):
            return False
        self._silence = _Look(self._worktop.now(), failure.retry_after or timedelta())
        return True

    async def _follow(self, call_id: str) -> bool:
        """Ask about every open request of one case; True when anything stands otherwise."""
        top = self._worktop
        try:
            call = top.call_of(call_id)
        except (CallNotFound, CallUnreadable):
            # Erased meanwhile, or written by a newer console: the lists say so, and the others are followed.
            self._looks[call_id] = _Look(top.now(), LONGEST_REST)
            return False
        return await self._ask_about(call, [one for one in accepted(call) if is_open(one)])

    async def _ask_about(self, call: Call, filings: Sequence[Filing | FiledCorrection]) -> bool:
        top = self._worktop
        # Also if it breaks: one case that is refused does not take the place of the others.
        self._looks[call.id] = _Look(top.now(), BY_ITSELF_EVERY)
        moved, rest = False, timedelta()
        refused: Broken | None = None
        for question in (
            *(partial(request_followed, top, call, one) for one in filings),
            partial(own_accounts_followed, top, call),
        ):
            try:
                changed, poll_after = await question()
            except Broken as error:
                # What is refused is one request's own matter; where nobody answers, the others are not asked either.
                if error.failure.kind not in _OF_ONE_REQUEST:
                    raise
                refused = refused or error
                continue
            moved, rest = moved or changed, max(rest, poll_after)
        self._looks[call.id] = _Look(top.now(), rest)
        if refused is not None:
            raise refused
        return moved
