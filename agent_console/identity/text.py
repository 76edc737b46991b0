"""Folding of typed text: it knows which characters mean the same when typed, not what a field expects."""

import unicodedata

_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u30fc", "-"))
"""What input methods and copied texts put where a person means a hyphen; NFKC leaves most of them alone."""

_ASCII_DIGITS = frozenset("0123456789")


def fold(text: str) -> str:
    """Fold a typed value to its half-width form and take off what cannot be seen.

    Full-width digits, letters, signs and spaces become their half-width twins (Unicode NFKC), every kind of
    dash becomes a hyphen, invisible format characters (direction marks of a copied number, zero-width spaces)
    go, and the ends are stripped. Any text has an answer.
    """
    half_width = unicodedata.normalize("NFKC", text).translate(_HYPHENS)
    visible = "".join(char for char in half_width if unicodedata.category(char) != "Cf")
    return visible.strip()


def fold_grouped(text: str) -> str:
    """Fold a typed number and take out the spaces and hyphens people group it with."""
    return "".join(char for char in fold(text) if char != "-" and not char.isspace())


def is_ascii_digits(text: str) -> bool:
    """Tell whether the text is digits 0 to 9 and nothing else; `str.isdigit` knows more digits than these."""
    return bool(text) and _ASCII_DIGITS.issuperset(text)


def count_ascii_digits(text: str) -> int:
    """Count the digits 0 to 9."""
    return sum(char in _ASCII_DIGITS for char in text)
