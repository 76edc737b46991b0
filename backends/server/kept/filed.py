"""Which client filed what: it must be found again after a restart, as in the backend's own ledger. It files nothing."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection
from typing import Final

from backends.server.kept.instants import read, written
from backends.server.records import Filed, Kind

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS filed (
    kind TEXT NOT NULL, id TEXT NOT NULL, client TEXT NOT NULL, number TEXT NOT NULL, reference TEXT,
    created_at TEXT NOT NULL, closed_at TEXT, PRIMARY KEY (kind, id, client)
);
CREATE INDEX IF NOT EXISTS filed_by_client ON filed (kind, client, created_at);
"""


class FiledByClients:
    """What each client filed, by kind and id."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, kind: Kind, client: str, filed: Filed) -> Filed:
        """Remember who filed what; what is known already stays as it is, and is given back."""
        self._connection.execute(
            "INSERT OR IGNORE INTO filed VALUES (?, ?, ?, ?, ?, ?, NULL)",
            (kind, filed.id, client, filed.number, filed.reference, written(filed.created_at)),
        )
        return self.find(kind, client, filed.id) or filed

    def close(self, kind: Kind, identifier: str, now: datetime) -> None:
        """Remember when something was first seen to be at its end."""
        self._connection.execute(
            "UPDATE filed SET closed_at = ? WHERE kind = ? AND id = ? AND closed_at IS NULL",
            (written(now), kind, identifier),
        )

    def forget(self, kind: Kind, client: str, identifier: str) -> None:
        """Forget what a client deleted."""
        self._connection.execute(
            "DELETE FROM filed WHERE kind = ? AND client = ? AND id = ?", (kind, client, identifier)
        )

    def find(self, kind: Kind, client: str, identifier: str) -> Filed | None:
        """Find what a client filed, by its id."""
        row = self._connection.execute(
            "SELECT id, number, reference, created_at, closed_at FROM filed WHERE kind = ? AND client = ? AND id = ?",
            (kind, client, identifier),
        ).fetchone()
        return None if row is None else _filed(row)

    def of(self, kind: Kind, client: str, since: datetime | None = None) -> list[Filed]:
        """List what a client filed, newest first."""
        rows = self._connection.execute(
            "SELECT id, number, reference, created_at, closed_at FROM filed "
            "WHERE kind = ? AND client = ? AND created_at >= ? ORDER BY created_at DESC, rowid DESC",
            (kind, client, "" if since is None else written(since)),
        )
        return [_filed(row) for row in rows]

    def prune(self, before: datetime) -> None:
        """Forget what was filed before an instant."""
        self._connection.execute("DELETE FROM filed WHERE created_at < ?", (written(before),))


def _filed(row: tuple[str, str, str | None, str, str | None]) -> Filed:
    return Filed(row[0], row[1], row[2], datetime.fromisoformat(row[3]), read(row[4]))
