"""The envelope of every answer: correlator, environment, date, and one log line. It reads no body.

It stands outermost, so that whatever happens below still goes out as `ErrorInfo` with its correlator.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from time import perf_counter
from typing import Final
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from backends.server.problems import Problem, internal, invalid, log
from backends.wire.fields import is_correlator

_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)


class Envelope:
    """Adds to every answer what every answer has.

    Args:
        app: What answers.
        clock: The instant now; `Date` is the registry's own, which clients compare with theirs.
        environment: `LIVE` or `TRAINING`.
    """

    def __init__(self, app: ASGIApp, clock: Callable[[], datetime], environment: str) -> None:
        self._app = app
        self._clock = clock
        self._environment = environment

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope).get("x-correlator", "")
        refused = not is_correlator(given)
        correlator = str(uuid4()) if refused or not given else given
        state = scope.setdefault("state", {})
        state["correlator"] = correlator
        sending = _Sending(send, lambda: self._headers(correlator, state.get("skew", timedelta())))
        began = perf_counter()
        try:
            if refused:
                await _pattern_problem().response()(scope, receive, sending)
            else:
                await self._app(scope, receive, sending)
        except Exception as error:
            last = internal(error)
            if sending.status is not None:
                # Half an answer is out: only a broken connection says that it is not whole.
                raise
            await last.response()(scope, receive, sending)
        finally:
            _note(scope, sending.status, perf_counter() - began, correlator)

    def _headers(self, correlator: str, skew: timedelta) -> dict[str, str]:
        return {
            "x-correlator": correlator,
            "X-Environment": self._environment,
            "Date": format_datetime((self._clock() + skew).astimezone(UTC), usegmt=True),
            "Cache-Control": "no-store",
        }


class _Sending:
    """Puts the headers on and remembers the status."""

    def __init__(self, send: Send, headers: Callable[[], dict[str, str]]) -> None:
        self.inner = send
        self._headers = headers
        self.status: int | None = None

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in self._headers().items():
                headers.setdefault(name, value)
        await self.inner(message)


def _pattern_problem() -> Problem:
    return invalid("x-correlator is not within its pattern.")


def _note(scope: Scope, status: int | None, seconds: float, correlator: str) -> None:
    """Write one line: which operation, how it ended, how long it took. Paths, bodies and addresses stay out.

    A correlator is the client's text; only one that is a UUID can hold nothing else.
    """
    state = scope["state"]
    log.info(
        "%s %s %s %.0fms %s",
        state.get("operation", "-"),
        status if status is not None else "broken",
        state.get("client", "-"),
        seconds * 1000,
        correlator if _UUID.fullmatch(correlator) else "-",
    )
