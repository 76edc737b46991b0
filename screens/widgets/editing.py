"""How the text of a field is edited: by which keys, and what of a new text it takes. Pure; it paints nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from unicodedata import normalize

from screens.widgets.plain import is_safe

LONGEST = 256
"""Characters any field takes: far more than any answer of a caller, far less than a paste bomb."""

ACTIONS: Mapping[str, str] = MappingProxyType(
    {
        "left": "cursor_left",
        "right": "cursor_right",
        "home": "home",
        "end": "end",
        "ctrl+left": "cursor_left_word",
        "ctrl+right": "cursor_right_word",
        "shift+left": "cursor_left(True)",
        "shift+right": "cursor_right(True)",
        "shift+home": "home(True)",
        "shift+end": "end(True)",
        "backspace": "delete_left",
        "ctrl+h": "delete_left",
        "delete": "delete_right",
        "ctrl+w": "delete_left_word",
        "ctrl+u": "delete_left_all",
        "ctrl+k": "delete_right_all",
    }
)
"""What the toolkit does at each key.

Neither Enter nor Tab nor the clipboard: Enter belongs to the page, and what a caller said about himself must not lie
in a clipboard.
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """A text as a field takes it, and the characters it stands in place of."""

    text: str = field(repr=False)
    start: int
    end: int
    cut: bool
    """Whether it is not all that was given."""


def taken(text: str, value: str, start: int, end: int, longest: int) -> Taken:
    """Return what a field with `value` takes of `text` from `start` to `end`, so that it is at most `longest`."""
    start, end = sorted(max(0, min(len(value), place)) for place in (start, end))
    room = max(longest - (len(value) - (end - start)), 0)
    return Taken(text[:room], start, end, len(text) > room)


def half_width(text: str) -> str:
    """Turn full-width letters and digits into their half-width twins."""
    return normalize("NFKC", text)


def pasted(text: str) -> str | None:
    """Return what there is to take of a paste, or None where it holds control characters."""
    # A cell copied from a table ends with a line break; that is no attempt at control.
    text = text[: 4 * LONGEST].strip("\r\n\t ")
    return text if is_safe(text) else None
