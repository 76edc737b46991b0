"""Keyrings for tests: one that keeps its entries in a file of its own, and those that do not give them out."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import keyring
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as Fail
from keyring.backends.null import Keyring as Null
from keyring.errors import KeyringError, KeyringLocked, PasswordDeleteError

SECRET = "a-token-out-of-the-keyring"

NO_KEYRING: KeyringBackend = Fail()  # type: ignore[no-untyped-call]
"""What the library takes where a machine has none."""

SWITCHED_OFF: KeyringBackend = Null()  # type: ignore[no-untyped-call]
"""What `keyring --disable` puts there: it holds nothing."""


class FileKeyring(KeyringBackend):
    """Keeps entries in a JSON file; counts how often it is asked, and in which threads."""

    priority: ClassVar[float] = 1

    def __init__(self, file: Path) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.file = file
        self.asked_in: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.asked_in.append(threading.current_thread().name)
        return self._entries().get(service, {}).get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        entries = self._entries()
        entries.setdefault(service, {})[username] = password
        self.file.write_text(json.dumps(entries), encoding="utf-8")

    def delete_password(self, service: str, username: str) -> None:
        entries = self._entries()
        if entries.get(service, {}).pop(username, None) is None:
            raise PasswordDeleteError("no such entry")
        self.file.write_text(json.dumps(entries), encoding="utf-8")

    def _entries(self) -> dict[str, dict[str, str]]:
        if not self.file.exists():
            return {}
        entries: dict[str, dict[str, str]] = json.loads(self.file.read_text(encoding="utf-8"))
        return entries


class LockedKeyring(FileKeyring):
    """Its owner did not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked(f"locked; it holds {super().get_password(service, username)}")


class FailingKeyring(FileKeyring):
    """Its service broke down; what it says holds the secret, as a careless one's words would."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringError(f"broken at {super().get_password(service, username)}")


class CrashingKeyring(FileKeyring):
    """Its code has a fault, and would end the program."""

    def get_password(self, service: str, username: str) -> str | None:
        raise SystemExit(f"at {super().get_password(service, username)}")


class AskingKeyring(FileKeyring):
    """Waits for its owner's password until `typed` is set; `asked` tells that it began to."""

    def __init__(self, file: Path) -> None:
        super().__init__(file)
        self.asked = threading.Event()
        self.typed = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.set()
        self.typed.wait()
        return super().get_password(service, username)


@contextmanager
def using(chosen: KeyringBackend) -> Iterator[None]:
    """Make it the keyring of this process; afterwards there is none, never the one of whoever runs the tests."""
    keyring.set_keyring(chosen)
    try:
        yield
    finally:
        keyring.set_keyring(NO_KEYRING)
