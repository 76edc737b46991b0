"""The options a person may give the embedded registry. It knows their form; what they do is others' business."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backends.fake.fault_orders import FaultOrder, read_orders
from backends.fake.latency import Latency
from backends.fake.notices import Notice, NoticeKind, printable


@dataclass(frozen=True, slots=True)
class Options:
    """`latency`: instant, office or slow. `faults`: a list of orders, as `faults` describes it.

    `retired`: ids of platforms that left although the list has them, with commas between.
    """

    latency: Latency = Latency.OFFICE
    faults: tuple[FaultOrder, ...] = ()
    retired: frozenset[str] = frozenset()


def read_options(given: Mapping[str, str]) -> tuple[Options, tuple[Notice, ...]]:
    """Read options; what is not understood is left out and told, for no answer is worth a refusal to start."""
    notices: list[Notice] = []
    latency = Latency.OFFICE
    word = given.get("latency", latency).strip().lower()
    if word in set(Latency):
        latency = Latency(word)
    else:
        notices.append(Notice(NoticeKind.OPTION_IGNORED, "latency", printable(word)))
    orders, ignored = read_orders(given.get("faults", ""))
    unknown = (
        Notice(NoticeKind.OPTION_IGNORED, "options", printable(name))
        for name in given
        if name not in {"latency", "faults", "retired"}
    )
    retired = frozenset(filter(None, (one.strip() for one in given.get("retired", "").split(","))))
    return Options(latency, orders, retired), (*notices, *ignored, *unknown)
