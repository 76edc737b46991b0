"""Keeps Esc a key of its own, whatever follows it in the same packet; patches one pinned toolkit.

Textual reads ESC and the byte behind it within 100 ms as one key with Alt: Esc Enter
becomes Enter, so an agent who backs out would confirm. Over SSH packets merge all the
time. The console has no Alt keys, so ESC followed by anything but `[` or `O` (the two
letters function keys begin with) is the Esc key, and the rest is read on its own.
"""

import re
from collections.abc import Iterable
from pathlib import Path

import textual
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.drivers import linux_driver
from textual.message import Message

PINNED = "8.2.8"
"""The version whose parser this module was read against; another one is left alone."""

_AFTER_ESCAPE = re.compile(r"(?<=\x1b)(?=[^\[O\x1b])")
_SUBSTITUTE = "\x1a"
# What ECMA-48 puts in place of a control that must not act; fields refuse it by its sight.


def install() -> bool:
    """Make the terminal driver read Esc as a key; return False on another toolkit version."""
    if not is_pinned():
        return False
    linux_driver.XTermParser = EscapeIsAKey  # type: ignore[attr-defined]
    return True


def is_pinned() -> bool:
    """Whether the toolkit is the version this was read against; the toolkit's own word is slow."""
    beside = Path(textual.__file__).parent.parent / f"textual-{PINNED}.dist-info"
    return beside.is_dir() or textual.__version__ == PINNED


class EscapeIsAKey(XTermParser):
    """Reads ESC followed by anything but `[` or `O` as the Esc key, then the rest."""

    def __init__(self, debug: bool = False) -> None:
        self._lone_escape = False
        self._pastes = PasteGuard()
        super().__init__(debug)

    def feed(self, data: str) -> Iterable[Message]:
        """Parse what one read brought; a read may end anywhere."""
        pieces = _AFTER_ESCAPE.split(self._pastes.clean(data)) if data else [data]
        for piece in pieces:
            if data and not piece:
                continue
            if self._lone_escape and piece[:1] not in ("[", "O", "\x1b", ""):
                yield from self._escape_now()
            yield from super().feed(piece)
            self._lone_escape = piece.endswith("\x1b")

    def _escape_now(self) -> Iterable[Message]:
        """Let the wait for the rest of a sequence run out at once."""
        if self._timeout_time is not None:
            self._timeout_time = 0.0
            yield from self.tick()


class PasteGuard:
    """Takes the ESC out of pasted text, so that pasting cannot press keys."""

    def __init__(self) -> None:
        self._inside = False
        self._seen = ""
        self._held = ""

    def clean(self, data: str) -> str:
        """Return `data` with every ESC inside a bracketed paste replaced; may hold back a few."""
        data, self._held, result = self._held + data, "", ""
        while data:
            take = self._pasted if self._inside else self._typed
            part, data = take(data)
            result += part
        return result

    def _typed(self, data: str) -> tuple[str, str]:
        """Return what precedes a paste, its opening mark included, and the rest."""
        seen = self._seen
        at = (seen + data).find(BRACKETED_PASTE_START)
        if at < 0:
            self._seen = (seen + data)[1 - len(BRACKETED_PASTE_START) :]
            return data, ""
        self._inside, self._seen = True, ""
        end = at + len(BRACKETED_PASTE_START) - len(seen)
        return data[:end], data[end:]

    def _pasted(self, data: str) -> tuple[str, str]:
        """Return pasted text without ESC, its closing mark included, and the rest."""
        text, mark, rest = data.partition(BRACKETED_PASTE_END)
        if mark:
            self._inside = False
        else:
            kept = _beginning_of(BRACKETED_PASTE_END, text)
            text, self._held = text[: len(text) - kept], text[len(text) - kept :]
        return text.replace("\x1b", _SUBSTITUTE) + mark, rest


def _beginning_of(mark: str, text: str) -> int:
    """Return how many characters at the end of `text` may be the beginning of `mark`."""
    return next((size for size in range(len(mark) - 1, 0, -1) if text.endswith(mark[:size])), 0)
