"""What typed-ahead keys wait for on a page, and whether what came is what they were typed for. It knows no page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agent_console.call.stop import StopReason

STOPPED_BY_ITSELF = frozenset(
    {
        StopReason.NOT_RECYCLED,
        StopReason.CANNOT_JUDGE,
        StopReason.CANCELLED,
        StopReason.NOT_SYNCED_YET,
        StopReason.PORTED_UNSUPPORTED,
        StopReason.OTHER_CARRIER,
        StopReason.OTHER_CARRIER_MVNO,
        StopReason.FACTOR_LOCKED,
    }
)
"""What no key of the agent's leads to: whoever typed on did so for the page that would have come instead."""


def _nothing(_key: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer of the other side, or a page that is on its way.

    Attributes:
        over: Whether it came, or will not come.
        as_typed_for: Whether what came leads to where the keys were meant.
        passes: Whether a key acts on the page meanwhile.
    """

    over: Callable[[], bool]
    as_typed_for: Callable[[], bool] = lambda: True
    passes: Callable[[str], bool] = _nothing
