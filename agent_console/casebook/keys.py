"""The keys of a casebook: it knows how they are made, kept and used, not what is sealed or looked up with them."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final, Protocol

from agent_console.casebook.case_cipher import FORMAT, CaseCipher
from agent_console.casebook.schema import CASES, COUNTERS, META
from agent_console.casebook.stored_json import utc_text
from agent_console.encryption.cipher import NotOpened, open_sealed, seal
from agent_console.encryption.master_key import MasterKey
from agent_console.identity.phone import PhoneNumber
from agent_console.store.connection import Store
from agent_console.store.errors import StoreOtherKey
from agent_console.store.rows import SEAL_KEY_BYTES, SealedRows, Source
from agent_console.store.transaction import Reader, Transaction, Value

_INDEX_KEY_BYTES: Final = 32
SEAL_KEY: Final = "seal_key"
INDEX_KEY: Final = "index_key"
KEY_ID: Final = "master_key_id"
_CREATED: Final = "created_at"
_WRAPPING: Final = "casebook: wrapping keys"
"""What the master key is derived for here; a second purpose gets a second key."""


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """What rows are sealed with against changes, what numbers are looked up by, and the cipher of the cases."""

    seal: bytes
    index: bytes
    cipher: CaseCipher

    def index_of(self, number: PhoneNumber) -> bytes:
        """Give what a number is found by. Who has the key can try all numbers in hours: it is as secret as they are."""
        return hmac.digest(self.index, number.digits.encode(), "sha256")


class KeptStore(Source, Protocol):
    """A store of whose file the path is known."""

    @property
    def path(self) -> Path:
        """The file."""
        ...


def keys_of(store: Store, master: MasterKey, now: datetime) -> Keys:
    """Open the keys of a store; a store nothing was written into yet gets them.

    Raises:
        StoreOtherKey: The store was written with another master key.
        StoreDamaged: The keys are gone or changed while there are rows.
    """
    return known_keys(store, master) or _made(store, master, now)


def known_keys(store: KeptStore, master: MasterKey) -> Keys | None:
    """Open the keys of a store that may only be read; None where nothing was written into it yet.

    Raises:
        StoreOtherKey: The store was written with another master key, or in clear.
        StoreDamaged: The keys are changed.
    """
    raw = stored(store)
    if not raw:
        return None
    if raw.get(KEY_ID) != master.id:
        raise StoreOtherKey(store.path, "master key")
    wrapping = master.derive(_WRAPPING)
    try:
        opened = [
            open_sealed(wrapping, as_bytes(raw.get(name)), _about(name)) for name in (SEAL_KEY, INDEX_KEY)
        ]
    except NotOpened:
        raise store.report_damage("the keys") from None
    SealedRows(store, opened[0]).read(META)
    return Keys(opened[0], opened[1], CaseCipher(wrapping, store.report_damage))


def stored(store: Reader) -> dict[Value, Value]:
    """Read what stands there of the keys, as it stands."""
    return {name: value for name, value, *_ in store.read("SELECT name, value FROM meta")}


def as_bytes(value: Value) -> bytes:
    """Take a stored value for bytes; what is none opens nothing."""
    return value if isinstance(value, bytes) else b""


def write(tx: Transaction, store: Store, seal_key: bytes, index_key: bytes, master: MasterKey) -> Keys:
    """Wrap the keys of a store by a master key and write them."""
    wrapping = master.derive(_WRAPPING)
    rows = SealedRows(store, seal_key)
    for name, key in ((SEAL_KEY, seal_key), (INDEX_KEY, index_key)):
        rows.put(tx, META, {"name": name, "value": seal(wrapping, key, _about(name))})
    rows.put(tx, META, {"name": KEY_ID, "value": master.id})
    return Keys(seal_key, index_key, CaseCipher(wrapping, store.report_damage))


def _made(store: Store, master: MasterKey, now: datetime) -> Keys:
    for table in (CASES, COUNTERS):
        if store.read(f"SELECT 1 FROM {table.name} LIMIT 1"):
            raise store.report_damage("the keys")
    seal_key, index_key = secrets.token_bytes(SEAL_KEY_BYTES), secrets.token_bytes(_INDEX_KEY_BYTES)
    with store.transaction() as tx:
        keys = write(tx, store, seal_key, index_key, master)
        SealedRows(store, seal_key).add(tx, META, {"name": _CREATED, "value": utc_text(now).encode()})
    return keys


def _about(name: str) -> bytes:
    return f"casebook|{FORMAT}|meta|{name}".encode()
