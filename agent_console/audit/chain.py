"""The chain: how records hang together and how the key goes on. Pure; it knows no file and no time.

Every record carries a SHA-256 over the one before it and a keyed hash (HMAC-SHA-256) with the key of its epoch. A key
gives the next one and nobody gets back from it to the one before: who takes today's key cannot rewrite yesterday.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from agent_console.audit.record import NotARecord, Record, read_record

KEY_BYTES: Final = 32
HASH_BYTES: Final = 32
RECORDS_PER_EPOCH: Final = 64
"""How many records one key stands for at most. Each start begins with a new key too."""

NOTHING: Final = bytes(HASH_BYTES)
"""What stands before the first record."""

_LINK: Final = b"agent-console audit link 1"
_NEXT: Final = b"agent-console audit next key 1"
_STATE: Final = b"agent-console audit state 1"


@dataclass(frozen=True, slots=True)
class Link:
    """A record as it hangs in the chain; `body` is its canonical text."""

    seq: int
    epoch: int
    body: str
    hash: bytes
    mac: bytes

    @property
    def in_its_place(self) -> bool:
        """Whether the body names the number the record stands under.

        Nothing else of it is read where a chain is checked: a newer program may have words this one does not know.
        """
        return f'","seq":{self.seq},"' in self.body

    @property
    def record(self) -> Record:
        """The record.

        Raises:
            NotARecord: The body is none this program knows, or of another place in the log.
        """
        record = read_record(self.body)
        if record.seq != self.seq:
            raise NotARecord("of another place")
        return record


@dataclass(frozen=True, slots=True, repr=False)
class State:
    """Where the chain ends and with which key it goes on.

    Args:
        desk: The name the log is known by outside.
        epoch: Of `key`; the first record is of epoch 1, epoch 0 is the start key's own.
        key: Of the epoch at hand; those before are gone.
        in_epoch: How many records the epoch has.
        seq: Of the last record; 0 before the first.
        hash: Of the last record.
        mac: Of the last record.
    """

    desk: str
    epoch: int
    key: bytes
    in_epoch: int = 0
    seq: int = 0
    hash: bytes = NOTHING
    mac: bytes = NOTHING

    def seal(self) -> bytes:
        """Give the keyed hash over everything else in the state."""
        told = f"{self.desk};{self.epoch};{self.in_epoch};{self.seq};{self.hash.hex()};{self.mac.hex()}"
        return hmac.digest(self.key, _STATE + told.encode(), "sha256")


def next_key(key: bytes) -> bytes:
    """Give the key of the next epoch."""
    return hmac.digest(key, _NEXT, "sha256")


def link_hash(before: bytes, mac_before: bytes, epoch: int, body: str) -> bytes:
    """Hash a record with what stands before it; the keyed hash before it is covered too."""
    return sha256(_LINK + before + mac_before + epoch.to_bytes(8, "big") + body.encode("ascii")).digest()


def keyed_hash(key: bytes, link: bytes) -> bytes:
    """Give the keyed hash of a record with the key of its epoch."""
    return hmac.digest(key, link, "sha256")


def next_epoch(state: State) -> State:
    """Go on with the next key; the one at hand is forgotten by whoever stores the answer."""
    return State(state.desk, state.epoch + 1, next_key(state.key), 0, state.seq, state.hash, state.mac)


def chained(state: State, record: Record) -> tuple[Link, State]:
    """Hang a record into the chain and give it with the state after it; a full epoch is left first."""
    if state.epoch == 0 or state.in_epoch >= RECORDS_PER_EPOCH:
        state = next_epoch(state)
    body = record.canonical()
    digest = link_hash(state.hash, state.mac, state.epoch, body)
    link = Link(record.seq, state.epoch, body, digest, keyed_hash(state.key, digest))
    after = State(state.desk, state.epoch, state.key, state.in_epoch + 1, record.seq, digest, link.mac)
    return link, after
