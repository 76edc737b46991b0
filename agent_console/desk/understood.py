"""Whether an answer of a backend can be written down and read out at all. It knows no question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import TypeVar

from agent_console.backend import Garbled
from agent_console.calendar.zone import local

T = TypeVar("T")


def understood(answer: T) -> T:
    """Give an answer on, if every instant in it names a moment and every text is one.

    Raises:
        Garbled: An instant has no time zone or lies beyond the calendar, or a text holds half a character.
    """
    try:
        for plain in _plain_values(answer):
            if isinstance(plain, datetime):
                local(plain).astimezone(UTC)
            elif isinstance(plain, str):
                plain.encode("utf-8")
    except (ValueError, OverflowError) as error:
        raise Garbled from error
    return answer


def writable(text: str) -> str:
    """Give a text as it can be stored; half a character, as a terminal may paste it, becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _plain_values(value: object) -> Iterator[object]:
    if isinstance(value, tuple):
        for one in value:
            yield from _plain_values(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _plain_values(getattr(value, field.name))
    else:
        yield value
