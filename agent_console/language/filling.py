"""Putting words of others into sentences of ours: it knows what must not pass, and no sentence."""

from __future__ import annotations

from typing import Final

LONGEST: Final = 120
"""A row and a half of the smallest terminal: what a package says must not push our words away."""


def printable(text: str) -> str:
    """Take out what would move the cursor, colour a terminal or break a row."""
    return "".join(char if char.isprintable() else " " if char.isspace() else "?" for char in text)


def clipped(text: str) -> str:
    """Make one printable row of a text, of at most `LONGEST` characters."""
    one_line = " ".join(printable(text).split())
    return one_line if len(one_line) <= LONGEST else f"{one_line[:LONGEST]}..."


def filled(sentence: str, **values: str) -> str:
    """Fill a sentence in. Not str.format: a value may hold braces."""
    for name, value in values.items():
        sentence = sentence.replace(f"{{{name}}}", value)
    return sentence
