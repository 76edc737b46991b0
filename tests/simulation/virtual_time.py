"""An event loop whose time goes by when nothing else happens: a month of waiting takes no longer than what is done."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from typing import Any, TypeVar

from tests.support_call import NOW
from tests.support_desk import TestClock

T = TypeVar("T")


class _Skipping(selectors.DefaultSelector):
    """Waits for nobody: where the loop would wait, the time is simply later."""

    def __init__(self) -> None:
        super().__init__()
        self.gone = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if not ready:
            assert timeout is not None, "everybody waits, and nothing will ever happen"
            self.gone += max(timeout, 0.0)
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """Begins at zero."""

    def __init__(self) -> None:
        self._skipping = _Skipping()
        super().__init__(self._skipping)

    def time(self) -> float:
        return self._skipping.gone

    def run_in_executor(self, executor: object, func: Callable[..., T], *args: Any) -> asyncio.Future[T]:  # type: ignore[override]
        """Do at once what a thread would do: how long one takes is not the loop's to say."""
        done: asyncio.Future[T] = self.create_future()
        try:
            done.set_result(func(*args))
        except Exception as error:
            done.set_exception(error)
        return done


def run_virtually(work: Coroutine[Any, Any, T]) -> T:
    """Run one coroutine to its end, on a loop of its own."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(work)


class LoopClock(TestClock):
    """Tells the loop's time as an instant. What somebody takes for granted has gone by is waited for afterwards."""

    def __init__(self, start: datetime = NOW) -> None:
        self._start = start
        self._owed = 0.0

    @property
    def now(self) -> datetime:
        return self._start + timedelta(seconds=asyncio.get_running_loop().time())

    @now.setter
    def now(self, instant: datetime) -> None:
        raise AssertionError("this time is nobody's to set")

    def forward(self, **by: float) -> None:
        self._owed += timedelta(**by).total_seconds()

    async def catch_up(self, more: float = 0.0) -> None:
        """Wait for what is owed, and some seconds more."""
        owed, self._owed = self._owed, 0.0
        await asyncio.sleep(owed + more)
