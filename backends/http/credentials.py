"""Where a secret is read from: the environment, or a file that only its owner can read. Never from the settings."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent_console.backend import CredentialProblem, CredentialsUnusable
from agent_console.identity.secret import Secret

LARGEST_SECRET: Final = 64 * 1024
"""A private key with its certificates; more is another file."""

_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


class SecretMissing(CredentialsUnusable):
    """A secret can not be read. The text names where it should stand, never what stands there."""


class KeyUnusable(SecretMissing):
    """A private key is there, and can not sign. The text holds nothing of it."""

    def __init__(self, text: str) -> None:
        super().__init__(text, CredentialProblem.UNUSABLE)


@dataclass(frozen=True, slots=True)
class SecretPlace:
    """Where a secret stands: a file, or a variable of the environment."""

    variable: str
    file: Path | None = None

    def read(self, environ: Mapping[str, str] = os.environ) -> Secret:
        """Read the secret as it stands there now, without space around it.

        Raises:
            SecretMissing: It is not there, too large, no text, or the file is open to others.
        """
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
        """Name the variable or the file."""
        return self.variable if self.file is None else str(self.file)


def _file_text(file: Path) -> str:
    """Read a file that its owner alone may read (mode 0600 or stricter)."""
    where = str(file)
    try:
        # A named pipe would wait for a writer for ever.
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        text = f"secret_file can not be opened: {os.strerror(error.errno or 0)}"
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
