"""The master key of a home: every other key is wrapped by it or derived from it. It knows no place it is kept in."""

from __future__ import annotations

import hmac
from typing import Final, NoReturn, Self

from agent_console.encryption.cipher import KEY_BYTES, new_key

_ID_BYTES: Final = 8


class MasterKey:
    """32 random bytes that show nowhere: not printed, not pickled, not compared by accident."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        """Take 32 bytes.

        Raises:
            ValueError: There are more or fewer.
        """
        if len(raw) != KEY_BYTES:
            raise ValueError("a master key has 32 bytes")
        self.raw = raw

    @classmethod
    def new(cls) -> Self:
        """Make a random one."""
        return cls(new_key())

    def derive(self, purpose: str) -> bytes:
        """Give the key of one purpose (HKDF-Expand of one block, RFC 5869; the master key is random already)."""
        return hmac.digest(self.raw, purpose.encode() + b"\x01", "sha256")

    @property
    def id(self) -> bytes:
        """Tell keys apart without telling anything of them; it stands beside what was sealed."""
        return self.derive("agent-console key id")[:_ID_BYTES]

    def __repr__(self) -> str:
        return "MasterKey(...)"

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        raise TypeError("a master key cannot be pickled")
