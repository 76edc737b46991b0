"""What goes wrong as it was ordered: which call is struck, how long it takes, how it breaks. It reads no order."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final, TypeVar

from agent_console.backend import Garbled, Refused, Sent, Unreachable
from backends.fake.draw import Draw
from backends.fake.fault_orders import FaultKind, FaultOrder
from backends.fake.latency import Latency, seconds_for

Answer = TypeVar("Answer")

SLOW_SECONDS: Final = 6.0
"""As long as a read may take before the client gives up on it."""

BUSY_FOR: Final = timedelta(seconds=5)
"""When a busy registry asks to be tried again."""

REFUSED_CODE: Final = "PERMISSION_DENIED"

_BEFORE: Final = {FaultKind.DOWN, FaultKind.BUSY, FaultKind.LOST_BEFORE, FaultKind.REFUSED}


class Faults:
    """Stands between the port and the registry. `orders` and `latency` may be changed at any time.

    Args:
        seed: What draws depend on, beside the operation and how often it was called.
        latency: How fast answers come.
        orders: What goes wrong.
        sleep: Waits a number of seconds.
    """

    def __init__(
        self,
        seed: int,
        latency: Latency = Latency.OFFICE,
        orders: tuple[FaultOrder, ...] = (),
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.latency = latency
        self.orders = orders
        self._draw = Draw(seed, "faults")
        self._sleep = sleep
        self._calls: Counter[str] = Counter()

    async def around(self, operation: str, act: Callable[[], Answer]) -> Answer:
        """Do one operation as ordered.

        Raises:
            BackendError: As ordered, or whatever `act` raises.
        """
        self._calls[operation] += 1
        call = self._calls[operation]
        kind = self._kind(operation, call)
        await self._wait(operation, call, kind)
        if kind in _BEFORE:
            raise _error(kind)
        answer = act()
        if kind in {FaultKind.LOST_AFTER, FaultKind.GARBLED}:
            raise _error(kind)
        return answer

    def is_down(self, operation: str) -> bool:
        """Tell whether every call of an operation would fail before it is tried."""
        return any(
            order.operation in {"*", operation}
            and order.nth is None
            and order.percent >= 100
            and order.kind in _BEFORE
            for order in self.orders
        )

    def _kind(self, operation: str, call: int) -> FaultKind | None:
        for index, order in enumerate(self.orders):
            if order.operation in {"*", operation} and order.nth in {None, call}:
                if not self._draw.percent(order.percent, "struck", operation, call, index):
                    continue
                return self._settled(order.kind, operation, call)
        return None

    def _settled(self, kind: FaultKind, operation: str, call: int) -> FaultKind:
        if kind is not FaultKind.UNKNOWN:
            return kind
        done = self._draw.percent(50, "done all the same", operation, call)
        return FaultKind.LOST_AFTER if done else FaultKind.LOST_BEFORE

    async def _wait(self, operation: str, call: int, kind: FaultKind | None) -> None:
        seconds = seconds_for(self.latency, self._draw, operation, call)
        if kind is FaultKind.SLOW:
            seconds += SLOW_SECONDS
        if seconds > 0:
            await self._sleep(seconds)


def _error(kind: FaultKind) -> Exception:
    if kind is FaultKind.DOWN:
        return Unreachable(Sent.NO)
    if kind is FaultKind.BUSY:
        return Unreachable(Sent.NO, BUSY_FOR)
    if kind is FaultKind.REFUSED:
        return Refused(REFUSED_CODE)
    if kind is FaultKind.GARBLED:
        return Garbled()
    return Unreachable(Sent.MAYBE)
