"""Where a secret is read from: the environment, the keyring, or a file that only its owner can read."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent_console.backend import CredentialProblem, CredentialsUnusable
from agent_console.identity.secret import Secret
from agent_console.keyring_entry import LONGEST_WAIT, KeyringEntry

LARGEST_SECRET: Final = 64 * 1024
"""A private key with its certificates; more is another file."""

_KEYRING: Final = {
    CredentialProblem.KEYRING_NOT_INSTALLED: "the keyring library is not installed",
    CredentialProblem.NO_KEYRING: "this machine has no keyring that can be asked",
    CredentialProblem.NOT_IN_KEYRING: "the keyring has no such entry",
    CredentialProblem.KEYRING_LOCKED: "the keyring does not give the entry out: it is locked, or denies it",
    CredentialProblem.KEYRING_FAILED: "the keyring failed when it was asked",
}

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class SecretMissing(CredentialsUnusable):
    """A secret cannot be read. The text names where it should stand, never what stands there."""


class KeyUnusable(SecretMissing):
    """A private key is there, and cannot sign. The text holds nothing of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text, CredentialProblem.UNUSABLE)


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """Where a secret stands: an entry of the keyring, a file, or a variable of the environment."""

    variable: str
    file: Path | None = None
    entry: KeyringEntry | None = None

    def read(self, environ: Mapping[str, str] = os.environ, seconds: float = LONGEST_WAIT) -> Secret:
        """Read the secret as it stands there now, without space around it; a keyring may take so many seconds.

        Raises:
            SecretMissing: It is not there or not given out, too large, no text, or the file is open to others.
        """
        if self.entry is not None:
            return _of_keyring(self.entry, seconds)
        text = environ.get(self.variable, "") if self.file is None else _file_text(self.file)
        if not text.strip() and self.file is None:
            raise SecretMissing(
                f"the variable {self.variable} is not set", CredentialProblem.NOT_SET, self.where
            )
        if not text.strip():
            raise SecretMissing("the file is empty", CredentialProblem.EMPTY, self.where)
        return Secret(text.strip())

    @property
    def where(self) -> str:
        """Name the variable, the file or the entry."""
        if self.entry is not None:
            return self.entry.where
        return self.variable if self.file is None else str(self.file)


def _of_keyring(entry: KeyringEntry, seconds: float) -> Secret:
    answer = entry.ask(seconds)
    if isinstance(answer, CredentialProblem):
        raise SecretMissing(f"{_KEYRING[answer]} ({entry.where})", answer, entry.where)
    if not answer:
        raise SecretMissing("the entry of the keyring is empty", CredentialProblem.EMPTY, entry.where)
    if len(answer.reveal()) > LARGEST_SECRET:
        text = "the entry of the keyring is too large for a key or a token"
        raise SecretMissing(text, CredentialProblem.UNUSABLE, entry.where)
    return answer


def _file_text(file: Path) -> str:
    """Read a file that its owner alone may read (mode 0600 or stricter)."""
    where = str(file)
    try:
        # A named pipe would wait for a writer for ever.
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        text = f"secret_file cannot be opened: {os.strerror(error.errno or 0)}"
        raise SecretMissing(text, CredentialProblem.NOT_OPENED, where) from None
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            raise SecretMissing("secret_file is no file", CredentialProblem.NO_FILE, where)
        if state.st_mode & _OTHERS or state.st_uid != os.geteuid():
            text = "secret_file has to be yours and of mode 0600: others can read it"
            raise SecretMissing(text, CredentialProblem.OPEN_TO_OTHERS, where)
        content = os.read(handle, LARGEST_SECRET + 1)
    finally:
        os.close(handle)
    if len(content) > LARGEST_SECRET:
        text = "secret_file is too large for a key or a token"
        raise SecretMissing(text, CredentialProblem.UNUSABLE, where)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise SecretMissing("secret_file is no text", CredentialProblem.UNUSABLE, where) from None
