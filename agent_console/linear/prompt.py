"""Lines out, lines in: it knows the terminal and no call. Nothing is drawn, coloured or moved."""

from __future__ import annotations

import sys
import termios
from getpass import getpass

from screens.widgets.line import Line
from screens.widgets.plain import plain


class Left(Exception):
    """The agent left: the input ended, or Ctrl+C was pressed. `by_key` says which."""

    def __init__(self, *, by_key: bool) -> None:
        super().__init__("left")
        self.by_key = by_key


class Prompt:
    """What is said and asked. A line that was said last is not said again: only what changes is heard."""

    def __init__(self) -> None:
        self._last = ""

    def say(self, text: str) -> None:
        """Say one thing; line breaks in it stay."""
        for line in text.splitlines():
            told = plain(line).strip()
            if told and told != self._last:
                self._last = told
                sys.stdout.write(told + "\n")
        sys.stdout.flush()

    def say_lines(self, *lines: Line) -> None:
        """Say rows of a page, each as one line."""
        for line in lines:
            self.say(spoken(line))

    def ask(self, label: str, *, hidden: bool = False, fresh: bool = False) -> str:
        """Ask for a line. What is hidden stands nowhere on the terminal, and so in no scroll-back.

        `fresh` drops what was typed before it is asked.

        Raises:
            Left: The agent left.
        """
        self._last = ""
        if fresh and sys.stdin.isatty():
            termios.tcflush(sys.stdin, termios.TCIFLUSH)
        shown = plain(label) + " > "
        try:
            # Read without a line editor: one would keep what was typed.
            typed = getpass(shown) if hidden else _line(shown)
        except EOFError:
            raise Left(by_key=False) from None
        except KeyboardInterrupt:
            raise Left(by_key=True) from None
        return plain(typed.strip())


def _line(shown: str) -> str:
    sys.stdout.write(shown)
    sys.stdout.flush()
    try:
        typed = sys.stdin.readline()
    except UnicodeDecodeError:
        return ""
    if not typed:
        raise EOFError
    return typed


def spoken(line: Line) -> str:
    """Give a row of a page as one line of words, from left to right."""
    texts = (one.text.strip() for one in sorted(line.placed, key=lambda placed: placed.column))
    return " ".join(text for text in texts if text)
