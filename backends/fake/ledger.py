"""The registry's ledger: how its file is opened, kept whole and written. It knows no code, lookup or request.

One connection, used directly on the event loop under a lock: a write takes well under a millisecond, less than
handing it to a thread, and calls then take effect in the order they were made, so that a seeded run repeats.
The lock is for callers who bring threads of their own; other processes wait for each other in SQLite.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Final

from filelock import FileLock

from backends.fake.notices import NoticeKind
from backends.fake.overlay_storage import sync_folder

FILE: Final = "ledger.sqlite3"

APPLICATION_ID: Final = 0x41434C47
"""`ACLG`: a file of another program is not taken for a ledger."""

SCHEMA_VERSION: Final = 2

_BUSY_MILLISECONDS: Final = 5000
"""How long one process waits for another's write before it gives up."""

_SCHEMA: Final = """
CREATE TABLE answers (
    key TEXT PRIMARY KEY, operation TEXT NOT NULL, digest TEXT NOT NULL, answer TEXT NOT NULL,
    answered_at TEXT NOT NULL
);
CREATE TABLE codes (
    authentication_id TEXT PRIMARY KEY, number TEXT NOT NULL, code TEXT NOT NULL, sent_at TEXT NOT NULL,
    day TEXT NOT NULL, confirmed_at TEXT
);
CREATE INDEX codes_of_number ON codes (number, sent_at);
CREATE TABLE misses (
    number TEXT NOT NULL, factor TEXT NOT NULL, day TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (number, factor, day)
);
CREATE TABLE messages (number TEXT NOT NULL, sent_at TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX messages_of_number ON messages (number);
CREATE TABLE lookups (
    id TEXT PRIMARY KEY, number TEXT NOT NULL, created_at TEXT NOT NULL, platform_ids TEXT NOT NULL,
    case_reference TEXT NOT NULL, text_version TEXT NOT NULL, agreed_at TEXT NOT NULL, relation TEXT
);
CREATE TABLE requests (
    id TEXT PRIMARY KEY, number TEXT NOT NULL, created_at TEXT NOT NULL, lookup_id TEXT,
    case_reference TEXT NOT NULL, text_version TEXT NOT NULL, agreed_at TEXT NOT NULL
);
CREATE INDEX requests_of_number ON requests (number);
CREATE TABLE items (
    request_id TEXT NOT NULL REFERENCES requests (id), position INTEGER NOT NULL, platform_id TEXT NOT NULL,
    binding_id TEXT, withdrawn_at TEXT, reason TEXT, PRIMARY KEY (request_id, position)
);
CREATE TABLE corrections (
    id TEXT PRIMARY KEY, number TEXT NOT NULL, created_at TEXT NOT NULL, reason TEXT NOT NULL,
    case_reference TEXT NOT NULL, label_ids TEXT NOT NULL
);
CREATE INDEX corrections_of_number ON corrections (number);
"""


class LedgerUnusable(Exception):
    """The ledger cannot be used; its file is left as it is. `kind` says why."""

    def __init__(self, kind: NoticeKind) -> None:
        super().__init__(kind.value)
        self.kind = kind


class Ledger:
    """One open ledger.

    Args:
        folder: The registry's own folder; the file is made in it if there is none.

    Raises:
        LedgerUnusable: The file is damaged, of another program or of a newer version, or cannot be opened.
    """

    def __init__(self, folder: Path) -> None:
        self._lock = RLock()
        path = folder / FILE
        try:
            _make(path)
            self._connection = _connect(path)
        except (OSError, sqlite3.Error) as error:
            raise LedgerUnusable(NoticeKind.LEDGER_UNREADABLE) from error
        try:
            _examine(self._connection)
        except LedgerUnusable:
            self._connection.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Write several rows or none; they are on the disk when the block is left.

        Raises:
            sqlite3.Error: Nothing was written, or it is not known whether it was.
        """
        with self._lock:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Read; one statement sees one state."""
        with self._lock:
            yield self._connection

    def close(self) -> None:
        """Close the file; callable twice."""
        with self._lock:
            self._connection.close()


def _make(path: Path) -> None:
    """Make an empty ledger under another name and rename it: a file of this name is always a whole one.

    So a file without content is damage that gets reported, not a ledger to be begun anew.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with FileLock(f"{path}.lock"):
        if path.exists():
            return
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        new.touch(mode=0o600)
        connection = sqlite3.connect(new, isolation_level=None)
        connection.executescript(f"BEGIN; {_SCHEMA} COMMIT;")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.close()
        new.replace(path)
        sync_folder(path.parent)


def _connect(path: Path) -> sqlite3.Connection:
    if path.stat().st_size == 0:
        raise LedgerUnusable(NoticeKind.LEDGER_DAMAGED)
    # Never create: between the test above and here the file may have gone.
    uri = f"{path.resolve().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)


def _bring_up(connection: sqlite3.Connection) -> None:
    """Make an older version's file one of this version; asked again under the lock, another process may have."""
    connection.execute("BEGIN IMMEDIATE")
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < SCHEMA_VERSION:
        connection.execute("ALTER TABLE lookups ADD COLUMN relation TEXT")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
    connection.execute("COMMIT")


def _examine(connection: sqlite3.Connection) -> None:
    try:
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        findings = connection.execute("PRAGMA quick_check(1)").fetchall()
        if application != APPLICATION_ID or findings != [("ok",)]:
            raise LedgerUnusable(NoticeKind.LEDGER_DAMAGED)
        if version > SCHEMA_VERSION:
            raise LedgerUnusable(NoticeKind.LEDGER_NEWER)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        _bring_up(connection)
    except sqlite3.OperationalError as error:
        raise LedgerUnusable(NoticeKind.LEDGER_UNREADABLE) from error
    except sqlite3.DatabaseError as error:
        raise LedgerUnusable(NoticeKind.LEDGER_DAMAGED) from error
