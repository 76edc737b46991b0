"""ID numbers: it knows which are well formed; it does not know whether such a document exists.

GB 11643: 18 characters, address (6), birth date (8), sequence (3), ISO 7064 MOD 11-2 check character. The
arithmetic is stdnum's; the rules are ours, since its own Chinese module refuses residence permits and accepts
births to come.
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from agent_console.identity.secret import Secret, mask_id_number
from agent_console.identity.text import fold_grouped

LENGTH: Final = 18
"""Characters of an ID number: 17 digits and a check character, 0 to 9 or X."""

_OLD_LENGTH: Final = 15
_CHARACTERS: Final = re.compile(r"\d+|\d{17,}X", re.ASCII)
"""X is a check value of ten and stands nowhere else; text that goes on too long is told so by its length."""

_EARLIEST_BIRTH: Final = date(1850, 1, 1)
"""Older than anyone alive: a year before this was misheard."""

_PERMIT_ADDRESSES: Final = frozenset({"810000", "820000", "830000"})
"""Residence permits of Hong Kong, Macau and Taiwan residents (State Council order, 2018)."""

_PROVINCE_CODES: Final = (
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71"
)
_PROVINCES: Final = frozenset(_PROVINCE_CODES.split())
"""GB/T 2260 codes. Only the province is checked: counties come and go, the number stays for life."""

_FOREIGNER: Final = "9"
"""First digit on foreigners' permanent residence cards since December 2023."""


class IdKind(StrEnum):
    """Which document carries the number."""

    RESIDENT_ID = "RESIDENT_ID"
    """居民身份证."""
    HK_MACAU_TAIWAN_PERMIT = "HK_MACAU_TAIWAN_PERMIT"
    """港澳台居民居住证."""
    FOREIGN_PERMANENT_RESIDENCE = "FOREIGN_PERMANENT_RESIDENCE"
    """外国人永久居留身份证, the 18-digit form."""


class IdNumberProblemKind(StrEnum):
    """Why a typed text is no ID number; the screens have the sentence for each. None of them means fraud."""

    EMPTY = "EMPTY"
    """Nothing was typed."""
    TOO_SHORT = "TOO_SHORT"
    """Fewer than 18 characters."""
    TOO_LONG = "TOO_LONG"
    """More than 18 characters."""
    OLD_15_DIGITS = "OLD_15_DIGITS"
    """The form of first-generation cards, void since 2013: ask for the 18 characters."""
    CHARACTERS = "CHARACTERS"
    """Something else than 17 digits and a digit or X."""
    CHECK_DIGIT = "CHECK_DIGIT"
    """A character was misheard: ask for the number again. No try is spent."""
    BIRTH_DATE = "BIRTH_DATE"
    """The check fits, but the birth date does not exist, lies ahead or too far back."""
    ADDRESS = "ADDRESS"
    """The check fits, but no province, permit or card begins so."""


@dataclass(frozen=True, slots=True)
class IdNumberProblem:
    """Why a text was refused and how many characters stand there now."""

    kind: IdNumberProblemKind
    characters: int


@dataclass(frozen=True, slots=True, repr=False)
class IdNumber:
    """A well-formed ID number. It prints as its mask; the way to the characters is `value.reveal()`.

    Made by `parse_id_number`, which is where the rules are.
    """

    value: Secret
    kind: IdKind
    born_on: date

    @property
    def masked(self) -> str:
        """The number as it may be shown: its first digit and 17 stars."""
        return self.value.mask

    def __str__(self) -> str:
        return self.masked

    def __repr__(self) -> str:
        return f"IdNumber({self.masked})"

    def __format__(self, format_spec: str) -> str:
        return format(self.masked, format_spec)


def parse_id_number(text: str, today: date) -> IdNumber | IdNumberProblem:
    """Read a typed ID number; full-width forms, spaces, hyphens and a small x are accepted.

    Args:
        text: What was typed.
        today: The day in China; nobody is born later.

    Returns:
        The number, or why it is none. Every text has an answer; none raises.
    """
    typed = fold_grouped(text).replace("x", "X")
    problem = _problem_of_form(typed)
    if problem is not None:
        return IdNumberProblem(problem, len(typed))
    kind, born_on = _kind_of(typed), _real_date(typed[6:14])
    if kind is None:
        return IdNumberProblem(IdNumberProblemKind.ADDRESS, LENGTH)
    if born_on is None or not _EARLIEST_BIRTH <= born_on <= today:
        return IdNumberProblem(IdNumberProblemKind.BIRTH_DATE, LENGTH)
    return IdNumber(Secret(typed, mask_id_number(typed)), kind, born_on)


def _problem_of_form(typed: str) -> IdNumberProblemKind | None:
    if not typed:
        return IdNumberProblemKind.EMPTY
    if _CHARACTERS.fullmatch(typed) is None:
        return IdNumberProblemKind.CHARACTERS
    if len(typed) == _OLD_LENGTH and _real_date(f"19{typed[6:12]}") is not None:
        return IdNumberProblemKind.OLD_15_DIGITS
    if len(typed) < LENGTH:
        return IdNumberProblemKind.TOO_SHORT
    if len(typed) > LENGTH:
        return IdNumberProblemKind.TOO_LONG
    # Late: stdnum brings in pydoc and ssl, which cost the start 20 ms.
    from stdnum.iso7064 import mod_11_2

    return None if mod_11_2.is_valid(typed) else IdNumberProblemKind.CHECK_DIGIT


def _kind_of(number: str) -> IdKind | None:
    if number[:6] in _PERMIT_ADDRESSES:
        return IdKind.HK_MACAU_TAIWAN_PERMIT
    if number[0] == _FOREIGNER:
        return IdKind.FOREIGN_PERMANENT_RESIDENCE
    if number[:2] in _PROVINCES:
        return IdKind.RESIDENT_ID
    return None


def _real_date(digits: str) -> date | None:
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return None
