"""What a terminal can do beside lines: forget what was typed, write over what stands there. It asks nothing."""

from __future__ import annotations

import os
import shutil
import sys
import termios

from screens.widgets.line import width_of

_UP_AND_CLEAR = "\x1b[A\x1b[2K"

_WIPED = "\x1b[H\x1b[2J\x1b[3J"
"""Rows and scroll-back; what a terminal does not know of it, it leaves out."""


def is_typed_at() -> bool:
    """Whether somebody types; what comes out of a file or a pipe waits for nobody."""
    return sys.stdin.isatty()


def writes_over() -> bool:
    """Whether what stands on the terminal can be written over; otherwise it stays in the scroll-back."""
    return sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb"


def forget_typed() -> None:
    """Drop what was typed and not taken yet, half a line too."""
    if is_typed_at():
        termios.tcflush(sys.stdin, termios.TCIFLUSH)


def wiped() -> str:
    """Return what takes everything off the terminal; nothing where it cannot."""
    return _WIPED if writes_over() else ""


def entered_anew(before: str, now: str) -> str:
    """Return what writes a line over the one that was just entered."""
    return written_anew(before, now, shutil.get_terminal_size().columns)


def written_anew(before: str, now: str, columns: int) -> str:
    """Write another line over every row of one that was just entered in a terminal so many cells wide."""
    rows = -(-width_of(before) // max(1, columns))
    return _UP_AND_CLEAR * rows + now + "\n"
