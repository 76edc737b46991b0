"""The file of what the server itself remembers: SQLite, mode 0600. It knows no row and no HTTP.

A backend answers by ids and does not say whose they are, so four things are kept here, each in a module of `kept`.
Tokens and what is running now are in memory: a client asks for a new token, and nothing runs after a restart.
"""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from backends.server.kept import answers, codes, filed, heads
from backends.server.kept.answers import FirstAnswers
from backends.server.kept.codes import SentCodes
from backends.server.kept.filed import FiledByClients
from backends.server.kept.heads import HeadsSeen

FILE: Final = "server.sqlite3"
PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700


class Storage:
    """One connection, used on the event loop; every call is one short statement.

    Args:
        folder: Where the file lies; None keeps everything in memory.
    """

    def __init__(self, folder: Path | None) -> None:
        self._connection = sqlite3.connect(_private(folder) if folder else ":memory:", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        for kept in (codes, filed, answers, heads):
            self._connection.executescript(kept.SCHEMA)
        self.codes = SentCodes(self._connection)
        self.filed = FiledByClients(self._connection)
        self.answers = FirstAnswers(self._connection)
        self.heads = HeadsSeen(self._connection)

    def close(self) -> None:
        """Let go of the file; callable twice."""
        self._connection.close()

    def prune(self, now: datetime, keys_kept: timedelta, requests_kept: timedelta) -> None:
        """Forget what is no longer needed."""
        self.codes.prune(now)
        self.heads.prune(now)
        self.answers.prune(now - keys_kept)
        self.filed.prune(now - requests_kept)


def _private(folder: Path) -> Path:
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    file = folder / FILE
    # SQLite gives its other files the rights of this one.
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
    file.chmod(PRIVATE_FILE)
    return file
