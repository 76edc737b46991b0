"""What goes wrong in a scenario, as its file orders it: of the registry, of the caller's phone. It makes nothing wrong.

A list with commas between: `latency:slow`, `phone:silent@1`, `phone:late`, `retired:dida` (a platform that left, though
the list has it), and everything `docs/operations.md` says the embedded registry can be ordered to do
(`submit:lost-after@1`, `lookup:down`). That the line drops stands at a reply.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

PHONE_TAKES: Final = timedelta(seconds=5)
"""From the sending of a text message to the phone, on a good day."""

LATE_TAKES: Final = timedelta(seconds=40)
"""On a bad one: within the minute an agent has to wait, beyond the half in which another code may be sent."""

_ORDER: Final = re.compile(r"(\*|[a-z_]+):([a-z-]+)(?:@(\d{1,6}))?(?:%(\d{1,3}))?", re.ASCII)
_RETIRED: Final = re.compile(r"retired:([a-z0-9][a-z0-9-]{0,39})", re.ASCII)
_PACES: Final = frozenset({"instant", "office", "slow"})


@dataclass(frozen=True, slots=True)
class PhoneFaults:
    """How text messages get to the caller's phone. `lost` counts codes from 1; `all_lost` loses every one."""

    takes: timedelta = PHONE_TAKES
    lost: frozenset[int] = frozenset()
    all_lost: bool = False

    def loses(self, nth: int) -> bool:
        """Whether the nth message, from 1, never arrives."""
        return self.all_lost or nth in self.lost


@dataclass(frozen=True, slots=True)
class ScenarioFaults:
    """What goes wrong: the registry's pace and orders as its options take them, and what the phone does.

    `retired` are the platforms that left since the list was made: it is stale.
    """

    latency: str = "office"
    registry: str = ""
    phone: PhoneFaults = PhoneFaults()
    retired: frozenset[str] = frozenset()


def read_faults(text: str) -> ScenarioFaults:
    """Read the faults of a scenario.

    Raises:
        ValueError: Something in it is no order; it names it.
    """
    parts = [part for part in (part.strip() for part in text.split(",")) if part]
    retired = frozenset(found[1] for part in parts if (found := _RETIRED.fullmatch(part)))
    orders = [part for part in parts if not _RETIRED.fullmatch(part)]
    latency, lost, registry = "office", set[int](), list[str]()
    takes, all_lost = PHONE_TAKES, False
    for order in orders:
        found = _ORDER.fullmatch(order)
        match found and found.group(1, 2, 3, 4):
            case ("latency", word, None, None) if word in _PACES:
                latency = word
            case ("phone", "late", None, None):
                takes = LATE_TAKES
            case ("phone", "silent", None, None):
                all_lost = True
            case ("phone", "silent", str(nth), None):
                lost.add(int(nth))
            case None | ("latency" | "phone" | "retired", *_):
                raise ValueError(order)
            case _:
                registry.append(order)
    phone = PhoneFaults(takes, frozenset(lost), all_lost)
    return ScenarioFaults(latency, _listed(registry), phone, retired)


def _listed(orders: Iterable[str]) -> str:
    return ",".join(orders)
