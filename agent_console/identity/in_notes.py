"""What must not be written into a note: it knows what a number of a person looks like, not whose it is."""

import re
from typing import Final

from agent_console.identity.case_number import CaseNumber, parse_case_number
from agent_console.identity.text import fold

_FEWEST_DIGITS: Final = 11
"""A mobile number; ID numbers (15, 18) and bank cards (16 to 19) are longer."""

_DATE: Final = re.compile(r"(?<!\d)\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)", re.ASCII)
"""Two dates side by side would else read as one long number."""

_RUN: Final = re.compile(r"\d(?:[ -]?\d)+(?:[ -]?[Xx](?![A-Za-z]))?", re.ASCII)
"""Digits as people group them, with the check letter of an ID number."""


def looks_like_identity(text: str) -> bool:
    """Tell whether a note holds something like an ID number, a bank card or a telephone number.

    Eleven digits or more in a row, spaces and hyphens between them or not, full-width or half-width. Case numbers
    and dates may stand. A number written in words is not found: the check warns, it is no lock.
    """
    dated = _DATE.sub("|", fold(text))
    return any(_identifies(run.group()) for run in _RUN.finditer(dated))


def _identifies(run: str) -> bool:
    characters = sum(char not in " -" for char in run)
    return characters >= _FEWEST_DIGITS and not isinstance(parse_case_number(run), CaseNumber)
