"""Rows about lookups, requests and corrections. It knows SQL and no rule."""

from __future__ import annotations

import json
from datetime import datetime
from sqlite3 import Connection

from agent_console.backend import Consent, CorrectionReason, HolderRelation, PlatformId
from backends.fake.records import (
    CorrectionRecord,
    ItemRecord,
    LookupRecord,
    RequestRecord,
    read,
    read_optional,
    written,
)

_COUNTED = ("lookups", "requests", "corrections")


def count_rows(connection: Connection, table: str) -> int:
    """Count what was accepted so far; rows are never taken away."""
    if table not in _COUNTED:
        raise ValueError(f"not counted: {table}")
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def add_lookup(connection: Connection, record: LookupRecord, case_reference: str, consent: Consent) -> None:
    """Keep a lookup."""
    connection.execute(
        "INSERT INTO lookups VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            record.id,
            record.number,
            written(record.created_at),
            json.dumps(record.platform_ids),
            case_reference,
            consent.text_version,
            written(consent.agreed_at),
            record.relation,
        ),
    )


def find_lookup(connection: Connection, lookup_id: str) -> LookupRecord | None:
    """Find a lookup."""
    row = connection.execute(
        "SELECT id, number, created_at, platform_ids, relation FROM lookups WHERE id = ?", (lookup_id,)
    ).fetchone()
    if row is None:
        return None
    whose = None if row[4] is None else HolderRelation(row[4])
    return LookupRecord(row[0], row[1], read(row[2]), tuple(map(PlatformId, json.loads(row[3]))), whose)


def add_request(connection: Connection, record: RequestRecord, consent: Consent) -> None:
    """Keep a request with all its items."""
    connection.execute(
        "INSERT INTO requests VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            record.id,
            record.number,
            written(record.created_at),
            record.lookup_id,
            record.case_reference,
            consent.text_version,
            written(consent.agreed_at),
        ),
    )
    connection.executemany(
        "INSERT INTO items VALUES (?, ?, ?, ?, NULL, NULL)",
        [(record.id, item.position, item.platform_id, item.binding_id) for item in record.items],
    )


def number_of_request(connection: Connection, request_id: str) -> str | None:
    """Tell which number a request is about."""
    row = connection.execute("SELECT number FROM requests WHERE id = ?", (request_id,)).fetchone()
    return None if row is None else str(row[0])


def requests_of(connection: Connection, number: str) -> tuple[RequestRecord, ...]:
    """List everything filed for a number, oldest first."""
    rows = connection.execute(
        "SELECT id, number, created_at, lookup_id, case_reference FROM requests WHERE number = ? "
        "ORDER BY rowid",
        (number,),
    ).fetchall()
    return tuple(
        RequestRecord(row[0], row[1], read(row[2]), row[3], row[4], _items(connection, row[0]))
        for row in rows
    )


def _items(connection: Connection, request_id: str) -> tuple[ItemRecord, ...]:
    rows = connection.execute(
        "SELECT position, platform_id, binding_id, withdrawn_at FROM items WHERE request_id = ? "
        "ORDER BY position",
        (request_id,),
    )
    return tuple(ItemRecord(row[0], PlatformId(row[1]), row[2], read_optional(row[3])) for row in rows)


def withdraw(connection: Connection, request_id: str, position: int, reason: str, now: datetime) -> None:
    """Record that an item was taken back."""
    connection.execute(
        "UPDATE items SET withdrawn_at = ?, reason = ? WHERE request_id = ? AND position = ?",
        (written(now), reason, request_id, position),
    )


def add_correction(connection: Connection, record: CorrectionRecord, case_reference: str) -> None:
    """Keep a correction."""
    connection.execute(
        "INSERT INTO corrections VALUES (?, ?, ?, ?, ?, ?)",
        (
            record.id,
            record.number,
            written(record.created_at),
            record.reason,
            case_reference,
            json.dumps(record.label_ids),
        ),
    )


def find_correction(connection: Connection, correction_id: str) -> CorrectionRecord | None:
    """Find a correction."""
    rows = _corrections(connection, "id", correction_id)
    return rows[0] if rows else None


def corrections_of(connection: Connection, number: str) -> tuple[CorrectionRecord, ...]:
    """List every correction filed for a number, oldest first."""
    return _corrections(connection, "number", number)


def _corrections(connection: Connection, column: str, value: str) -> tuple[CorrectionRecord, ...]:
    rows = connection.execute(
        f"SELECT id, number, created_at, reason, label_ids FROM corrections WHERE {column} = ? ORDER BY rowid",
        (value,),
    )
    return tuple(
        CorrectionRecord(row[0], row[1], read(row[2]), CorrectionReason(row[3]), tuple(json.loads(row[4])))
        for row in rows
    )
