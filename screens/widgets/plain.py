"""Makes any text safe to paint in one row of cells; knows nothing about widgets or colours."""

import re
import unicodedata

REFUSED = "?"
"""What stands for a character that must not reach a terminal: visible, and one cell wide."""

UNREADABLE = "\ufffd"
"""Stands for bytes nobody could read; some terminals draw it two cells wide."""

_REFUSED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp", "Mn", "Me"})
# Controls and line separators move the cursor, bidi controls turn a row around, and a
# mark of no width makes the painted row shorter than the sum of its characters.

_ORDINARY = re.compile("[ -~\u3000-\u3029\u3030-\u303d\u4e00-\u9fff\uff01-\uff5e]*")
# ASCII, Chinese characters and their punctuation: nearly all there is to paint, many times for each key.

_VARIATION_SELECTORS = frozenset(map(chr, (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
# They only pick another drawing of the character before them (rare Chinese names carry
# them); dropping them loses no letter.


def plain(text: str) -> str:
    """Return `text` with nothing in it that a terminal could act upon.

    Control, bidi and zero-width characters become a visible `?`; combining marks are
    composed with their letter first (NFC). Spaces of any width stay.
    """
    if _ORDINARY.fullmatch(text):
        return text
    return "".join(_safe(character) for character in unicodedata.normalize("NFC", text))


def is_safe(text: str) -> bool:
    """Return whether `plain` would paint every character of `text` (variation selectors aside)."""
    return all(_safe(character) != REFUSED or character == REFUSED for character in text)


def _safe(character: str) -> str:
    if character in _VARIATION_SELECTORS:
        return ""
    if character == UNREADABLE:
        return REFUSED
    return REFUSED if unicodedata.category(character) in _REFUSED_CATEGORIES else character
