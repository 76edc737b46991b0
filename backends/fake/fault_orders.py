"""Faults that can be ordered, and how an order is written. It strikes nothing and knows no operation's meaning.

An order is `operation:kind`, and as many as one likes stand in a list with commas between them:

    lookup:down                 every lookup finds nobody
    submit:lost-after@2         the second submit takes effect, its answer gets lost
    send_code:unknown%30        three in ten sendings end in not knowing, done or not done
    *:slow                      everything takes seconds longer
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from backends.fake.notices import Notice, NoticeKind, printable

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


class FaultKind(StrEnum):
    """What goes wrong."""

    DOWN = "down"
    """Nobody answers, and nothing was sent."""
    BUSY = "busy"
    """Nobody answers now, and says when to try again."""
    LOST_BEFORE = "lost-before"
    """The question got lost on its way: nothing took effect, but the asker cannot know."""
    LOST_AFTER = "lost-after"
    """The answer got lost on its way back: it took effect, but the asker cannot know."""
    UNKNOWN = "unknown"
    """One of the two, drawn."""
    GARBLED = "garbled"
    """It took effect, and the answer cannot be understood."""
    REFUSED = "refused"
    """Understood, and refused."""
    SLOW = "slow"
    """It takes as long as a client waits."""


_ORDER: Final = re.compile(r"(\*|[a-z_]+):([a-z-]+)(?:@(\d{1,6}))?(?:%(\d{1,3}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class FaultOrder:
    """One order: `operation` may be `*`; only the `nth` call (from 1), only `percent` of the calls."""

    operation: str
    kind: FaultKind
    nth: int | None = None
    percent: int = 100


def read_orders(text: str) -> tuple[tuple[FaultOrder, ...], tuple[Notice, ...]]:
    """Read a list of orders; what cannot be read is left out and told."""
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
