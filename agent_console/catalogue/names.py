"""Finding things by their names: it knows ranks and order, not what the things are.

The search of platforms stands on it; so may any list whose entries have Chinese or English names.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import cached_property
from heapq import merge
from operator import itemgetter
from typing import Generic, TypeVar

from agent_console.catalogue.readings import Readings, fold_pinyin, squash
from agent_console.catalogue.term import Query, Rank, Term, make_query, make_term

MAX_QUERY = 60
"""Longer than any name of ours; what is pasted by mistake is cut here and finds nothing."""

Key = TypeVar("Key", bound=Hashable)

RankOf = Callable[[Term, Query], Rank | None]


class NameIndex(Generic[Key]):
    """An index over things with names. It never changes; a new list takes a new index."""

    def __init__(self, named: Iterable[tuple[Key, Iterable[str]]], readings: Readings) -> None:
        """Keep the names; they are read at the first question, so that a start does not wait for it.

        Args:
            named: Each thing's key with its names, in the order things of equal rank are found in.
            readings: How Chinese names sound.
        """
        self._named = tuple((key, tuple(names)) for key, names in named)
        self._readings = readings

    @cached_property
    def _terms(self) -> dict[Key, tuple[Term, ...]]:
        return {
            key: tuple(term for name in names if (term := make_term(name, self._readings)) is not None)
            for key, names in self._named
        }

    @cached_property
    def _by_beginning(self) -> dict[str, list[_Named[Key]]]:
        """The names by every character a query may begin with that begins them, and by every number in them."""
        found: dict[str, list[_Named[Key]]] = {}
        for named in self._every():
            for beginning in named[-1].beginnings():
                found.setdefault(beginning, []).append(named)
        return found

    def read(self) -> None:
        """Read the names now, so that the first question does not wait for it."""
        _ = self._by_beginning

    @property
    def keys(self) -> tuple[Key, ...]:
        """Every thing, in the order it was given."""
        return tuple(key for key, _ in self._named)

    def find(self, text: str) -> tuple[Key, ...]:
        """Find things, the best first; an empty query, or one of punctuation alone, finds them all.

        Only when nothing is found so are names looked into and rare readings tried.
        """
        query = read_query(text)
        if query is None:
            return self.keys
        ranks = self.ranks(query) or self.weak_ranks(query)
        return tuple(sorted(ranks, key=lambda key: ranks[key]))

    def ranks(self, query: Query) -> dict[Key, Rank]:
        """Give the best rank of everything whose name the query begins, in the order of the list."""
        beginnings = {query.name[0], query.pinyin[:1], query.number} - {""}
        lists = [self._by_beginning.get(one, []) for one in beginnings]
        # By their places: what is met in two ways stands twice, and the better counts.
        return _best(merge(*lists, key=itemgetter(0)), query, Term.rank)

    def weak_ranks(self, query: Query) -> dict[Key, Rank]:
        """Give the same of what the query meets further in, or by a rare reading."""
        return _best(self._every(), query, Term.weak_rank)

    def _every(self) -> Iterator[_Named[Key]]:
        of_names = enumerate(self._terms.items())
        return ((place, key, term) for place, (key, terms) in of_names for term in terms)


_Named = tuple[int, Key, Term]
"""The place of a thing in its list, the thing, and one of its names."""


def _best(named: Iterable[_Named[Key]], query: Query, rank_of: RankOf) -> dict[Key, Rank]:
    ranks: dict[Key, Rank] = {}
    for _, key, term in named:
        rank = rank_of(term, query)
        if rank is not None and rank < ranks.get(key, _NONE):
            ranks[key] = rank
    return ranks


_NONE = max(Rank) + 1


def read_query(text: str) -> Query | None:
    """Fold what was typed; None where nothing of it can be looked for."""
    squashed = squash(text[:MAX_QUERY])
    return make_query(squashed, fold_pinyin(squashed)) if squashed else None
