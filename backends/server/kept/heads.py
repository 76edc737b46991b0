"""The newest link of each desk's audit chain, and every link that contradicts it. It judges nobody."""

from __future__ import annotations

from datetime import datetime, timedelta
from sqlite3 import Connection
from typing import Final

from backends.server.kept.instants import written

_SEEN_KEPT: Final = timedelta(days=1)
"""A request that is sent again, or was long on its way, brings a head of minutes ago."""

SCHEMA: Final = """
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


class HeadsSeen:
    """How far each desk's chain was seen to go."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def see(self, client: str, desk: str, sequence: int, digest: str, now: datetime) -> tuple[int, str]:
        """Record the head of a desk's audit chain. One that contradicts what was seen before is recorded apart.

        That is another hash at the furthest number, or a smaller number nobody saw with this hash. A request that
        comes late or twice brings a head that was seen, and is none.

        Returns:
            The furthest head ever seen of this desk.
        """
        run = self._connection.execute
        row = (client, desk, sequence, digest, written(now))
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

    def prune(self, now: datetime) -> None:
        """Forget which heads were seen days ago; the furthest and the steps back stay."""
        self._connection.execute("DELETE FROM seen_heads WHERE seen_at < ?", (written(now - _SEEN_KEPT),))
