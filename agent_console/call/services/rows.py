"""One platform of the list as it stands on a call, and all of them. What stands how, and why, is decided elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TypeVar, cast

from agent_console.backend import Bilingual, OrderItem, Platform, PlatformId

T = TypeVar("T")


class Standing(StrEnum):
    """How a row stands. The first two can be ticked, the others never."""

    PREVIOUS_HOLDER = "PREVIOUS_HOLDER"
    PLATFORM_CHECKS = "PLATFORM_CHECKS"
    LOCKED_OWN = "LOCKED_OWN"
    UNDER_WAY = "UNDER_WAY"
    """The registry holds an open request for it, filed here or elsewhere."""
    SELF_SERVICE = "SELF_SERVICE"
    NOT_SUPPORTED = "NOT_SUPPORTED"


TICKABLE = frozenset({Standing.PREVIOUS_HOLDER, Standing.PLATFORM_CHECKS})
"""What was not found stays tickable: a refused tick would tell what an earlier holder did not use (PIPL §6)."""


@dataclass(frozen=True, slots=True)
class Row:
    """One platform of the selection; `items` is what a tick would send, empty where it cannot be ticked.

    Attributes:
        open_request: The registry's number of the request under way, where that is why the row has no box.
    """

    platform: Platform
    standing: Standing
    items: tuple[OrderItem, ...] = ()
    own_since: date | None = None
    keeps_own: bool = False
    open_request: str | None = None

    @property
    def tickable(self) -> bool:
        """Whether the row has a box."""
        return self.standing in TICKABLE


@dataclass(frozen=True, slots=True)
class Family:
    """A company and its rows, in the order of the list."""

    id: str
    name: Bilingual
    rows: tuple[Row, ...]


class Rows(tuple[Row, ...]):
    """Rows in the order of the list. What is asked of all of them is worked out once, on first use.

    A page asks after every key, and of a list of thousands that would be what a key costs.
    """

    @cached_property
    def places(self) -> Mapping[PlatformId, int]:
        """Where each platform stands, counted from 0."""
        return {row.platform.id: place for place, row in enumerate(self)}

    @cached_property
    def tickable(self) -> frozenset[PlatformId]:
        """Every platform that has a box."""
        return frozenset(row.platform.id for row in self if row.tickable)

    @cached_property
    def standings(self) -> Mapping[Standing, frozenset[PlatformId]]:
        """The platforms that stand in each way."""
        found: dict[Standing, set[PlatformId]] = {one: set() for one in Standing}
        for row in self:
            found[row.standing].add(row.platform.id)
        return {standing: frozenset(ids) for standing, ids in found.items()}

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """The rows by company, both in the order of the list."""
        grouped: dict[str, list[Row]] = {}
        for row in self:
            grouped.setdefault(row.platform.family_id, []).append(row)
        return tuple(
            Family(id_, group[0].platform.family_name, tuple(group)) for id_, group in grouped.items()
        )

    @cached_property
    def kept_own(self) -> tuple[Row, ...]:
        """Rows on which the caller's own binding stays as it is."""
        return tuple(row for row in self if row.standing is Standing.LOCKED_OWN or row.keeps_own)

    def once(self, what: Hashable, make: Callable[[], T]) -> T:
        """Give what somebody makes of these rows, made the first time it is asked for."""
        if what not in self._made:
            self._made[what] = make()
        return cast(T, self._made[what])

    @cached_property
    def _made(self) -> dict[Hashable, object]:
        return {}

    def chosen(self, ticked: frozenset[PlatformId]) -> Rows:
        """The ticked rows that can be ticked now; a row that locked meanwhile falls out."""
        return Rows(self[place] for place in sorted(self.places[one] for one in ticked & self.tickable))
