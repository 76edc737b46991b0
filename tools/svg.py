"""Puts wide characters of an exported screen at their right width; knows Rich's SVG, and no screen.

Rich writes `textLength` by the number of characters, so a browser squeezes two-cell glyphs into one cell. Each text is
cut into runs of one width (half-width words together, each wide character alone) with its own place and length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape, unescape
from itertools import groupby

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
NO_BREAK = "\u00a0"
_GAP = re.compile(r"(^ +| {2,}| +$)")
_FONT = re.compile(r"font-family: Fira Code, monospace")
_FETCHED_FONT = re.compile(r"\s*@font-face \{[^}]*\}")
"""A picture that fetches a font from elsewhere looks different offline, and tells somebody that it was opened."""
_WIDENED = re.compile(r"\s*font-variant-east-asian: full-width;")
"""Fonts that heed it draw half-width letters two cells wide."""


def with_right_widths(svg: str) -> str:
    """Return the picture with every glyph in the cells it has on a terminal; it fetches nothing."""
    svg = _WIDENED.sub("", _FETCHED_FONT.sub("", svg))
    svg = _FONT.sub(f"font-family: Fira Code, {CJK_FONTS}, monospace", svg)
    return _TEXT.sub(_respaced, svg)


def _respaced(found: re.Match[str]) -> str:
    text = unescape(found["body"]).replace(NO_BREAK, " ")
    x = float(found["x"])
    parts = []
    for run in runs_of_one_width(text):
        width = cell_len(run) * CELL
        if not run.isspace():
            body = escape(run).replace(" ", "&#160;")
            place = f'x="{x:.1f}"{found["mid"]} textLength="{width:.1f}"'
            parts.append(f"<text{found['head']} {place}{found['tail']}>{body}</text>")
        x += width
    return "".join(parts)


def runs_of_one_width(text: str) -> Iterator[str]:
    """Cut a text into half-width runs, single wide characters and gaps.

    A gap is a space at either end or two and more anywhere: renderers draw it as wide as they like, or not at all.
    """
    for piece in _GAP.split(text):
        if piece.isspace():
            yield piece
        else:
            yield from _of_one_width(piece)


def _of_one_width(text: str) -> Iterator[str]:
    for wide, run in groupby(text, lambda character: cell_len(character) != 1):
        if wide:
            yield from run
        else:
            yield from filter(None, _GAP.split("".join(run)))
