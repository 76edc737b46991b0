"""The master key in a file of the home: for practice, and where a desk has nothing better. It knows no cipher."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from agent_console.encryption.master_key import MasterKey
from agent_console.store.files import OTHERS, PRIVATE_FILE, write_private_once

_MARK: Final = "agent-console master key 1"
_LONGEST: Final = 4096
"""A key file has 92 bytes; whatever is longer is none of ours."""


class KeyFileUnreadable(Exception):
    """There is a key file, and it holds no key that can be read."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.name)
        self.file = file


def key_in(file: Path) -> MasterKey | None:
    """Read the key of a file, which is closed to others; None where there is no file.

    Raises:
        KeyFileUnreadable: It cannot be read, or holds something else.
    """
    try:
        with file.open("rb") as content:
            if os.fstat(content.fileno()).st_mode & OTHERS:
                file.chmod(PRIVATE_FILE)
            mark, key = content.read(_LONGEST).decode("ascii").splitlines()
        found = MasterKey(bytes.fromhex(key))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        raise KeyFileUnreadable(file) from None
    if mark != _MARK:
        raise KeyFileUnreadable(file)
    return found


def kept_key(file: Path) -> MasterKey:
    """Read the key of a file; where there is none, make both. Of several that do so at once one key wins.

    Raises:
        KeyFileUnreadable: See `key_in`.
        OSError: The file cannot be written.
    """
    if (found := key_in(file)) is not None:
        return found
    write_private_once(file, f"{_MARK}\n{MasterKey.new().raw.hex()}\n")
    written = key_in(file)
    if written is None:
        raise KeyFileUnreadable(file)
    return written
