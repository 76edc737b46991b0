"""Lines out, lines in: it knows the terminal and no call. Nothing is drawn or coloured."""

from __future__ import annotations

import os
import shutil
import sys
import termios
from collections.abc import Callable
from getpass import getpass

from screens.widgets.line import Line, width_of
from screens.widgets.plain import plain

Cover = Callable[[str], str]
"""From what was typed to what may stay in the scroll-back of it."""

_UP_AND_CLEAR = "\x1b[A\x1b[2K"


class Left(Exception):
    """The agent left: the input ended, or Ctrl+C was pressed. `by_key` says which."""

    def __init__(self, *, by_key: bool) -> None:
        super().__init__("left")
        self.by_key = by_key


class Prompt:
    """What is said and asked. A line that was said last is not said again: only what changes is heard.

    Attributes:
        wait: Lets the console go on with its work until something is typed at a terminal.
    """

    def __init__(self) -> None:
        self._last = self._shown = ""
        self.wait: Callable[[int], None] | None = None

    def say(self, text: str) -> None:
        """Say one thing; line breaks in it stay."""
        for line in text.splitlines():
            told = plain(line).strip()
            if told and told != self._last:
                self._last = told
                self.write(told + "\n")

    def break_in(self, text: str) -> None:
        """Say one thing while a question stands, then put the question again; what was typed of it stays typed."""
        self.write(f"\n{plain(text)}\n{self._shown}")

    def write(self, text: str) -> None:
        """Put a text on the terminal."""
        sys.stdout.write(text)
        sys.stdout.flush()

    def ask(
        self, label: str, *, hidden: bool = False, fresh: bool = False, cover: Cover | None = None
    ) -> str:
        """Ask for a line. What is hidden stands nowhere on the terminal, and so in no scroll-back.

        `fresh` drops what was typed before it is asked; `cover` says what stays of the line once it is typed.

        Raises:
            Left: The agent left.
        """
        self._last = ""
        if fresh and sys.stdin.isatty():
            termios.tcflush(sys.stdin, termios.TCIFLUSH)
        shown = self._shown = plain(label) + " > "
        try:
            # Read without a line editor: one would keep what was typed.
            typed = plain((getpass(shown) if hidden else self._line(shown)).strip())
        except (EOFError, KeyboardInterrupt) as left:
            self.write("\n")
            raise Left(by_key=isinstance(left, KeyboardInterrupt)) from None
        if cover is not None and cover(typed) != typed:
            self._cover(shown, typed, cover(typed))
        return typed

    def _line(self, shown: str) -> str:
        self.write(shown)
        if self.wait is not None and sys.stdin.isatty():
            self.wait(sys.stdin.fileno())
        try:
            typed = sys.stdin.readline()
        except UnicodeDecodeError:
            return ""
        if not typed:
            raise EOFError
        return typed

    def _cover(self, shown: str, typed: str, stays: str) -> None:
        """Write the line anew without what it must not keep; a terminal that can not move keeps it."""
        if sys.stdout.isatty() and os.environ.get("TERM", "dumb") != "dumb":
            self.write(written_anew(shown + typed, shown + stays, shutil.get_terminal_size().columns))


def written_anew(before: str, now: str, columns: int) -> str:
    """Write another line over every row of one that was just entered in a terminal so many cells wide."""
    rows = -(-width_of(before) // max(1, columns))
    return _UP_AND_CLEAR * rows + now + "\n"


def spoken(line: Line) -> str:
    """Give a row of a page as one line of words, from left to right; a mark for the eye is none of them."""
    texts = (one.text.strip() for one in sorted(line.placed, key=lambda placed: placed.column))
    return " ".join(text for text in texts if text and text != ">")
