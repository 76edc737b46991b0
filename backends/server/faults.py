"""Faults that can be ordered: what goes wrong with which request. It knows the language, not how a fault is played.

An order is `operation:kind`, with `=seconds`, `@nth` or `%percent` behind it:

    readQueryJob:reset-before           every poll is cut off before it is read
    createUnbindRequest:reset-after@2   the second filing takes effect, its answer never comes
    *:latency=2.5                       everything takes two and a half seconds longer
    sendCode:503%30                     three in ten are refused as overloaded

Operations go by their operationId; `*` is all of them, and `token` the giving of tokens.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from backends.wire.operations import OPERATIONS

TOKEN: Final = "token"
NAMES: Final = frozenset({"*", TOKEN, *(operation.name for operation in OPERATIONS)})


class FaultKind(StrEnum):
    """What goes wrong. "Before" means that nothing took effect, "after" that it did."""

    LATENCY = "latency"
    """The answer comes `=seconds` later (6)."""
    RESET_BEFORE = "reset-before"
    """The connection is reset before the request is looked at."""
    RESET_AFTER = "reset-after"
    """The request takes effect, then the connection is reset."""
    BUSY = "429"
    """429 with `Retry-After`, `=seconds` (5)."""
    BUSY_SILENT = "429-silent"
    """429 without it."""
    INTERNAL = "500"
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    TIMEOUT = "504"
    """These four before; each with `-after` as well."""
    INTERNAL_AFTER = "500-after"
    BAD_GATEWAY_AFTER = "502-after"
    UNAVAILABLE_AFTER = "503-after"
    TIMEOUT_AFTER = "504-after"
    CUT_OFF = "cut-off"
    """The connection ends in the middle of the answer."""
    TRUNCATED = "truncated"
    """Half of the JSON, as if it were all."""
    WRONG_JSON = "wrong-json"
    """No JSON at all, under JSON's name."""
    WRONG_TYPE = "wrong-type"
    """A page of HTML with status 200, as some gateways give."""
    WRONG_SCHEMA = "wrong-schema"
    """JSON that is not what was promised."""
    DRIP = "drip"
    """The answer comes byte by byte, `=seconds` apart (0.2)."""
    DUPLICATE = "duplicate"
    """The request is delivered twice, and the second answer goes out."""
    CLOCK_SKEW = "clock-skew"
    """The server's `Date` is `=seconds` ahead (3600)."""


SECONDS: Final = {
    FaultKind.LATENCY: 6.0,
    FaultKind.BUSY: 5.0,
    FaultKind.DRIP: 0.2,
    FaultKind.CLOCK_SKEW: 3600.0,
}

_ORDER: Final = re.compile(
    r"(\*|[A-Za-z_]+):([0-9a-z-]+?)(?:=(-?\d{1,6}(?:\.\d{1,3})?))?(?:@(\d{1,6}))?(?:%(\d{1,3}))?", re.ASCII
)


@dataclass(frozen=True, slots=True)
class FaultOrder:
    """One order: only the `nth` request (from 1), only `percent` of the requests."""

    operation: str
    kind: FaultKind
    seconds: float | None = None
    nth: int | None = None
    percent: int = 100

    @property
    def told_seconds(self) -> float:
        """The seconds of the order, or the usual ones of its kind."""
        return SECONDS.get(self.kind, 0.0) if self.seconds is None else self.seconds


def read_order(text: str) -> FaultOrder:
    """Read one order.

    Raises:
        ValueError: It is none; operation or kind is not known.
    """
    found = _ORDER.fullmatch(text.strip())
    if found is None or found[1] not in NAMES or found[2] not in set(FaultKind):
        raise ValueError("no order of a fault")
    return FaultOrder(
        operation=found[1],
        kind=FaultKind(found[2]),
        seconds=float(found[3]) if found[3] else None,
        nth=int(found[4]) if found[4] else None,
        percent=int(found[5] or 100),
    )


def read_orders(text: str) -> tuple[FaultOrder, ...]:
    """Read a list of orders with commas between them.

    Raises:
        ValueError: One of them is none.
    """
    return tuple(read_order(part) for part in text.split(",") if part.strip())


class Faults:
    """Decides which request is struck. `orders` may be changed at any time.

    Args:
        orders: What goes wrong.
        seed: What draws depend on, beside the operation and how often it was asked.
    """

    def __init__(self, orders: tuple[FaultOrder, ...] = (), seed: int = 1) -> None:
        self.orders = orders
        self.calls: Counter[str] = Counter()
        self._seed = seed

    def order(self, *texts: str) -> None:
        """Set what goes wrong from now on, and begin to count anew; nothing ends all faults."""
        self.orders = tuple(order for text in texts for order in read_orders(text))
        self.calls.clear()

    def strike(self, operation: str) -> FaultOrder | None:
        """Count one request and tell what goes wrong with it."""
        self.calls[operation] += 1
        call = self.calls[operation]
        for index, order in enumerate(self.orders):
            if order.operation in {"*", operation} and order.nth in {None, call}:
                draw = random.Random(f"{self._seed}:{operation}:{call}:{index}")
                if draw.random() * 100 < order.percent:
                    return order
        return None
