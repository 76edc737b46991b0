"""What may stay in a terminal's scroll-back of a line that was typed: no whole number, no code. Pure."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\d{7,}")
_CODE = re.compile(r"\d")


def number_covered(typed: str) -> str:
    """Mask a phone number, and what was to be one; a case number, which begins with no 1, stays."""
    plain = re.sub(r"(?<=\d)[ -](?=\d)", "", typed)
    if not plain.lstrip("cCｃ +").startswith(("1", "861", "00861")):
        return typed
    return _NUMBER.sub(lambda found: f"{found[0][:3]}****{found[0][-4:]}", plain)


def code_covered(typed: str) -> str:
    """Mask every digit of a code."""
    return _CODE.sub("*", typed)
