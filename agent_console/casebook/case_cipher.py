"""What identifies a caller is sealed with a key of its case: it knows keys and places, not what is sealed there.

Each case has a random key, kept in its row and wrapped by a key of the home: who erases the row erases the case,
whatever copies of its events there are without it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from agent_console.encryption.cipher import NotOpened, new_key, open_sealed, seal
from agent_console.store.rows import Table
from agent_console.store.transaction import Value

FORMAT: Final = 3
"""The schema version that brought it. It is part of every place: what a later format means differs is sealed anew."""

Damage = Callable[[str], Exception]
"""Takes note that the store holds what was never written there, and gives the error to raise."""


@dataclass(frozen=True, slots=True, repr=False)
class CaseKey:
    """The key of one case. A text opens in the very place it was sealed for, in no other row and no other case."""

    call_id: str
    raw: bytes
    damage: Damage

    def seal(self, table: Table, text: str, number: int = 0) -> bytes:
        """Seal a text for one row of the case."""
        return seal(self.raw, text.encode(), self._about(table, number))

    def open(self, table: Table, sealed: Value, number: int = 0) -> str:
        """Give the text of one row of the case.

        Raises:
            StoreDamaged: It is not what was sealed there.
        """
        try:
            if not isinstance(sealed, bytes):
                raise NotOpened
            return open_sealed(self.raw, sealed, self._about(table, number)).decode()
        except NotOpened:
            raise self.damage(f"a sealed text of {table.name}") from None

    def _about(self, table: Table, number: int) -> bytes:
        return f"casebook|{FORMAT}|{table.name}|{self.call_id}|{number}".encode()


@dataclass(frozen=True, slots=True, repr=False)
class CaseCipher:
    """Makes and unwraps the keys of cases."""

    wrapping: bytes
    damage: Damage

    def new_key(self, call_id: str) -> bytes:
        """Make the key of a new case, wrapped as it stands in its row."""
        return seal(self.wrapping, new_key(), _about(call_id))

    def key_of(self, call_id: str, wrapped: Value) -> CaseKey:
        """Unwrap the key of a case.

        Raises:
            StoreDamaged: It is not what was wrapped.
        """
        try:
            if not isinstance(wrapped, bytes):
                raise NotOpened
            return CaseKey(call_id, open_sealed(self.wrapping, wrapped, _about(call_id)), self.damage)
        except NotOpened:
            raise self.damage("the key of a case") from None


def _about(call_id: str) -> bytes:
    return f"casebook|{FORMAT}|key|{call_id}".encode()
