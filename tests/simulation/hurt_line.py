"""A line between a desk and the registry that hurts what it carries: seeded, and it knows no message."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable
from enum import Enum

import httpx
from starlette.types import ASGIApp

Trace = Callable[[str], None]


class Fate(Enum):
    """What becomes of one request."""

    WHOLE = "whole"
    REFUSED = "refused"
    """No connection: nothing left."""
    LOST_BEFORE = "lost before"
    """It left and never arrived; nobody says so."""
    RESET_BEFORE = "reset before"
    LOST_AFTER = "lost after"
    """It took effect; the answer never comes."""
    RESET_AFTER = "reset after"
    SLOW = "slow"
    """It arrives late, perhaps when nobody waits for its answer any more."""
    DUPLICATE = "duplicate"
    """It arrives once more, up to a minute later."""


HURT = tuple(one for one in Fate if one is not Fate.WHOLE)


class HurtLine(httpx.AsyncBaseTransport):
    """Carries requests to an app in memory.

    Args:
        app: Gives the app that answers now, or None while the registry is down.
        dice: Decides what hurts.
        trace: Told what became of each request.
        hurt: The share of requests that are hurt.

    Attributes:
        offline: While set, nobody is reached.
        fates: How often each was dealt.
    """

    def __init__(
        self, app: Callable[[], ASGIApp | None], dice: random.Random, trace: Trace, hurt: float
    ) -> None:
        self.offline = False
        self.fates: Counter[Fate] = Counter()
        self._app = app
        self._dice = dice
        self._trace = trace
        self._hurt = hurt
        self._late: list[asyncio.Task[httpx.Response]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Carry one request, or hurt it."""
        body = await request.aread()
        fate = self._dice.choice(HURT) if self._dice.random() < self._hurt else Fate.WHOLE
        wait = self._dice.uniform(0.3, 9.0)
        await asyncio.sleep(self._dice.uniform(0.01, 0.1))
        if self.offline or self._app() is None:
            fate = Fate.REFUSED
        self.fates[fate] += 1
        self._trace(f"{request.method} {request.url.path.rpartition('/')[2][:24]}: {fate.value}")
        if fate is Fate.REFUSED:
            raise httpx.ConnectError("no connection")
        left: Callable[..., Awaitable[None]] = request.extensions["trace"]
        await left("http11.send_request_headers.started", {})
        return await self._carried(fate, request, body, wait)

    async def _carried(self, fate: Fate, request: httpx.Request, body: bytes, wait: float) -> httpx.Response:
        silence = float(request.extensions["timeout"]["read"])
        match fate:
            case Fate.LOST_BEFORE:
                return await self._silent(silence)
            case Fate.RESET_BEFORE:
                raise httpx.ReadError("reset")
            case Fate.SLOW:
                return await self._slow(request, body, wait, silence)
            case Fate.DUPLICATE:
                self._later(request, body, wait * 7)
                return await self._delivered(request, body)
            case Fate.LOST_AFTER:
                await self._delivered(request, body)
                return await self._silent(silence)
            case Fate.RESET_AFTER:
                await self._delivered(request, body)
                raise httpx.RemoteProtocolError("reset")
            case _:
                return await self._delivered(request, body)

    async def _silent(self, seconds: float) -> httpx.Response:
        await asyncio.sleep(seconds)
        raise httpx.ReadTimeout("no answer")

    async def _slow(self, request: httpx.Request, body: bytes, wait: float, silence: float) -> httpx.Response:
        if wait >= silence:
            self._later(request, body, wait)
            return await self._silent(silence)
        await asyncio.sleep(wait)
        return await self._delivered(request, body)

    async def _delivered(self, request: httpx.Request, body: bytes) -> httpx.Response:
        """Bring it to the registry; who no longer waits for the answer does not stop it."""
        task = asyncio.ensure_future(self._deliver(request, body))
        self._late.append(task)
        return await asyncio.shield(task)

    def _later(self, request: httpx.Request, body: bytes, seconds: float) -> None:
        async def late() -> httpx.Response:
            await asyncio.sleep(seconds)
            return await self._deliver(request, body)

        self._late.append(asyncio.ensure_future(late()))

    async def _deliver(self, request: httpx.Request, body: bytes) -> httpx.Response:
        app = self._app()
        if app is None:
            raise httpx.ReadError("reset")
        copy = httpx.Request(request.method, request.url, headers=request.headers, content=body)
        response = await httpx.ASGITransport(app=app).handle_async_request(copy)
        return httpx.Response(response.status_code, headers=response.headers, content=await response.aread())

    async def everything_arrived(self) -> None:
        """Wait until nothing is on its way any more."""
        await asyncio.gather(*self._late, return_exceptions=True)
        self._late.clear()
