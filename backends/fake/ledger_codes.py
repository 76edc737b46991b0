"""Rows about codes, misses and messages, and the first answer to each key. It knows SQL and no rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from sqlite3 import Connection

from agent_console.backend import TextMessage
from backends.fake.records import SentCode, read, read_optional, written


@dataclass(frozen=True, slots=True)
class FirstAnswer:
    """What was answered when a key came first."""

    digest: str
    answer: str = field(repr=False)
    answered_at: datetime


def find_answer(connection: Connection, key: str) -> FirstAnswer | None:
    """Find the first answer to a key."""
    row = connection.execute(
        "SELECT digest, answer, answered_at FROM answers WHERE key = ?", (key,)
    ).fetchone()
    return None if row is None else FirstAnswer(row[0], row[1], read(row[2]))


def keep_answer(
    connection: Connection, key: str, operation: str, digest: str, answer: str, now: datetime
) -> None:
    """Keep the first answer to a key."""
    connection.execute(
        "INSERT INTO answers VALUES (?, ?, ?, ?, ?)", (key, operation, digest, answer, written(now))
    )


def count_misses(connection: Connection, number: str, factor: str, day: date) -> int:
    """Count the misses of a factor on a day in China."""
    row = connection.execute(
        "SELECT count FROM misses WHERE number = ? AND factor = ? AND day = ?",
        (number, factor, day.isoformat()),
    ).fetchone()
    return 0 if row is None else int(row[0])


def add_miss(connection: Connection, number: str, factor: str, day: date) -> None:
    """Count one more miss."""
    connection.execute(
        "INSERT INTO misses VALUES (?, ?, ?, 1) "
        "ON CONFLICT (number, factor, day) DO UPDATE SET count = count + 1",
        (number, factor, day.isoformat()),
    )


def count_codes(connection: Connection, number: str, day: date | None = None) -> int:
    """Count the codes sent to a number, ever or on a day in China."""
    (count,) = connection.execute(
        "SELECT count(*) FROM codes WHERE number = ?1 AND (?2 IS NULL OR day = ?2)",
        (number, None if day is None else day.isoformat()),
    ).fetchone()
    return int(count)


def add_code(connection: Connection, code: SentCode, day: date) -> None:
    """Keep a code that goes out."""
    connection.execute(
        "INSERT INTO codes VALUES (?, ?, ?, ?, ?, NULL)",
        (code.authentication_id, code.number, code.code, written(code.sent_at), day.isoformat()),
    )


def find_code(connection: Connection, authentication_id: str) -> SentCode | None:
    """Find a code by its authentication."""
    row = connection.execute(
        "SELECT authentication_id, number, code, sent_at, confirmed_at FROM codes WHERE authentication_id = ?",
        (authentication_id,),
    ).fetchone()
    return None if row is None else _code(row)


def newest_code(connection: Connection, number: str) -> SentCode | None:
    """Find the code that was sent to a number last."""
    row = connection.execute(
        "SELECT authentication_id, number, code, sent_at, confirmed_at FROM codes WHERE number = ? "
        "ORDER BY rowid DESC LIMIT 1",
        (number,),
    ).fetchone()
    return None if row is None else _code(row)


def _code(row: tuple[str, str, str, str, str | None]) -> SentCode:
    return SentCode(row[0], row[1], row[2], read(row[3]), read_optional(row[4]))


def confirm(connection: Connection, authentication_id: str, now: datetime) -> None:
    """Record that a code was read back rightly."""
    connection.execute(
        "UPDATE codes SET confirmed_at = ? WHERE authentication_id = ?", (written(now), authentication_id)
    )


def add_message(connection: Connection, number: str, now: datetime, text: str) -> None:
    """Keep a text message as it goes out."""
    connection.execute("INSERT INTO messages VALUES (?, ?, ?)", (number, written(now), text))


def messages(connection: Connection, number: str) -> tuple[TextMessage, ...]:
    """List the text messages sent to a number, newest last."""
    rows = connection.execute("SELECT sent_at, text FROM messages WHERE number = ? ORDER BY rowid", (number,))
    return tuple(TextMessage(read(sent_at), text) for sent_at, text in rows)
