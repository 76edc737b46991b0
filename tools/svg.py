"""Puts wide characters of an exported screen at their right width; knows Rich's SVG, and no screen.

Rich writes `textLength` by the number of characters, so a browser squeezes two-cell glyphs into one cell. Each text is
cut into runs of one width (half-width characters together, each wide one alone) with its own place and length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape

from rich.cells import cell_len

CELL = 12.2
"""Width of a cell in Rich's SVG, in pixels."""

CJK_FONTS = (
    '"Noto Sans Mono CJK SC", "Sarasa Mono SC", "Source Han Mono SC", "PingFang SC", "Microsoft YaHei"'
)
"""Fonts with Chinese glyphs, after the one Rich names; the first a reader has is taken."""

_TEXT = re.compile(
    r"<text(?P<head>[^>]*?) x=\"(?P<x>[\d.]+)\"(?P<mid>[^>]*?) textLength=\"[\d.]+\"(?P<tail>[^>]*)>"
    r"(?P<body>[^<]*)</text>"
)
_FONT = re.compile(r"font-family: Fira Code, monospace")


def with_right_widths(svg: str) -> str:
    """Return the picture with every glyph in the cells it has on a terminal."""
    svg = _FONT.sub(f"font-family: Fira Code, {CJK_FONTS}, monospace", svg)
    return _TEXT.sub(_respaced, svg)


def _respaced(found: re.Match[str]) -> str:
    text = unescape(found["body"])
    if cell_len(text) <= len(text):
        return found[0]
    x = float(found["x"])
    parts = []
    for run in runs_of_one_width(text):
        cells = cell_len(run)
        body = escape(run).replace(" ", "&#160;").replace("\u00a0", "&#160;")
        place = f'x="{x:.1f}"{found["mid"]} textLength="{cells * CELL:.1f}"'
        parts.append(f"<text{found['head']} {place}{found['tail']}>{body}</text>")
        x += cells * CELL
    return "".join(parts)


def runs_of_one_width(text: str) -> Iterator[str]:
    """Cut a text into half-width runs and single wide characters."""
    run = ""
    for character in text:
        if cell_len(character) == 1:
            run += character
            continue
        if run:
            yield run
            run = ""
        yield character
    if run:
        yield run
