"""The entries of the selection's list: companies with their platforms, made as they are looked at. It draws nothing.

A list of thousands shows thirty of them, so a key makes those and counts the rest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload

from agent_console.backend import PlatformId
from agent_console.call.services.unbind import Family, Row, Rows

Key = tuple[str, str]
"""Names an entry for as long as the list of platforms lives, whatever is filtered."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the list: a company, or one of its platforms (`row`)."""

    family: Family
    row: Row | None = None

    @property
    def key(self) -> Key:
        """What names it."""
        return ("family", self.family.id) if self.row is None else ("platform", self.row.platform.id)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The platforms it stands for; a company stands for all of its own, filtered or not."""
        return self.family.rows if self.row is None else (self.row,)


class Listing:
    """Every company with its platforms behind it, in the order of the list, each at a place counted from 0."""

    def __init__(self, rows: Rows) -> None:
        self.families = rows.families
        self._heads: dict[str, int] = {}
        self._platforms: dict[str, int] = {}
        self._family_at: list[int] = []
        self._head_at: list[int] = []
        for number, family in enumerate(self.families):
            head = self._heads[family.id] = len(self._head_at)
            self._platforms |= {row.platform.id: place for place, row in enumerate(family.rows, head + 1)}
            self._family_at += [number] * (1 + len(family.rows))
            self._head_at += [head] * (1 + len(family.rows))

    def __len__(self) -> int:
        return len(self._head_at)

    def place_of(self, key: Key) -> int | None:
        """Find what a key names; None where it is not in the list."""
        kind, name = key
        return (self._heads if kind == "family" else self._platforms).get(name)

    def is_head(self, place: int) -> bool:
        """Whether a company stands at a place."""
        return self._head_at[place] == place

    def family_at(self, place: int) -> Family:
        """Give the company a place belongs to."""
        return self.families[self._family_at[place]]

    def at(self, place: int) -> Entry:
        """Make the entry of a place."""
        family, behind = self.family_at(place), place - self._head_at[place]
        return Entry(family, family.rows[behind - 1] if behind else None)

    def all(self) -> Entries:
        """Show everything."""
        return Entries(self, range(len(self)))

    def only(self, shown: Iterable[PlatformId]) -> Entries:
        """Show some platforms, each below its company; what is not in the list is passed over."""
        places = {place for place in map(self._platforms.get, shown) if place is not None}
        return Entries(self, sorted(places.union(map(self._head_at.__getitem__, places))))


class Entries(Sequence[Entry]):
    """What is shown of a listing; an entry is made when it is asked for."""

    def __init__(self, listing: Listing, places: Sequence[int]) -> None:
        self._listing, self._places = listing, places

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, index: int) -> Entry: ...

    @overload
    def __getitem__(self, index: slice) -> tuple[Entry, ...]: ...

    def __getitem__(self, index: int | slice) -> Entry | tuple[Entry, ...]:
        if isinstance(index, slice):
            return tuple(map(self._listing.at, self._places[index]))
        return self._listing.at(self._places[index])

    def place_of(self, key: Key | None) -> int:
        """Find an entry; the first stands in for one that is not shown."""
        wanted = self._listing.place_of(key) if key else None
        if wanted is None:
            return 0
        place = bisect_left(self._places, wanted)
        return place if place < len(self._places) and self._places[place] == wanted else 0

    @cached_property
    def families(self) -> tuple[Family, ...]:
        """The companies shown."""
        listing = self._listing
        if len(self._places) == len(listing):
            return listing.families
        return tuple(map(listing.family_at, filter(listing.is_head, self._places)))

    def rows(self) -> Iterator[Row]:
        """Go through the platforms shown."""
        return (entry.row for entry in map(self._listing.at, self._places) if entry.row is not None)


def listing_of(rows: Rows) -> Listing:
    """List rows; once, because every part of a page asks for it."""
    return rows.once(Listing, lambda: Listing(rows))


def entries_of(rows: Rows, shown: Iterable[PlatformId] | None = None) -> Entries:
    """List companies with their platforms, in the order of the list; with `shown` those platforms alone."""
    listing = listing_of(rows)
    return listing.all() if shown is None else listing.only(shown)
