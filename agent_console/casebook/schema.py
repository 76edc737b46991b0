"""The tables of the casebook: it knows columns and schema versions, not what is read or written when.

Up to version 2 the subject number, the events and the orders stood in clear. Since version 3 they are sealed with the
key of their case (`case_cipher`); the columns are declared TEXT as before and hold bytes.
"""

from __future__ import annotations

from typing import Final

from agent_console.audit import schema as audit
from agent_console.store.migrations import Migration
from agent_console.store.rows import Table

META: Final = Table("meta", ("name", "value"), ("name",))
COUNTERS: Final = Table("counters", ("series", "last"), ("series",))
CASES: Final = Table(
    "cases",
    (
        "call_id",
        "opened_at",
        "updated_at",
        "staff_no",
        "backend",
        "subject",
        "number_index",
        "step",
        "state",
        "outcome",
        "wrapped_up_at",
        "due_on",
        "call_back_at",
        "linked_to",
        "items",
        "event_count",
        "sealed_key",
        "complaint_due_on",
    ),
    ("call_id",),
)
CASES_IN_CLEAR: Final = Table("cases", CASES.columns[:-2], CASES.key)
"""As a row was sealed against changes up to version 2."""
EVENTS: Final = Table("events", ("call_id", "seq", "at", "kind", "body"), ("call_id", "seq"))
OUTBOX: Final = Table(
    "outbox",
    ("call_id", "filing", "backend", "key", "body", "state", "tries", "made_at", "next_try_at"),
    ("call_id", "filing"),
)
MISSES: Final = Table("misses", ("number_index", "day", "factor", "count"), ("number_index", "day", "factor"))

_VERSION_1: Final = Migration(
    (
        "CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL, seal BLOB NOT NULL)",
        "CREATE TABLE counters (series TEXT PRIMARY KEY, last INTEGER NOT NULL, seal BLOB NOT NULL)",
        """CREATE TABLE cases (
            call_id TEXT PRIMARY KEY,
            opened_at TEXT NOT NULL,
            updated_at TEXT NOT NULL,
            staff_no TEXT NOT NULL,
            backend TEXT NOT NULL,
            subject TEXT,
            number_index BLOB,
            step TEXT NOT NULL,
            state TEXT NOT NULL,
            outcome TEXT,
            wrapped_up_at TEXT,
            due_on TEXT,
            call_back_at TEXT,
            linked_to TEXT,
            items TEXT NOT NULL,
            event_count INTEGER NOT NULL,
            seal BLOB NOT NULL
        )""",
        "CREATE INDEX cases_by_number ON cases (number_index)",
        "CREATE INDEX cases_by_state ON cases (state)",
        "CREATE INDEX cases_by_end ON cases (wrapped_up_at)",
        "CREATE INDEX cases_by_start ON cases (opened_at)",
        "CREATE INDEX cases_by_link ON cases (linked_to)",
        """CREATE TABLE events (
            call_id TEXT NOT NULL REFERENCES cases (call_id) DEFERRABLE INITIALLY DEFERRED,
            seq INTEGER NOT NULL,
            at TEXT NOT NULL,
            kind TEXT NOT NULL,
            body TEXT NOT NULL,
            seal BLOB NOT NULL,
            PRIMARY KEY (call_id, seq)
        )""",
        """CREATE TABLE outbox (
            call_id TEXT NOT NULL REFERENCES cases (call_id) DEFERRABLE INITIALLY DEFERRED,
            filing INTEGER NOT NULL,
            backend TEXT NOT NULL,
            key TEXT NOT NULL UNIQUE,
            body TEXT NOT NULL,
            state TEXT NOT NULL,
            tries INTEGER NOT NULL,
            made_at TEXT NOT NULL,
            next_try_at TEXT,
            seal BLOB NOT NULL,
            PRIMARY KEY (call_id, filing)
        )""",
        "CREATE INDEX outbox_by_state ON outbox (state, backend)",
        """CREATE TABLE misses (
            number_index BLOB NOT NULL,
            day TEXT NOT NULL,
            factor TEXT NOT NULL,
            count INTEGER NOT NULL,
            seal BLOB NOT NULL,
            PRIMARY KEY (number_index, day, factor)
        )""",
    )
)

_VERSION_2: Final = Migration(audit.STATEMENTS)
"""The audit log stands in the same file, so that what is done and its record are one transaction."""

_VERSION_3: Final = Migration(
    (
        "ALTER TABLE cases ADD COLUMN sealed_key BLOB",
        "ALTER TABLE cases ADD COLUMN complaint_due_on TEXT",
        "CREATE INDEX cases_by_complaint ON cases (complaint_due_on) WHERE complaint_due_on IS NOT NULL",
    )
)
"""What stands in clear is sealed when the file is opened with its key (`encrypting`)."""

MIGRATIONS: Final = (_VERSION_1, _VERSION_2, _VERSION_3)
"""What a file has run to reach each version; released steps are never changed."""
