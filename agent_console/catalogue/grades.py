"""How well a thing is known and since when. It knows grades and months, not what is known."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

Value_co = TypeVar("Value_co", covariant=True)


class Grade(StrEnum):
    """How good the source of a fact is."""

    A = "A"
    """Official text."""
    B = "B"
    """A named news medium."""
    C = "C"
    """A how-to page."""
    D = "D"
    """Public API documentation."""


@dataclass(frozen=True, slots=True)
class Known(Generic[Value_co]):
    """One thing known of a platform or firm: a number, a yes or no, a text.

    `as_of` is the month (`YYYY-MM`) its source was last looked at. What is made up for our fictional platforms
    has no grade.
    """

    value: Value_co
    grade: Grade | None
    as_of: str
