"""Whom a code was sent to and when it was confirmed: CAMARA's second step names no number. It knows no code."""

from __future__ import annotations

from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Final

from backends.server.kept.instants import read, written
from backends.server.records import SentCode

_KEPT: Final = timedelta(days=4)
"""A proof is taken for 72 hours; a day more for whoever looks into a refusal."""

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS codes (
    authentication_id TEXT PRIMARY KEY, number TEXT NOT NULL, sent_at TEXT NOT NULL, validated_at TEXT, told_at TEXT
);
"""


class SentCodes:
    """Codes by the ids of their authentications."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, authentication_id: str, number: str, now: datetime) -> None:
        """Remember to whom a code was sent."""
        self._connection.execute(
            "INSERT OR REPLACE INTO codes VALUES (?, ?, ?, NULL, NULL)",
            (authentication_id, number, written(now)),
        )

    def confirm(self, authentication_id: str, validated_at: datetime, told_at: datetime) -> None:
        """Remember that a code was confirmed."""
        self._connection.execute(
            "UPDATE codes SET validated_at = ?, told_at = ? WHERE authentication_id = ?",
            (written(validated_at), written(told_at), authentication_id),
        )

    def find(self, authentication_id: str) -> SentCode | None:
        """Tell to whom a code was sent."""
        row = self._connection.execute(
            "SELECT number, validated_at, told_at FROM codes WHERE authentication_id = ?",
            (authentication_id,),
        ).fetchone()
        return None if row is None else SentCode(row[0], read(row[1]), read(row[2]))

    def prune(self, now: datetime) -> None:
        """Forget codes nobody can prove anything by."""
        self._connection.execute("DELETE FROM codes WHERE sent_at < ?", (written(now - _KEPT),))
