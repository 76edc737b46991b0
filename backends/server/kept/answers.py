"""The first answer to each idempotency key, client by client. It knows no write's meaning."""

from __future__ import annotations

import json
from datetime import datetime
from sqlite3 import Connection
from typing import Final

from backends.server.kept.instants import written
from backends.server.records import FirstAnswer

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS keys (
    client TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
    body BLOB NOT NULL, answered_at TEXT NOT NULL, PRIMARY KEY (client, key)
);
"""


class FirstAnswers:
    """What was answered when a key came first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, client: str, key: str) -> FirstAnswer | None:
        """Find the first answer to a key."""
        row = self._connection.execute(
            "SELECT fingerprint, status, headers, body FROM keys WHERE client = ? AND key = ?", (client, key)
        ).fetchone()
        return None if row is None else FirstAnswer(row[0], row[1], json.loads(row[2]), row[3])

    def keep(self, client: str, key: str, answer: FirstAnswer, now: datetime) -> None:
        """Remember the first answer to a key."""
        headers = json.dumps(dict(answer.headers))
        self._connection.execute(
            "INSERT OR IGNORE INTO keys VALUES (?, ?, ?, ?, ?, ?, ?)",
            (client, key, answer.fingerprint, answer.status, headers, answer.body, written(now)),
        )

    def prune(self, before: datetime) -> None:
        """Forget what was answered before an instant."""
        self._connection.execute("DELETE FROM keys WHERE answered_at < ?", (written(before),))
