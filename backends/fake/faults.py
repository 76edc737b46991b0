"""Faults that can be ordered: what goes wrong, when, and in which order. It knows no operation's meaning.

An order is `operation:kind`, and as many as one likes stand in a list with commas between them:

    lookup:down                 every lookup finds nobody
    submit:lost-after@2         the second submit takes effect, its answer gets lost
    send_code:unknown%30        three in ten sendings end in not knowing, done or not done
    *:slow                      everything takes seconds longer
"""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final, TypeVar

from agent_console.backend import Garbled, Refused, Sent, Unreachable
from backends.fake.draw import Draw
from backends.fake.latency import Latency, seconds_for
from backends.fake.notices import Notice, NoticeKind, printable

Answer = TypeVar("Answer")

OPERATIONS: Final = (
    "platforms",
    "number",
    "check_activation",
    "match_identity",
    "fraud_signals",
    "send_code",
    "confirm_code",
    "start_lookup",
    "lookup",
    "submit",
    "request",
    "find_requests",
    "withdraw",
    "labels",
    "correct",
    "correction",
)
"""The operations of the port, by the names of their methods."""

SLOW_SECONDS: Final = 6.0
"""As long as a read may take before the client gives up on it."""

BUSY_FOR: Final = timedelta(seconds=5)
"""When a busy registry asks to be tried again."""

REFUSED_CODE: Final = "PERMISSION_DENIED"


class FaultKind(StrEnum):
    """What goes wrong."""

    DOWN = "down"
    """Nobody answers, and nothing was sent."""
    BUSY = "busy"
    """Nobody answers now, and says when to try again."""
    LOST_BEFORE = "lost-before"
    """The question got lost on its way: nothing took effect, but the asker can not know."""
    LOST_AFTER = "lost-after"
    """The answer got lost on its way back: it took effect, but the asker can not know."""
    UNKNOWN = "unknown"
    """One of the two, drawn."""
    GARBLED = "garbled"
    """It took effect, and the answer can not be understood."""
    REFUSED = "refused"
    """Understood, and refused."""
    SLOW = "slow"
    """It takes as long as a client waits."""


_BEFORE: Final = {FaultKind.DOWN, FaultKind.BUSY, FaultKind.LOST_BEFORE, FaultKind.REFUSED}

_ORDER: Final = re.compile(r"(\*|[a-z_]+):([a-z-]+)(?:@(\d{1,6}))?(?:%(\d{1,3}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class FaultOrder:
    """One order: `operation` may be `*`; only the `nth` call (from 1), only `percent` of the calls."""

    operation: str
    kind: FaultKind
    nth: int | None = None
    percent: int = 100


def read_orders(text: str) -> tuple[tuple[FaultOrder, ...], tuple[Notice, ...]]:
    """Read a list of orders; what can not be read is left out and told."""
    orders: list[FaultOrder] = []
    notices: list[Notice] = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        order = _read_order(part)
        if order is None:
            notices.append(Notice(NoticeKind.OPTION_IGNORED, "faults", printable(part)))
        else:
            orders.append(order)
    return tuple(orders), tuple(notices)


def _read_order(part: str) -> FaultOrder | None:
    found = _ORDER.fullmatch(part)
    if found is None or found[2] not in set(FaultKind) or found[1] not in {"*", *OPERATIONS}:
        return None
    nth = int(found[3]) if found[3] else None
    return FaultOrder(found[1], FaultKind(found[2]), nth, int(found[4] or 100))


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
