"""Things to choose from, each with a number that is typed. 8 sends, everywhere, so it is never one of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, islice
from typing import TypeVar

T = TypeVar("T")

SENDS = 8


def numbers() -> Iterator[str]:
    """Give the numbers there are, in their order."""
    return (str(one) for one in count(1) if one != SENDS)


def chosen(things: Sequence[T], typed: str) -> T | None:
    """Return the thing a number stands for, or None where it stands for none."""
    return dict(zip(numbers(), things, strict=False)).get(typed)


def all_chosen(things: Sequence[T], typed: str) -> tuple[T, ...] | None:
    """Return what several numbers stand for, `*` for all of it; None where one of them stands for nothing."""
    if typed == "*":
        return tuple(things)
    found = dict(zip(numbers(), things, strict=False))
    words = typed.replace("，", " ").replace(",", " ").split()
    return tuple(found[one] for one in words) if words and all(one in found for one in words) else None


def listed(things: Sequence[T]) -> tuple[tuple[str, T], ...]:
    """Give each thing with its number."""
    return tuple(zip(islice(numbers(), len(things)), things, strict=True))
