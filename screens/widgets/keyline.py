"""Builds the last two rows, the keys of the page and the F-keys; knows places, not meanings."""

from collections.abc import Iterable
from dataclasses import dataclass
from types import MappingProxyType

from screens.widgets.line import EMPTY, Line, width_of
from screens.widgets.plain import plain

FKEY_COLUMNS = MappingProxyType(
    dict(
        zip(
            ("F1", "F2", "F3", "F4", "F5", "F6", "F7", "F8", "F9", "F10", "^L"),
            zip(
                (2, 9, 16, 23, 30, 37, 44, 51, 58, 65, 73),
                (2, 12, 24, 34, 44, 54, 64, 74, 84, 94, 105),
                strict=True,
            ),
            strict=True,
        )
    )
)
"""Where each F-key stands, at 80 and at 120 columns: for ever, whatever its neighbours do."""


@dataclass(frozen=True, slots=True)
class Hint:
    """A key and what it does here. `gap` fixes the free cells after it; None lets the row choose."""

    key: str
    label: str
    gap: int | None = None


@dataclass(frozen=True, slots=True)
class FKey:
    """An F-key that acts on this page: its name, a label of 4 cells and one with more air."""

    key: str
    label: str
    long_label: str = ""
    at: str = ""
    """The key whose place it takes; empty: its own."""


def hint_line(hints: Iterable[Hint], width: int) -> Line:
    """Return the row of the page's own keys, spread as wide as `width` cells allow (4 to 1)."""
    hints = tuple(hints)
    for gap in (4, 3, 2, 1):
        line = _hints(hints, gap)
        if line.end < width:
            return line
    return _hints(hints, 1)


def fkey_line(fkeys: Iterable[FKey], *, wide: bool) -> Line:
    """Return the row of F-keys; a key that does nothing here leaves its place empty."""
    line = EMPTY
    for fkey in fkeys:
        column = FKEY_COLUMNS[fkey.at or fkey.key][wide]
        line = line.at(column, fkey.key, "key")
        label = (fkey.long_label or fkey.label) if wide else fkey.label
        line = line.at(column + len(fkey.key) + wide, label)
    return line


def _hints(hints: tuple[Hint, ...], gap: int) -> Line:
    line, column = EMPTY, 2
    for hint in hints:
        if hint.key:
            line = line.at(column, hint.key, "key")
            column += width_of(plain(hint.key)) + 1
        line = line.at(column, hint.label)
        column += width_of(hint.label) + (gap if hint.gap is None else hint.gap)
    return line
