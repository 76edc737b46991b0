"""Finding a platform by a few letters: it knows ranks and order, not where the list comes from.

The list may be a carrier's own: a platform the catalogue does not know is found by its names all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from agent_console.backend import Bilingual, Platform, PlatformId
from agent_console.catalogue.readings import Readings, fold_pinyin, squash
from agent_console.catalogue.term import Query, Rank, Term, make_query, make_term

MAX_QUERY = 60
"""Longer than any name of ours; what is pasted by mistake is cut here and finds nothing."""

_RankOf = Callable[[Term, Query], Rank | None]


@dataclass(frozen=True, slots=True)
class _Entry:
    id: PlatformId
    family_id: str
    terms: tuple[Term, ...]


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
        families = {platform.family_id: platform.family_name for platform in listed}
        self._families = {family_id: _terms(_both(name), readings) for family_id, name in families.items()}
        self._entries = tuple(
            _Entry(
                platform.id,
                platform.family_id,
                _terms((*_both(platform.name), *aliases.get(platform.id, ())), readings),
            )
            for platform in listed
        )

    def find(self, text: str) -> tuple[PlatformId, ...]:
        """Find platforms, the best first: exact name, name starts with, number, initials, pinyin, family.

        Full-width and upper-case letters count as their twins. Platforms of equal rank keep the order of the
        list. Only when nothing is found so are names looked into and rare readings tried. An empty query, or
        one of punctuation alone, finds them all.
        """
        query = _query(text)
        if query is None:
            return tuple(entry.id for entry in self._entries)
        found = self._ranked(query, Term.rank) or self._ranked(query, Term.weak_rank)
        return tuple(platform_id for _, _, platform_id in sorted(found))

    def find_families(self, text: str) -> tuple[str, ...]:
        """Find companies by their names, the best first; an empty query finds them all."""
        query = _query(text)
        if query is None:
            return tuple(self._families)
        ranks = self._family_ranks(query, Term.rank) or self._family_ranks(query, Term.weak_rank)
        return tuple(sorted(ranks, key=lambda family_id: ranks[family_id]))

    def led_by(self, text: str) -> str | None:
        """Name the company whose name alone made the best hit of `find`; None where a platform's own name did."""
        query = _query(text)
        if query is None:
            return None
        found = self._ranked(query, Term.rank) or self._ranked(query, Term.weak_rank)
        rank, place, _ = min(found, default=(None, 0, None))
        return self._entries[place].family_id if rank is Rank.FAMILY else None

    def _ranked(self, query: Query, rank_of: _RankOf) -> list[tuple[Rank, int, PlatformId]]:
        families = self._family_ranks(query, rank_of)
        found = []
        for place, entry in enumerate(self._entries):
            by_family = Rank.FAMILY if entry.family_id in families else None
            ranks = [rank for rank in (_best(entry.terms, query, rank_of), by_family) if rank is not None]
            if ranks:
                found.append((min(ranks), place, entry.id))
        return found

    def _family_ranks(self, query: Query, rank_of: _RankOf) -> dict[str, Rank]:
        ranks = ((family_id, _best(terms, query, rank_of)) for family_id, terms in self._families.items())
        return {family_id: rank for family_id, rank in ranks if rank is not None}


def _query(text: str) -> Query | None:
    squashed = squash(text[:MAX_QUERY])
    return make_query(squashed, fold_pinyin(squashed)) if squashed else None


def _best(terms: tuple[Term, ...], query: Query, rank_of: _RankOf) -> Rank | None:
    best = None
    for term in terms:
        rank = rank_of(term, query)
        if rank is not None and (best is None or rank < best):
            best = rank
    return best


def _both(name: Bilingual) -> tuple[str, ...]:
    return (name.zh,) if name.zh == name.en else (name.zh, name.en)


def _terms(names: Iterable[str], readings: Readings) -> tuple[Term, ...]:
    return tuple(term for name in names if (term := make_term(name, readings)) is not None)
