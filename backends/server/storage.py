"""What the server itself remembers: SQLite, mode 0600. It knows rows and no HTTP.

A backend answers by ids and does not say whose they are, so four things are kept here: whom a code was sent to and
when it was confirmed (CAMARA's second step names no number), which client filed what (a request must be found again
after a restart, as the backend's own ledger does), the first answer to each key, and the heads of audit chains.
Tokens and what is running now are in memory: a client asks for a new token, and nothing runs after a restart.
"""

from __future__ import annotations

import json
import os
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from backends.server.records import Filed, FirstAnswer, Kind, SentCode

FILE: Final = "server.sqlite3"
PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700

_CODES_KEPT: Final = timedelta(days=4)
"""A proof is taken for 72 hours; a day more for whoever looks into a refusal."""

_SEEN_HEADS_KEPT: Final = timedelta(days=1)
"""A request that is sent again, or was long on its way, brings a head of minutes ago."""

_SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS codes (
    authentication_id TEXT PRIMARY KEY, number TEXT NOT NULL, sent_at TEXT NOT NULL, validated_at TEXT, told_at TEXT
);
CREATE TABLE IF NOT EXISTS filed (
    kind TEXT NOT NULL, id TEXT NOT NULL, client TEXT NOT NULL, number TEXT NOT NULL, reference TEXT,
    created_at TEXT NOT NULL, closed_at TEXT, PRIMARY KEY (kind, id, client)
);
CREATE INDEX IF NOT EXISTS filed_by_client ON filed (kind, client, created_at);
CREATE TABLE IF NOT EXISTS keys (
    client TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
    body BLOB NOT NULL, answered_at TEXT NOT NULL, PRIMARY KEY (client, key)
);
CREATE TABLE IF NOT EXISTS heads (
    client TEXT NOT NULL, desk TEXT NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL, seen_at TEXT NOT NULL,
    PRIMARY KEY (client, desk)
);
CREATE TABLE IF NOT EXISTS seen_heads (
    client TEXT NOT NULL, desk TEXT NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL, seen_at TEXT NOT NULL,
    PRIMARY KEY (client, desk, sequence)
);
CREATE INDEX IF NOT EXISTS seen_heads_by_time ON seen_heads (seen_at);
CREATE TABLE IF NOT EXISTS steps_back (
    client TEXT NOT NULL, desk TEXT NOT NULL, sequence INTEGER NOT NULL, hash TEXT NOT NULL, seen_at TEXT NOT NULL
);
"""


class Storage:
    """One connection, used on the event loop; every call is one short statement.

    Args:
        folder: Where the file lies; None keeps everything in memory.
    """

    def __init__(self, folder: Path | None) -> None:
        self._connection = sqlite3.connect(_private(folder) if folder else ":memory:", isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.executescript(_SCHEMA)

    def close(self) -> None:
        """Let go of the file; callable twice."""
        self._connection.close()

    def prune(self, now: datetime, keys_kept: timedelta, requests_kept: timedelta) -> None:
        """Forget what is no longer needed."""
        run = self._connection.execute
        run("DELETE FROM codes WHERE sent_at < ?", (_written(now - _CODES_KEPT),))
        run("DELETE FROM seen_heads WHERE seen_at < ?", (_written(now - _SEEN_HEADS_KEPT),))
        run("DELETE FROM keys WHERE answered_at < ?", (_written(now - keys_kept),))
        run("DELETE FROM filed WHERE created_at < ?", (_written(now - requests_kept),))

    def keep_code(self, authentication_id: str, number: str, now: datetime) -> None:
        """Remember to whom a code was sent."""
        self._connection.execute(
            "INSERT OR REPLACE INTO codes VALUES (?, ?, ?, NULL, NULL)",
            (authentication_id, number, _written(now)),
        )

    def confirm_code(self, authentication_id: str, validated_at: datetime, told_at: datetime) -> None:
        """Remember that a code was confirmed."""
        self._connection.execute(
            "UPDATE codes SET validated_at = ?, told_at = ? WHERE authentication_id = ?",
            (_written(validated_at), _written(told_at), authentication_id),
        )

    def find_code(self, authentication_id: str) -> SentCode | None:
        """Tell to whom a code was sent."""
        row = self._connection.execute(
            "SELECT number, validated_at, told_at FROM codes WHERE authentication_id = ?",
            (authentication_id,),
        ).fetchone()
        return None if row is None else SentCode(row[0], _read(row[1]), _read(row[2]))

    def keep_filed(self, kind: Kind, client: str, filed: Filed) -> Filed:
        """Remember who filed what; what is known already stays as it is, and is given back."""
        self._connection.execute(
            "INSERT OR IGNORE INTO filed VALUES (?, ?, ?, ?, ?, ?, NULL)",
            (kind, filed.id, client, filed.number, filed.reference, _written(filed.created_at)),
        )
        return self.find_filed(kind, client, filed.id) or filed

    def close_filed(self, kind: Kind, identifier: str, now: datetime) -> None:
        """Remember when something was first seen to be at its end."""
        self._connection.execute(
            "UPDATE filed SET closed_at = ? WHERE kind = ? AND id = ? AND closed_at IS NULL",
            (_written(now), kind, identifier),
        )

    def forget_filed(self, kind: Kind, client: str, identifier: str) -> None:
        """Forget what a client deleted."""
        self._connection.execute(
            "DELETE FROM filed WHERE kind = ? AND client = ? AND id = ?", (kind, client, identifier)
        )

    def find_filed(self, kind: Kind, client: str, identifier: str) -> Filed | None:
        """Find what a client filed, by its id."""
        row = self._connection.execute(
            "SELECT id, number, reference, created_at, closed_at FROM filed WHERE kind = ? AND client = ? AND id = ?",
            (kind, client, identifier),
        ).fetchone()
        return None if row is None else _filed(row)

    def filed_by(self, kind: Kind, client: str, since: datetime | None = None) -> list[Filed]:
        """List what a client filed, newest first."""
        rows = self._connection.execute(
            "SELECT id, number, reference, created_at, closed_at FROM filed "
            "WHERE kind = ? AND client = ? AND created_at >= ? ORDER BY created_at DESC, rowid DESC",
            (kind, client, "" if since is None else _written(since)),
        )
        return [_filed(row) for row in rows]

    def find_answer(self, client: str, key: str) -> FirstAnswer | None:
        """Find the first answer to a key."""
        row = self._connection.execute(
            "SELECT fingerprint, status, headers, body FROM keys WHERE client = ? AND key = ?", (client, key)
        ).fetchone()
        return None if row is None else FirstAnswer(row[0], row[1], json.loads(row[2]), row[3])

    def keep_answer(self, client: str, key: str, answer: FirstAnswer, now: datetime) -> None:
        """Remember the first answer to a key."""
        headers = json.dumps(dict(answer.headers))
        self._connection.execute(
            "INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?, ?, ?, ?)",
            (client, key, answer.fingerprint, answer.status, headers, answer.body, _written(now)),
        )

    def see_head(self, client: str, desk: str, sequence: int, digest: str, now: datetime) -> tuple[int, str]:
        """Record the head of a desk's audit chain. One that contradicts what was seen before is recorded apart.

        That is another hash at the furthest number, or a smaller number nobody saw with this hash. A request that
        comes late or twice brings a head that was seen, and is none.

        Returns:
            The furthest head ever seen of this desk.
        """
        run = self._connection.execute
        row = (client, desk, sequence, digest, _written(now))
        known = run(
            "SELECT sequence, hash FROM heads WHERE client = ? AND desk = ?", (client, desk)
        ).fetchone()
        if known is None or sequence > known[0]:
            with self._connection:
                run("BEGIN")
                run("INSERT OR REPLACE INTO heads VALUES (?, ?, ?, ?, ?)", row)
                run("INSERT OR REPLACE INTO seen_heads VALUES (?, ?, ?, ?, ?)", row)
            return sequence, digest
        if (sequence, digest) != tuple(known) and not self._was_seen(client, desk, sequence, digest):
            run("INSERT INTO steps_back VALUES (?, ?, ?, ?, ?)", row)
        return int(known[0]), str(known[1])

    def _was_seen(self, client: str, desk: str, sequence: int, digest: str) -> bool:
        where = "client = ? AND desk = ? AND sequence = ? AND hash = ?"
        found = self._connection.execute(
            f"SELECT 1 FROM seen_heads WHERE {where}", (client, desk, sequence, digest)
        )
        return found.fetchone() is not None

    def steps_back(self) -> int:
        """Count the heads that stepped back, for whoever looks after the desks."""
        (count,) = self._connection.execute("SELECT count(*) FROM steps_back").fetchone()
        return int(count)


def _private(folder: Path) -> Path:
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    file = folder / FILE
    # SQLite gives its other files the rights of this one.
    os.close(os.open(file, os.O_CREAT | os.O_RDWR, PRIVATE_FILE))
    file.chmod(PRIVATE_FILE)
    return file


def _filed(row: tuple[str, str, str | None, str, str | None]) -> Filed:
    return Filed(row[0], row[1], row[2], datetime.fromisoformat(row[3]), _read(row[4]))


def _written(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="microseconds")


def _read(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
