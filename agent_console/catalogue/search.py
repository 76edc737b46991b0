"""Finding a platform by a few letters: it knows platforms and their companies, not where the list comes from.

The list may be a carrier's own: a platform the catalogue does not know is found by its names all the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from agent_console.backend import Bilingual, Platform, PlatformId
from agent_console.catalogue.names import NameIndex, RankOf, read_query
from agent_console.catalogue.readings import Readings
from agent_console.catalogue.term import Query, Rank, Term


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
        self._families = NameIndex(
            {platform.family_id: _both(platform.family_name) for platform in listed}.items(), readings
        )
        self._platforms = NameIndex(
            ((platform.id, (*_both(platform.name), *aliases.get(platform.id, ()))) for platform in listed),
            readings,
        )

    def find(self, text: str) -> tuple[PlatformId, ...]:
        """Find platforms, the best first: exact name, name starts with, number, initials, pinyin, family.

        Full-width and upper-case letters count as their twins. Platforms of equal rank keep the order of the
        list. Only when nothing is found so are names looked into and rare readings tried. An empty query, or
        one of punctuation alone, finds them all.
        """
        query = read_query(text)
        if query is None:
            return self._platforms.keys
        ranks = self._best_ranks(query)
        return tuple(sorted(ranks, key=lambda platform_id: ranks[platform_id]))

    def find_families(self, text: str) -> tuple[str, ...]:
        """Find companies by their names, the best first; an empty query finds them all."""
        return self._families.find(text)

    def led_by(self, text: str) -> str | None:
        """Name the company whose name alone made the best hit of `find`; None where a platform's own name did."""
        query = read_query(text)
        ranks = self._best_ranks(query) if query is not None else {}
        if not ranks:
            return None
        best = min(ranks, key=lambda platform_id: ranks[platform_id])
        return self._family_of[best] if ranks[best] is Rank.FAMILY else None

    def _best_ranks(self, query: Query) -> dict[PlatformId, Rank]:
        return self._ranks(query, Term.rank) or self._ranks(query, Term.weak_rank)

    def _ranks(self, query: Query, rank_of: RankOf) -> dict[PlatformId, Rank]:
        own = self._platforms.ranks(query, rank_of)
        families = self._families.ranks(query, rank_of)
        ranks: dict[PlatformId, Rank] = {}
        for platform_id, family_id in self._family_of.items():
            met = [own[platform_id]] if platform_id in own else []
            if family_id in families:
                met.append(Rank.FAMILY)
            if met:
                ranks[platform_id] = min(met)
        return ranks


def _both(name: Bilingual) -> tuple[str, ...]:
    return (name.zh,) if name.zh == name.en else (name.zh, name.en)
