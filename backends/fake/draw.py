"""Draws by keyed hash: it knows how a value follows from a seed and a subject, not what the value means."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from hashlib import blake2b
from typing import TypeVar

Option = TypeVar("Option")

_WORD_BYTES = 8
_WORD = 1 << (8 * _WORD_BYTES)
"""Eight bytes a draw: dividing them among a few thousand choices prefers none that anyone could notice."""


class Draw:
    """Everything drawn about one subject. The same seed, subject and name give the same value, in any order.

    A table would have to hold every number; a generator would have to be asked in the same order each time.

    Args:
        seed: The run's seed; another seed is another world.
        subject: What the draws are about, such as a number's digits.
    """

    __slots__ = ("_key", "_subject")

    def __init__(self, seed: int, subject: str) -> None:
        self._key = seed.to_bytes(16, "big", signed=True)
        self._subject = subject

    def _bytes(self, what: tuple[object, ...], size: int) -> bytes:
        return blake2b(self._text(what), digest_size=size, key=self._key).digest()

    def _text(self, what: tuple[object, ...]) -> bytes:
        # The unit separator keeps ("a", "bc") and ("ab", "c") apart.
        return "\x1f".join((self._subject, *map(str, what))).encode()

    def below(self, limit: int, *what: object) -> int:
        """Draw a whole number from 0 up to, not with, the limit."""
        return int.from_bytes(self._bytes(what, _WORD_BYTES), "big") % limit

    def fraction(self, *what: object) -> float:
        """Draw a number from 0 up to, not with, 1."""
        return int.from_bytes(self._bytes(what, _WORD_BYTES), "big") / _WORD

    def fractions(self, subjects: Sequence[str], *what: object) -> list[float]:
        """Draw `fraction(*what, subject)` for each of many subjects; what they share is hashed once."""
        shared = blake2b(self._text((*what, "")), digest_size=_WORD_BYTES, key=self._key)
        values = []
        for subject in subjects:
            hashed = shared.copy()
            hashed.update(subject.encode())
            values.append(int.from_bytes(hashed.digest(), "big") / _WORD)
        return values

    def percent(self, share: float, *what: object) -> bool:
        """Draw yes in this share of cases, 0 to 100."""
        return self.fraction(*what) * 100 < share

    def choice(self, options: Sequence[Option], *what: object) -> Option:
        """Draw one of the options."""
        return options[self.below(len(options), *what)]

    def day(self, first: date, last: date, *what: object) -> date:
        """Draw a day from the first to the last, both included; the first when they are out of order."""
        return first + timedelta(days=self.below(max((last - first).days, 0) + 1, *what))

    def token(self, *what: object, size: int = 10) -> str:
        """Draw an opaque name of twice as many hexadecimal digits as `size`."""
        return self._bytes(what, size).hex()


def latest_turn(today: date, anchor: date, phase: int, length: int) -> date:
    """Give the last day up to today on which a cycle began anew.

    Args:
        today: The day it is.
        anchor: The day cycles are counted from.
        phase: How many days after the anchor this cycle turns, below `length`.
        length: Days from one turn to the next.
    """
    return today - timedelta(days=((today - anchor).days - phase) % length)
