"""The keys of a casebook: it knows how they are made, kept and used, not what is sealed or looked up with them."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from agent_console.casebook.schema import CASES, COUNTERS, META
from agent_console.casebook.stored_json import utc_text
from agent_console.identity.phone import PhoneNumber
from agent_console.store.connection import Store
from agent_console.store.rows import SEAL_KEY_BYTES, SealedRows

_INDEX_KEY_BYTES: Final = 32
_SEAL, _INDEX, _CREATED = "seal_key", "index_key", "created_at"


@dataclass(frozen=True, slots=True, repr=False)
class Keys:
    """The key rows are sealed with, and the one numbers are looked up by. Both stand in the file in this schema."""

    seal: bytes
    index: bytes

    def index_of(self, number: PhoneNumber) -> bytes:
        """Give what a number is found by. Who has the key can try all numbers in hours: it is as secret as they are."""
        return hmac.digest(self.index, number.digits.encode(), "sha256")


def keys_of(store: Store, now: datetime) -> Keys:
    """Read the keys of a store; a store nothing was written into yet gets them.

    Raises:
        StoreDamaged: The keys are gone or changed while there are rows.
    """
    raw = {name: value for name, value, *_ in store.read("SELECT name, value FROM meta")}
    if not raw:
        return _made(store, now)
    seal, index = raw.get(_SEAL), raw.get(_INDEX)
    if not isinstance(seal, bytes) or not isinstance(index, bytes) or len(seal) != SEAL_KEY_BYTES:
        raise store.report_damage("the keys")
    SealedRows(store, seal).read(META)
    return Keys(seal, index)


def _made(store: Store, now: datetime) -> Keys:
    for table in (CASES, COUNTERS):
        if store.read(f"SELECT 1 FROM {table.name} LIMIT 1"):
            raise store.report_damage("the keys")
    keys = Keys(secrets.token_bytes(SEAL_KEY_BYTES), secrets.token_bytes(_INDEX_KEY_BYTES))
    rows = SealedRows(store, keys.seal)
    with store.transaction() as tx:
        for name, value in ((_SEAL, keys.seal), (_INDEX, keys.index), (_CREATED, utc_text(now).encode())):
            rows.add(tx, META, {"name": name, "value": value})
    return keys
