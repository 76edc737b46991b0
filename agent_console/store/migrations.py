"""Schema versions: it knows how a file is brought from one version to the next, not what the versions hold."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migration:
    """What leads from the version before to this one: SQL statements, each run on its own, all in one transaction.

    A migration is never changed once a program with it was released: files out there have run it.
    """

    statements: tuple[str, ...]


def version_of(connection: sqlite3.Connection) -> int:
    """Read the schema version of a file; 0 is a file nothing was written into."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def migrate(connection: sqlite3.Connection, migrations: Sequence[Migration]) -> None:
    """Bring a file to the newest version; each step is there whole or not at all."""
    for number in range(version_of(connection) + 1, len(migrations) + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            for statement in migrations[number - 1].statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
