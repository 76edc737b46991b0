"""Where the master key of a start comes from: sign-in, keyring or file. It asks nobody and opens no casebook."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from agent_console.backend import CredentialProblem, CredentialsUnusable, Environment
from agent_console.encryption.key_file import kept_key
from agent_console.encryption.key_in_keyring import SERVICE, kept_in_keyring
from agent_console.encryption.master_key import MasterKey
from agent_console.home import Home
from agent_console.keyring_entry import KeyringEntry
from agent_console.language import N_
from agent_console.seat import desk_of

KEY_BESIDE_CASES = N_(
    "The key of the cases lies in a file beside them: who copies the whole home can read them."
)


class KeySource(StrEnum):
    """What has to be known or owned to read the cases; the last of them is weak, and said to be."""

    PASSPHRASE = "PASSPHRASE"
    """Whoever signed in: their passphrase opens it."""
    KEYRING = "KEYRING"
    """The session of the desktop's owner."""
    FILE = "FILE"
    """Nothing but the home itself: who copies all of it has the key too."""


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The master key of one start, and where it came from."""

    master: MasterKey = field(repr=False)
    source: KeySource


class MasterKeyUnusable(CredentialsUnusable):
    """The keyring does not give the master key out, or cannot keep one."""


def master_key_entry(desk: str) -> KeyringEntry:
    """Name the keyring's entry for the master key of a desk."""
    return KeyringEntry(SERVICE, f"master key of {desk}")


def unlock(home: Home, environment: Environment, wanted: str, signed_in: MasterKey | None = None) -> Unlocked:
    """Give the master key of one world; it is made at the first start.

    Training has it in a file: nothing there is anybody's data, and a newcomer needs nothing to start.

    Args:
        home: Where files are.
        environment: Which world.
        wanted: What the settings name, `file` or `keyring`; of no account where somebody's passphrase opened it.
        signed_in: What the passphrase of whoever signed in opened.

    Raises:
        MasterKeyUnusable: See there.
        KeyFileUnreadable: There is a key file that holds no key.
        OSError: The file cannot be written.
    """
    if environment is Environment.LIVE and signed_in is not None:
        return Unlocked(signed_in, KeySource.PASSPHRASE)
    if environment is Environment.LIVE and wanted == "keyring":
        entry = master_key_entry(desk_of(home))
        found = kept_in_keyring(entry)
        if isinstance(found, CredentialProblem):
            raise MasterKeyUnusable(f"{found}", found, entry.where)
        return Unlocked(found, KeySource.KEYRING)
    return Unlocked(kept_key(home.master_key(environment)), KeySource.FILE)
