"""The format of our files: it knows their marks and how SQLite is connected to one, not what has to be true of it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Final

from agent_console.store.files import beside

APPLICATION_ID: Final = 0x41434F4E
"""Marks our files ("ACON"): a file of another program is never written into."""

PAGE_BYTES: Final = 4096
HEADER: Final = b"SQLite format 3\x00\x10\x00\x02\x02"
"""How every file of ours begins: pages of 4,096 bytes, write-ahead log (SQLite, database file format, 1.3).

A file with other bytes here opens all the same, and fails at the first write.
"""


UNTOUCHED: Final = "ro&immutable=1"
"""The mode in which SQLite makes no log and no index of one beside a file; for a file without a log, and nobody's."""


def reading_mode(path: Path) -> str:
    """Give the mode in which a file is read, whoever may have it open.

    Untouched means that SQLite looks at no log and takes no lock: a writer has to be out of the question. It has a log
    beside the file as long as it works, an empty one too.
    """
    return "ro" if beside(path, "-wal").exists() else UNTOUCHED


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """Connect to a file that is there, in mode `ro`, `rw` or `UNTOUCHED`."""
    # No implicit BEGIN: a transaction begins where the code says so.
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    # One thread opens it behind the first paint and hands it on to the loop's; two never use it at once.
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    # A changed byte can make a text that is no UTF-8; it has to reach the check of its row.
    connection.text_factory = _text
    return connection


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
