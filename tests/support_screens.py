"""What tests of pages read from a running app: the painted rows, their colours, the page's faults."""

import unicodedata
from typing import Any, NamedTuple

from rich.cells import cell_len
from textual.app import App


class PaintedText(NamedTuple):
    """A run of painted cells: its row (from 0), its colours (`#rrggbb`, or a name) and its text."""

    row: int
    foreground: str
    background: str
    text: str
    reverse: bool = False


def painted_rows(app: App[Any]) -> list[str]:
    """Return the text of every row of the screen as it is composited now, spaces included."""
    update = app.screen._compositor.render_strips(app.size)
    return [strip.text for strip in update]


def painted_texts(app: App[Any]) -> list[PaintedText]:
    """Return every run of the screen that shows a letter, with its colours."""
    runs: list[PaintedText] = []
    for row, strip in enumerate(app.screen._compositor.render_strips(app.size)):
        for text, style, _ in strip:
            if style is None or not text.strip():
                continue
            foreground = style.color.name if style.color else "default"
            background = style.bgcolor.name if style.bgcolor else "default"
            runs.append(PaintedText(row, foreground, background, text, bool(style.reverse)))
    return runs


def ambiguous_characters(rows: list[str]) -> set[str]:
    """Return the characters a CJK terminal may draw two cells wide where we count one."""
    return {each for row in rows for each in row if unicodedata.east_asian_width(each) == "A"}


def trimmed(rows: list[str]) -> list[str]:
    """Return `rows` without the spaces at their ends, as a mock-up is written."""
    return [row.rstrip() for row in rows]


def cells(rows: list[str]) -> set[int]:
    """Return the widths of `rows` in cells; one width when every row fills its window."""
    return {cell_len(row) for row in rows}


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two `#rrggbb` colours (WCAG 2.x relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
