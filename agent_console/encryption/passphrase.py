"""A master key locked up by a passphrase (Argon2id). It knows no person and no file: a slot is plain data."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Self

from agent_console.encryption.cipher import KEY_BYTES, NotOpened, open_sealed, seal
from agent_console.encryption.master_key import MasterKey
from agent_console.identity.secret import Secret
from agent_console.identity.text import fold

_SALT_BYTES: Final = 16
ITERATIONS: Final = 3
LANES: Final = 4
MEMORY_KIB: Final = 64 * 1024
"""RFC 9106, 4: the second recommended option, for machines that have no 2 GiB to spare; a quarter of a second."""

_MOST_ITERATIONS: Final = 10
_MOST_LANES: Final = 16
_MOST_MEMORY_KIB: Final = 1024 * 1024
"""A slot somebody edited must not take the machine down before its passphrase is even wrong."""


class WrongPassphrase(Exception):
    """The passphrase does not open the slot, or what the slot stands for was changed."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A locked-up master key, with the costs it was locked up at. Nothing in it is secret without the passphrase."""

    salt: bytes
    sealed: bytes
    iterations: int = ITERATIONS
    lanes: int = LANES
    memory_kib: int = MEMORY_KIB

    def plain(self) -> dict[str, str | int]:
        """Give it as plain data for a JSON file."""
        return {
            "salt": self.salt.hex(),
            "sealed": self.sealed.hex(),
            "iterations": self.iterations,
            "lanes": self.lanes,
            "memory_kib": self.memory_kib,
        }

    @classmethod
    def from_plain(cls, told: Mapping[str, object]) -> Self:
        """Read what `plain` gave.

        Raises:
            ValueError: It is something else.
        """
        try:
            costs = [int(str(told[name])) for name in ("iterations", "lanes", "memory_kib")]
            slot = cls(bytes.fromhex(str(told["salt"])), bytes.fromhex(str(told["sealed"])), *costs)
        except KeyError:
            raise ValueError("not a slot") from None
        if not slot._is_bearable():
            raise ValueError("not a slot")
        return slot

    def _is_bearable(self) -> bool:
        return (
            1 <= self.iterations <= _MOST_ITERATIONS
            and 1 <= self.lanes <= _MOST_LANES
            and 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
            and len(self.salt) >= _SALT_BYTES
        )


def lock_up(master: MasterKey, passphrase: Secret, about: bytes) -> Slot:
    """Lock a master key up with a passphrase; takes a quarter of a second.

    Args:
        master: The key.
        passphrase: Whatever a person typed; full-width forms count as their half-width ones.
        about: What must not be changed beside the slot, such as whose it is and in which role.
    """
    slot = Slot(secrets.token_bytes(_SALT_BYTES), b"")
    return Slot(slot.salt, seal(_key_of(passphrase, slot), master.raw, about))


def unlock(slot: Slot, passphrase: Secret, about: bytes) -> MasterKey:
    """Give the master key; takes a quarter of a second, also for a wrong passphrase.

    Raises:
        WrongPassphrase: It is not this one, or `about` is not what it was.
    """
    try:
        return MasterKey(open_sealed(_key_of(passphrase, slot), slot.sealed, about))
    except (NotOpened, ValueError):
        raise WrongPassphrase from None


def _key_of(passphrase: Secret, slot: Slot) -> bytes:
    # Late: where nobody signs in with a passphrase its library is not loaded before the first page.
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    typed = fold(passphrase.reveal()).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.iterations,
        lanes=slot.lanes,
        memory_cost=slot.memory_kib,
    ).derive(typed)
