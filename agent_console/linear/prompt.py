"""Lines out, lines in: it knows the terminal and no call. Nothing is drawn or coloured."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from agent_console.at_the_door import typed_unseen
from agent_console.identity.secret import Secret
from agent_console.linear import terminal
from screens.widgets.line import Line, Text, spans_of
from screens.widgets.plain import plain

Cover = Callable[[str], str]
"""From what was typed to what may stay in the scroll-back of it."""


class Wait(Protocol):
    """Lets the console go on with its work until a line is typed; False where it was not within so many seconds."""

    def __call__(self, descriptor: int, seconds: float | None = None) -> bool:
        """Wait; whatever ends a question before it is answered is raised."""
        ...


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
        self._undisturbed = False
        self._kept_back: list[str] = []
        self.wait: Wait | None = None

    # ------------------------------------------------------------------ out

    def say(self, text: str) -> None:
        """Say one thing; line breaks in it stay."""
        for line in text.splitlines():
            told = plain(line).strip()
            if told and told != self._last:
                self._last = told
                self.write(told + "\n")

    def break_in(self, text: str) -> None:
        """Say one thing while a question stands, then put the question again; what was typed of it stays typed."""
        if self._undisturbed:
            self._kept_back.append(text)
        else:
            told = "\n".join(plain(line) for line in text.splitlines())
            self.write(f"\n{told}\n{self._shown}")

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """Let nothing break in; what would have is said afterwards."""
        self._undisturbed = True
        try:
            yield
        finally:
            self._undisturbed = False
            kept, self._kept_back = self._kept_back, []
            for text in kept:
                self.say(text)

    def wipe(self) -> None:
        """Take everything off the terminal, as far as it can be."""
        self._last = ""
        self.write(terminal.wiped())

    def write(self, text: str) -> None:
        """Put a text on the terminal."""
        sys.stdout.write(text)
        sys.stdout.flush()

    # ------------------------------------------------------------------ in

    def ask(
        self, label: str, *, hidden: bool = False, fresh: bool = False, cover: Cover | None = None
    ) -> str:
        """Ask for a line. What is hidden stands nowhere on the terminal, and so in no scroll-back.

        `fresh` drops what was typed before it is asked; `cover` says what stays of the line once it is typed.

        Raises:
            Left: The agent left.
        """
        if fresh:
            terminal.forget_typed()
        typed = plain(self._read(label, hidden=hidden).strip())
        if cover is not None and cover(typed) != typed and terminal.writes_over():
            self.write(terminal.entered_anew(self._shown + typed, self._shown + cover(typed)))
        return typed

    def ask_secret(self, label: str) -> Secret:
        """Ask for a passphrase, whatever characters it has.

        Raises:
            Left: The agent left.
        """
        return Secret(self._read(label, hidden=True).rstrip("\r\n"))

    def show(self, label: str, stays: str, seconds: float) -> str | None:
        """Show a line for a time, or until Enter, then write over it; None where the time was over.

        What is typed meanwhile is not shown: nothing may move the line before it is written over.

        Raises:
            Left: The agent left.
        """
        self._last, shown = "", plain(label)
        with self.undisturbed(), typed_unseen(sys.stdin):
            terminal.forget_typed()
            self.write(shown)
            try:
                return plain(self._next_line().strip()) if self._waited(seconds) else None
            except (EOFError, KeyboardInterrupt) as left:
                raise Left(by_key=isinstance(left, KeyboardInterrupt)) from None
            finally:
                self.write("\n")
                if terminal.writes_over():
                    self.write(terminal.entered_anew(shown, plain(stays)))

    def _read(self, label: str, *, hidden: bool) -> str:
        self._last, self._shown = "", plain(label) + " > "
        try:
            # Read without a line editor: one would keep what was typed.
            return self._unseen() if hidden else self._line()
        except (EOFError, KeyboardInterrupt) as left:
            self.write("\n")
            raise Left(by_key=isinstance(left, KeyboardInterrupt)) from None
        except Left:
            raise
        except Exception:
            # The question is asked no more: half a line is no answer to the next one.
            terminal.forget_typed()
            self.write("\n")
            raise

    def _unseen(self) -> str:
        terminal.forget_typed()
        with typed_unseen(sys.stdin):
            typed = self._line()
        self.write("\n")
        return typed

    def _line(self) -> str:
        self.write(self._shown)
        self._waited(None)
        return self._next_line()

    def _waited(self, seconds: float | None) -> bool:
        """Wait for a line, at most so long; whoever reads from a file has all of it at once."""
        if self.wait is None or not terminal.is_typed_at():
            return True
        return self.wait(sys.stdin.fileno(), seconds)

    @staticmethod
    def _next_line() -> str:
        try:
            typed = sys.stdin.readline()
        except UnicodeDecodeError:
            return "\n"
        if not typed:
            raise EOFError
        return typed


def spoken(line: Line) -> str:
    """Give a row of a page as one line of words, from left to right; a mark for the eye is none of them."""
    texts = (one.text.strip() for one in sorted(line.placed, key=lambda placed: placed.column))
    return " ".join(text for text in texts if text and text != ">")


def in_words(text: Text) -> str:
    """Give a text of a page without its roles."""
    return "".join(one.text for one in spans_of(text))
