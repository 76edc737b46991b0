"""The master key in the desktop's keyring: it knows the entry's form, not which keyring there is."""

from __future__ import annotations

from typing import Final

from agent_console.backend import CredentialProblem
from agent_console.encryption.master_key import MasterKey
from agent_console.identity.secret import Secret
from agent_console.keyring_entry import KeyringEntry

SERVICE: Final = "agent-console"


def known_in_keyring(entry: KeyringEntry) -> MasterKey | None:
    """Read the key of an entry, and make none; None where the keyring does not give one out."""
    found = entry.ask()
    if isinstance(found, CredentialProblem):
        return None
    try:
        return MasterKey(bytes.fromhex(found.reveal()))
    except ValueError:
        return None


def kept_in_keyring(entry: KeyringEntry) -> MasterKey | CredentialProblem:
    """Read the key of an entry; where there is none, make both.

    What was put there is read again: a keyring that takes everything and keeps nothing would take all cases with it.
    """
    found = entry.ask()
    if found is CredentialProblem.NOT_IN_KEYRING:
        if problem := entry.put(Secret(MasterKey.new().raw.hex())):
            return problem
        found = entry.ask()
    if isinstance(found, CredentialProblem):
        return found
    try:
        return MasterKey(bytes.fromhex(found.reveal()))
    except ValueError:
        return CredentialProblem.UNUSABLE
