"""How ordered faults are played, on the socket where it has to be. It knows no operation's meaning."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from backends.server.faults import FaultKind, FaultOrder, Faults
from backends.server.problems import Problem, retry_after
from backends.server.spoiling import (
    TakenAnswer,
    cut_off,
    part_of,
    replay,
    reset,
    send_answer,
    spoilt,
    whole_body,
)

_CODES: Final = {500: "INTERNAL", 502: "BAD_GATEWAY", 503: "UNAVAILABLE", 504: "TIMEOUT"}

_PACK: Final = 24
"""Bytes that drip together, so that a long answer drips to its end."""


class FaultInjection:
    """Stands in front of the app and plays what is ordered.

    Args:
        app: What answers.
        faults: What is ordered.
        operation_of: Tells which operation a request is, or None.
        sleep: Waits a number of seconds.
    """

    def __init__(
        self,
        app: ASGIApp,
        faults: Faults,
        operation_of: Callable[[Scope], str | None],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._app = app
        self._faults = faults
        self._operation_of = operation_of
        self._sleep = sleep

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or spoil it as ordered."""
        operation = self._operation_of(scope) if scope["type"] == "http" and self._faults.orders else None
        order = self._faults.strike(operation) if operation is not None else None
        if order is None:
            await self._app(scope, receive, send)
            return
        scope["state"]["operation"] = operation
        await self._play(order, scope, receive, send)

    async def _play(self, order: FaultOrder, scope: Scope, receive: Receive, send: Send) -> None:
        kind, seconds = order.kind, order.told_seconds
        if kind is FaultKind.LATENCY:
            await self._sleep(seconds)
            await self._app(scope, receive, send)
        elif kind is FaultKind.CLOCK_SKEW:
            scope["state"]["skew"] = timedelta(seconds=seconds)
            await self._app(scope, receive, send)
        elif kind is FaultKind.RESET_BEFORE:
            await reset(receive, send)
        elif kind in {FaultKind.BUSY, FaultKind.BUSY_SILENT}:
            await _busy(kind, seconds)(scope, receive, send)
        elif kind[0] == "5" and not kind.endswith("-after"):
            await _failing(kind)(scope, receive, send)
        else:
            await self._spoil(order, scope, receive, send)

    async def _spoil(self, order: FaultOrder, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request take effect and spoil its answer."""
        body = await whole_body(receive)
        if order.kind is FaultKind.DUPLICATE:
            await self._capture(scope, body)
        answer = await self._capture(scope, body)
        if order.kind is FaultKind.RESET_AFTER:
            await reset(receive, send)
        elif order.kind[0] == "5":
            await _failing(order.kind)(scope, receive, send)
        elif order.kind is FaultKind.DRIP:
            await self._drip(answer, order.told_seconds, send)
        elif order.kind is FaultKind.CUT_OFF:
            await cut_off(answer, receive, send)
        else:
            await send_answer(spoilt(order.kind, answer), send)

    async def _capture(self, scope: Scope, body: bytes) -> TakenAnswer:
        answer = TakenAnswer()
        copy = {**scope, "state": dict(scope["state"])}
        await self._app(copy, replay(body), answer)
        scope["state"].update(copy["state"])
        return answer

    async def _drip(self, answer: TakenAnswer, seconds: float, send: Send) -> None:
        await send(answer.start)
        for place in range(0, len(answer.body), _PACK):
            await send(part_of(answer.body[place : place + _PACK], more=True))
            await self._sleep(seconds)
        await send(part_of(b"", more=False))


def _busy(kind: FaultKind, seconds: float) -> Response:
    headers = retry_after(timedelta(seconds=seconds)) if kind is FaultKind.BUSY else {}
    return Problem(429, "TOO_MANY_REQUESTS", "Too many requests.", headers).response()


def _failing(kind: FaultKind) -> Response:
    status = int(kind[:3])
    return Problem(status, _CODES[status], "An ordered fault.").response()
