"""One-line commands that are done one after the other, ahead of what is typed. It reads no settings and does none."""

from __future__ import annotations

from collections.abc import Iterable


class Macro:
    """What of a macro is still to be done. It holds commands alone, so it never answers for the caller, nor sends."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def begin(self, lines: Iterable[str]) -> None:
        """Have lines done, each at the next question."""
        self._lines = [f":{line.strip().lstrip(':')}" for line in lines]

    def next(self) -> str | None:
        """Take the next line; None where nothing is left."""
        return self._lines.pop(0) if self._lines else None

    def give_up(self) -> None:
        """Drop what is left: what came before it could not be done."""
        self._lines.clear()
