"""Looks whether a line that went down is back, so that it opens by itself and not at the next question."""

from __future__ import annotations

import asyncio
from typing import Final

from backends.http.asking import look
from backends.http.breaker import BreakerState
from backends.http.caller import Caller
from backends.http.errors import CarrierError

_LEAST: Final = 0.05
"""Seconds; a look that had to give way to somebody's question comes again a moment later."""


class Watch:
    """Asks for one platform whenever the breaker lets it, until the carrier answers. Runs only while it is down."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._task: asyncio.Task[None] | None = None
        self._closed = False
        caller.on_down = self.begin

    def begin(self) -> None:
        """Begin to look; once is enough."""
        if not self._closed and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._look_until_back())

    async def aclose(self) -> None:
        """Stop looking; callable twice."""
        self._closed = True
        task, self._task = self._task, None
        if task is None or task.get_loop() is not asyncio.get_running_loop():
            return
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    async def _look_until_back(self) -> None:
        while not self._is_back():
            await self._caller.around.sleep(max(_LEAST, self._caller.breaker.seconds_until_look()))
            if self._is_back():
                return
            try:
                await self._caller.call(look())
            except CarrierError:
                continue

    def _is_back(self) -> bool:
        return self._caller.breaker.state is BreakerState.CLOSED
