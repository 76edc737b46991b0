"""The socket a console listens at, and the words on it. It knows where it stands, not who listens."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

NAME: Final = "pop.sock"
"""Beside the casebook: one console has that open, so one listens."""

GREETING: Final = "agent-console ring 1"
"""Before the number, so that what is no pop is not taken for one."""

NOTE: Final = "agent-console note 1"
"""Before what was handed out beside the console, for its audit log."""

LONGEST_LINE: Final = 128
SECONDS: Final = 2.0
"""Both ends are on one machine."""

_LONGEST_ADDRESS: Final = 100
"""A socket's name has 108 bytes at most, 104 on macOS (unix(7))."""


class Handed(StrEnum):
    """What a command may hand out beside a console; the reason of the record `EXPORTED`."""

    BACKUP = "BACKUP"
    CASE_LIST = "CASE_LIST"


class Word(StrEnum):
    """What a console answers besides what became of the number."""

    NO_NUMBER = "NO_NUMBER"
    NOT_UNDERSTOOD = "NOT_UNDERSTOOD"
    NOTED = "NOTED"
    """It stands in the audit log."""


def is_ours(file: Path) -> bool:
    """Whether a socket of this user stands there."""
    try:
        found = file.lstat()
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.geteuid()


@contextmanager
def address_of(file: Path) -> Iterator[str]:
    """Give what a socket is bound or connected to by; a long path goes by way of its open folder.

    Raises:
        OSError: The folder cannot be opened.
    """
    if len(os.fsencode(file)) <= _LONGEST_ADDRESS:
        yield str(file)
        return
    folder = os.open(file.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{folder}/{file.name}"
    finally:
        os.close(folder)
