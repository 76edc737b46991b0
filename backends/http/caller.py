"""One logical call: tries, waits and repeats as the policy says, within its deadline. It knows no message.

Every try passes the breaker, then the limiter, then the tokens, and only then leaves.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from agent_console.backend import AuditHeads, Environment
from agent_console.identity.secret import Secret
from backends.http.acquaintance import Acquaintance
from backends.http.answers import Answer, answer_of
from backends.http.asking import Ask, look, outgoing
from backends.http.breaker import Breaker
from backends.http.budget import RetryBudget
from backends.http.errors import CarrierError, HeldBack, NotSent, Unauthenticated, WrongEnvironment
from backends.http.heads import HeadExchange
from backends.http.limiter import Limiter
from backends.http.policy import (
    Limits,
    fault_of,
    line_answered,
    may_have_acted,
    may_repeat,
    wait_before,
)
from backends.http.surroundings import Surroundings
from backends.http.transport import Incoming, Outgoing, Patience
from backends.wire.apis import Operation, OperationKind


class Sender(Protocol):
    """What a transport does."""

    async def send(self, request: Outgoing, patience: Patience) -> Incoming:
        """Send once."""
        ...


class TokenSource(Protocol):
    """Where bearer tokens come from."""

    async def token(self, ask: Ask, seconds: float) -> Secret:
        """Give a token for a question within so many seconds."""
        ...

    def drop(self, ask: Ask, token: Secret) -> None:
        """Forget a token that was not taken."""
        ...


class Caller:
    """Makes logical calls to one carrier. `breaker` and `server` may be read."""

    def __init__(
        self,
        sender: Sender,
        tokens: TokenSource,
        path_of: Callable[[Operation], str],
        environment: Environment,
        limits: Limits,
        around: Surroundings,
        heads: AuditHeads | None = None,
    ) -> None:
        self.limits = limits
        self.around = around
        self.breaker = Breaker(limits.breaker, around.ticks)
        self.server = Acquaintance(environment)
        self.on_down: Callable[[], None] = lambda: None
        self._sender = sender
        self._tokens = tokens
        self._path_of = path_of
        self._heads = HeadExchange(heads)
        self._limiter = Limiter(limits.calls_per_second, around.ticks)
        self._budget = RetryBudget(limits.budget, around.ticks)

    async def call(self, ask: Ask) -> Answer:
        """Ask until there is an answer or the policy ends it.

        Raises:
            CarrierError: What stood in the way last; `maybe_done` says whether any try may have taken effect.
        """
        kind = ask.operation.kind
        deadline = self.around.ticks() + self.limits.deadline(kind)
        if kind is not OperationKind.READ and not self.server.met:
            await self._meet()
        self._budget.count_call()
        tries, renewed, maybe_done, left_us = 0, False, False, False
        while True:
            error = await self._try(ask, deadline)
            if isinstance(error, Answer):
                return error
            maybe_done = maybe_done or may_have_acted(error)
            left_us = left_us or not isinstance(error, NotSent)
            if isinstance(error, Unauthenticated) and not renewed:
                renewed = True
                continue
            tries += 1
            if not await self._wait_to_repeat(ask, error, tries, deadline):
                # A call of which nothing left us stands in nobody's log.
                error.maybe_done, error.correlator = maybe_done, ask.correlator if left_us else None
                raise error

    async def _wait_to_repeat(self, ask: Ask, error: CarrierError, tries: int, deadline: float) -> bool:
        """Wait for the next try, if there is one within policy, deadline and budget."""
        kind = OperationKind.UNKEYED_WRITE if ask.counts_tries else ask.operation.kind
        if isinstance(error, HeldBack) or not may_repeat(kind, fault_of(error), tries, self.limits):
            return False
        wait = wait_before(tries, error.retry_after, self.limits, self.around.random)
        if self.around.ticks() + wait >= deadline or not self._budget.take():
            return False
        await self.around.sleep(wait)
        return True

    async def _try(self, ask: Ask, deadline: float) -> Answer | CarrierError:
        """Try once; an error is given back, for only the loop knows whether it is the end."""
        if self.server.is_stranger:
            return WrongEnvironment("another environment")
        given = self.breaker.ask(ask.operation.kind is OperationKind.READ)
        if given is None:
            return HeldBack("line down", retry_after=max(1.0, self.breaker.seconds_until_look()))
        answered: bool | None = None
        try:
            answer = await self._send(ask, deadline)
            answered = True
            return answer
        except CarrierError as error:
            answered = line_answered(error)
            # Without the frames it came through: they hold what was asked.
            return error.with_traceback(None)
        finally:
            self.breaker.end(given, answered)
            if answered is False and self.breaker.seconds_until_look() > 0:
                self.on_down()

    async def _send(self, ask: Ask, deadline: float) -> Answer:
        await self._take_place(deadline)
        kind, ticks = ask.operation.kind, self.around.ticks
        token = await self._token(ask, deadline - ticks())
        request = outgoing(ask, self._path_of, token, self.server.ours, self._heads.headers(ask))
        left = deadline - ticks()
        if left <= 0:
            raise HeldBack("out of time")
        patience = Patience(self.limits.connect_timeout, self.limits.answer_timeout(kind), left)
        incoming = await self._sender.send(request, patience)
        now = self.around.clock()
        self.server.hear(incoming.headers, now)
        self._heads.take(incoming.headers)
        try:
            return answer_of(incoming, ask.correlator, now)
        except Unauthenticated:
            self._tokens.drop(ask, token)
            raise

    async def _token(self, ask: Ask, left: float) -> Secret:
        """Get a token in time; who waits for one that somebody else is getting has a deadline of their own."""
        token: Secret | None = None
        with suppress(TimeoutError):
            async with asyncio.timeout(max(left, 0.0)):
                token = await self._tokens.token(ask, left)
        if token is None:
            raise NotSent("no token in time")
        return token

    async def _take_place(self, deadline: float) -> None:
        wait = self._limiter.wait_for_place(deadline - self.around.ticks())
        if wait is None:
            raise HeldBack("too fast", retry_after=1.0)
        if wait > 0:
            await self.around.sleep(wait)

    async def _meet(self) -> None:
        """Let the server say which world it is before anything is written there."""
        try:
            await self.call(look())
        except WrongEnvironment:
            raise
        except CarrierError as error:
            if self.server.met:
                # It spoke, if only to say that it lists nothing for us.
                return
            retry_after = error.retry_after
        else:
            return
        raise HeldBack("line down", retry_after=retry_after)
