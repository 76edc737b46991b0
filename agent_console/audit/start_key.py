"""The file of a log's first key: it knows how it is written and read, not what is checked with it.

The console never needs it again. Who verifies keeps it where whoever works at the desk cannot write.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from agent_console.audit.chain import KEY_BYTES
from agent_console.store.errors import StoreUnwritable
from agent_console.store.files import write_private

SUFFIX: Final = ".audit-key"
"""`casebook.sqlite.audit-key`, beside the store."""

_MARK: Final = "agent-console audit start key 1"


class KeyUnreadable(Exception):
    """The file cannot be read, or holds no start key."""


def keep(file: Path, desk: str, key: bytes) -> None:
    """Write the key for its owner alone, in place of one of a log that was never begun.

    Raises:
        StoreUnwritable: It cannot be written.
    """
    try:
        write_private(file, f"{_MARK}\n{desk}\n{key.hex()}\n")
    except OSError as error:
        raise StoreUnwritable(file, type(error).__name__) from error


def read(file: Path) -> tuple[str, bytes]:
    """Read the name of the log and its first key.

    Raises:
        KeyUnreadable: There is none.
    """
    try:
        mark, desk, key = file.read_text(encoding="ascii").splitlines()
        found = bytes.fromhex(key)
    except (OSError, ValueError):
        raise KeyUnreadable from None
    if mark != _MARK or len(found) != KEY_BYTES:
        raise KeyUnreadable
    return desk, found
