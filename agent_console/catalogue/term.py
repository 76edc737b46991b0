"""One searchable name: it knows in which way a query meets it, not whose name it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from agent_console.catalogue.readings import HAN, Readings, Sounds, squash
from agent_console.identity.text import fold, is_ascii_digits

_PIECES = re.compile(HAN.pattern + r"|\d+|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\w")
"""Runs of Chinese, numbers, and words: `WeChat` is two of them, so that its initials are `wc`."""

_Spelling = tuple[tuple[str, ...], ...]


class Rank(IntEnum):
    """How a query meets a platform, the best first."""

    EXACT_NAME = 0
    NAME_STARTS = 1
    NUMBER = 2
    INITIALS = 3
    INITIALS_START = 4
    PINYIN = 5
    OTHER_READING = 6
    FAMILY = 7
    INSIDE = 8
    RARE_READING = 9


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, folded: as a name, as pinyin, and as a number, which is empty where it is none."""

    name: str
    pinyin: str
    letters: int
    number: str


@dataclass(frozen=True, slots=True)
class Term:
    """One name in its searchable forms; a spelling holds the readings of each of its pieces.

    `letters` has a bit for every letter of any reading: a query with another bit is turned away at once.
    """

    name: str
    initials: str
    numbers: frozenset[str]
    letters: int
    likeliest: _Spelling
    living: _Spelling
    every: _Spelling

    def rank(self, query: Query) -> Rank | None:
        """Tell how the query meets the beginning of this name, or None."""
        if self.name.startswith(query.name):
            return Rank.EXACT_NAME if self.name == query.name else Rank.NAME_STARTS
        if query.number and any(_pads(query.number, number) for number in self.numbers):
            return Rank.NUMBER
        if self.initials.startswith(query.pinyin):
            return Rank.INITIALS if self.initials == query.pinyin else Rank.INITIALS_START
        if query.letters & ~self.letters:
            return None
        if _spells(query.pinyin, self.likeliest):
            return Rank.PINYIN
        return Rank.OTHER_READING if _spells(query.pinyin, self.living) else None

    def beginnings(self) -> frozenset[str]:
        """Every character a query that meets its beginning may begin with, and every number that meets one in it."""
        readings = {reading[0] for reading in (*self.likeliest[0], *self.living[0]) if reading}
        numbers = {
            number[zeros:]
            for number in self.numbers
            for zeros in range(len(number) - len(number.lstrip("0")) + 1)
        }
        return frozenset({self.name[0], *readings, *numbers} - {""})

    def weak_rank(self, query: Query) -> Rank | None:
        """Tell how the query meets this name further in or by a rare reading, or None."""
        if query.name in self.name:
            return Rank.INSIDE
        if query.letters & ~self.letters:
            return None
        if any(_spells(query.pinyin, self.living[start:]) for start in range(1, len(self.living))):
            return Rank.INSIDE
        return Rank.RARE_READING if _spells(query.pinyin, self.every) else None


def make_term(text: str, readings: Readings) -> Term | None:
    """Make a name searchable; None for one without a letter or digit."""
    name = squash(text)
    if not name:
        return None
    sounds = tuple(_sounds(fold(text), readings))
    likeliest, living, every = zip(*map(_readings_of, sounds), strict=True)
    return Term(
        name=name,
        initials="".join(_initial(sound.likeliest) for sound in sounds),
        numbers=frozenset(sound.likeliest for sound in sounds if is_ascii_digits(sound.likeliest)),
        letters=_bits("".join(reading for piece in every for reading in piece)),
        likeliest=likeliest,
        living=living if living != likeliest else likeliest,
        every=every if every != living else living,
    )


def make_query(name: str, pinyin: str) -> Query:
    """Put a squashed query and its pinyin form together."""
    return Query(name, pinyin, _bits(pinyin), name if is_ascii_digits(name) else "")


@lru_cache(maxsize=4096)
def _readings_of(sound: Sounds) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Give the likeliest reading, those of living words, and all of them; names share their characters."""
    living = (sound.likeliest, *sound.others)
    return (sound.likeliest,), living, (*living, *sound.rare)


def _bits(letters: str) -> int:
    """Fold letters into bits; two may share one, so that a bit that is not there is what tells something."""
    bits = 0
    for letter in set(letters):
        bits |= 1 << ord(letter) % 61
    return bits


def _pads(typed: str, number: str) -> bool:
    """Tell whether a number is what was typed with zeros in front: 17 finds 017, but 058 does not find 58."""
    return number.endswith(typed) and not number.removesuffix(typed).strip("0")


def _sounds(text: str, readings: Readings) -> Iterator[Sounds]:
    for piece in _PIECES.findall(text):
        if HAN.match(piece):
            yield from readings.of(piece)
        elif squashed := squash(piece):
            yield Sounds(squashed)


def _initial(reading: str) -> str:
    return reading if is_ascii_digits(reading) else reading[0]


def _spells(query: str, pieces: _Spelling) -> bool:
    """Tell whether the query is made of beginnings of consecutive pieces, from the first on.

    `dy`, `douy`, `dyin` and `douyin` all spell 抖音. It keeps every place the query may have come to, so that
    its time grows with the name and the query and never with their combinations.
    """
    reached = {0}
    for readings in pieces:
        reached = _one_piece_on(query, reached, readings)
        if len(query) in reached:
            return True
        if not reached:
            return False
    return False


def _one_piece_on(query: str, reached: set[int], readings: tuple[str, ...]) -> set[int]:
    further: set[int] = set()
    for start in reached:
        for reading in readings:
            place = start
            for expected, typed in zip(reading, query[start:], strict=False):
                if expected != typed:
                    break
                place += 1
                further.add(place)
    return further
