"""The ledger as the rules see it: usable, or refused in the port's words. It knows no row."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from agent_console.backend import Refused, Sent, Unreachable
from backends.fake.ledger import FILE, Ledger, LedgerUnusable
from backends.fake.notices import Notice


class Books:
    """Opens the ledger; a ledger that cannot be used refuses every operation that needs it, by name.

    Args:
        folder: The registry's own folder.
    """

    def __init__(self, folder: Path) -> None:
        self.notices: list[Notice] = []
        self._ledger: Ledger | None = None
        self.refusal: str | None = None
        try:
            self._ledger = Ledger(folder)
        except LedgerUnusable as error:
            self.notices.append(Notice(error.kind, FILE))
            self.refusal = f"REGISTRY.{error.kind}"

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write several rows or none.

        Raises:
            Refused: The ledger cannot be used; the reference names its file.
            Unreachable: The disk failed, and it is not known whether anything took effect.
        """
        ledger = self._open()
        try:
            with ledger.transaction() as connection:
                yield connection
        except sqlite3.Error as error:
            raise Unreachable(Sent.MAYBE) from error

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read.

        Raises:
            Refused: The ledger cannot be used; the reference names its file.
            Unreachable: The disk failed.
        """
        ledger = self._open()
        try:
            with ledger.reading() as connection:
                yield connection
        except sqlite3.Error as error:
            raise Unreachable(Sent.NO) from error

    def close(self) -> None:
        """Close the file; callable twice."""
        if self._ledger is not None:
            self._ledger.close()

    def _open(self) -> Ledger:
        if self._ledger is None:
            raise Refused(self.refusal or "REGISTRY.LEDGER_UNREADABLE", FILE)
        return self._ledger
