"""Finding a platform by a few letters: it knows platforms and their companies, not where the list comes from.

The list may be a carrier's own: a platform the catalogue does not know is found by its names all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from agent_console.backend import Bilingual, Platform, PlatformId
from agent_console.catalogue.names import NameIndex, read_query
from agent_console.catalogue.readings import Readings
from agent_console.catalogue.term import Query, Rank


class PlatformIndex:
    """An index over one list of platforms. It never changes; a new list takes a new index."""

    def __init__(
        self,
        platforms: Iterable[Platform],
        readings: Readings,
        aliases: Mapping[PlatformId, tuple[str, ...]] | None = None,
    ) -> None:
        """Read every name once.

        Args:
            platforms: The list as the registry serves it.
            readings: How Chinese names sound.
            aliases: Other names callers use, by platform.
        """
        listed = tuple(platforms)
        aliases = aliases or {}
        self._family_of = {platform.id: platform.family_id for platform in listed}
        self._places = {platform.id: place for place, platform in enumerate(listed)}
        self._of_family: dict[str, list[PlatformId]] = {}
        for platform in listed:
            self._of_family.setdefault(platform.family_id, []).append(platform.id)
        self._families = NameIndex(
            {platform.family_id: _both(platform.family_name) for platform in listed}.items(), readings
        )
        self._last: _Found | None = None
        self._platforms = NameIndex(
            ((platform.id, (*_both(platform.name), *aliases.get(platform.id, ()))) for platform in listed),
            readings,
        )

    def read(self) -> None:
        """Read every name now, so that the first letter somebody types does not wait for it."""
        self._families.read()
        self._platforms.read()

    def find(self, text: str) -> tuple[PlatformId, ...]:
        """Find platforms, the best first: exact name, name starts with, number, initials, pinyin, family.

        Full-width and upper-case letters count as their twins. Platforms of equal rank keep the order of the
        list. Only when nothing is found so are names looked into and rare readings tried. An empty query, or
        one of punctuation alone, finds them all.
        """
        found = self._asked_for(text).ranks
        return self._platforms.keys if found is None else tuple(sorted(found, key=found.__getitem__))

    def best(self, text: str) -> PlatformId | None:
        """Give the first platform `find` gives, or None."""
        return self._asked_for(text).best

    def find_families(self, text: str) -> tuple[str, ...]:
        """Find companies by their names, the best first; an empty query finds them all."""
        return self._families.find(text)

    def led_by(self, text: str) -> str | None:
        """Name the company whose name alone made the best hit of `find`; None where a platform's own name did."""
        found = self._asked_for(text)
        if not found.ranks or found.best is None or found.ranks[found.best] is not Rank.FAMILY:
            return None
        return self._family_of[found.best]

    def _asked_for(self, text: str) -> _Found:
        """Rank what a text finds; the last answer is kept, because a page asks several times after a key."""
        if self._last is None or self._last.text != text:
            query = read_query(text)
            ranks = self._best_ranks(query) if query is not None else None
            best = next(iter(self._family_of), None) if ranks is None else _first(ranks)
            self._last = _Found(text, ranks, best)
        return self._last

    def _best_ranks(self, query: Query) -> dict[PlatformId, Rank]:
        return self._joined(self._platforms.ranks(query), self._families.ranks(query)) or self._joined(
            self._platforms.weak_ranks(query), self._families.weak_ranks(query)
        )

    def _joined(self, own: dict[PlatformId, Rank], families: Mapping[str, Rank]) -> dict[PlatformId, Rank]:
        """Put what a company's name found to what a platform's own did, in the order of the list."""
        if not families:
            return own
        found = set(own).union(*(self._of_family[family_id] for family_id in families))
        ranks = ((one, own.get(one, Rank.FAMILY)) for one in sorted(found, key=self._places.__getitem__))
        return {
            one: min(rank, Rank.FAMILY) if self._family_of[one] in families else rank for one, rank in ranks
        }


@dataclass(frozen=True, slots=True)
class _Found:
    """What a text found: nothing is ranked where it finds everything."""

    text: str
    ranks: dict[PlatformId, Rank] | None
    best: PlatformId | None


def _first(ranks: dict[PlatformId, Rank]) -> PlatformId | None:
    return min(ranks, key=ranks.__getitem__, default=None)


def _both(name: Bilingual) -> tuple[str, ...]:
    return (name.zh,) if name.zh == name.en else (name.zh, name.en)
