"""The tables of the log: it knows columns, not what a record says. They stand in the casebook's file.

One file, so that a case, its outbox entry and its audit record are one transaction.
"""

from __future__ import annotations

from typing import Final

from agent_console.audit.chain import HASH_BYTES, KEY_BYTES, Link, State
from agent_console.store.transaction import Row

STATEMENTS: Final = (
    """CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        epoch INTEGER NOT NULL,
        body TEXT NOT NULL,
        hash BLOB NOT NULL,
        mac BLOB NOT NULL
    )""",
    """CREATE TABLE audit_state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        desk TEXT NOT NULL,
        epoch INTEGER NOT NULL,
        key BLOB NOT NULL,
        in_epoch INTEGER NOT NULL,
        seq INTEGER NOT NULL,
        hash BLOB NOT NULL,
        mac BLOB NOT NULL,
        seal BLOB NOT NULL
    )""",
)
"""What the casebook's migration runs; released, so never changed."""

LINKS: Final = "SELECT seq, epoch, body, hash, mac FROM audit"
ADD_LINK: Final = "INSERT INTO audit (seq, epoch, body, hash, mac) VALUES (?, ?, ?, ?, ?)"
STATE: Final = "SELECT desk, epoch, key, in_epoch, seq, hash, mac, seal FROM audit_state"
PUT_STATE: Final = """INSERT OR REPLACE INTO audit_state (id, desk, epoch, key, in_epoch, seq, hash, mac, seal)
    VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)"""

_LARGEST: Final = 2**62
"""No count of ours comes near it; a flipped bit may."""


def link_row(link: Link) -> Row:
    """Give the row of a record."""
    return link.seq, link.epoch, link.body, link.hash, link.mac


def link_of(row: Row) -> Link | None:
    """Read a row; None where it can hold no record."""
    seq, epoch, body, digest, mac = row
    if not isinstance(seq, int) or not _count(epoch) or not isinstance(body, str):
        return None
    if not _bytes(digest, HASH_BYTES) or not _bytes(mac, HASH_BYTES):
        return None
    assert isinstance(epoch, int)
    assert isinstance(digest, bytes)
    assert isinstance(mac, bytes)
    return Link(seq, epoch, body, digest, mac)


def state_row(state: State) -> Row:
    """Give the row of the state, with its seal."""
    return (
        state.desk,
        state.epoch,
        state.key,
        state.in_epoch,
        state.seq,
        state.hash,
        state.mac,
        state.seal(),
    )


def state_of(row: Row) -> State | None:
    """Read the state; None where its seal does not fit it."""
    desk, epoch, key, in_epoch, seq, digest, mac, seal = row
    if not isinstance(desk, str) or not all(map(_count, (epoch, in_epoch, seq))):
        return None
    if not _bytes(key, KEY_BYTES) or not _bytes(digest, HASH_BYTES) or not _bytes(mac, HASH_BYTES):
        return None
    assert isinstance(epoch, int)
    assert isinstance(in_epoch, int)
    assert isinstance(seq, int)
    assert isinstance(key, bytes)
    assert isinstance(digest, bytes)
    assert isinstance(mac, bytes)
    state = State(desk, epoch, key, in_epoch, seq, digest, mac)
    return state if _sealed(state, seal) else None


def _sealed(state: State, seal: object) -> bool:
    try:
        return seal == state.seal()
    except UnicodeError:
        # A changed byte can make a name that is no UTF-8.
        return False


def _count(value: object) -> bool:
    return isinstance(value, int) and 0 <= value < _LARGEST


def _bytes(value: object, length: int) -> bool:
    return isinstance(value, bytes) and len(value) == length
