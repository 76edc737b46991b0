"""Folders and files nobody else may read: it knows modes and names, not what is in the files."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PRIVATE_FOLDER: Final = 0o700
PRIVATE_FILE: Final = 0o600
OTHERS: Final = 0o077
"""Every right of the group and of everybody else."""


def beside(store: Path, suffix: str) -> Path:
    """Name a file that stands beside a store: `casebook.sqlite.lock`."""
    return store.with_name(store.name + suffix)


@contextmanager
def private_umask() -> Iterator[None]:
    """Create whatever is created inside for the owner alone."""
    before = os.umask(OTHERS)
    try:
        yield
    finally:
        os.umask(before)


def make_private_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing; an existing one is closed to others.

    Raises:
        OSError: It cannot be made, or belongs to somebody else.
    """
    with private_umask():
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if folder.stat().st_mode & OTHERS:
        folder.chmod(PRIVATE_FOLDER)


def write_private(file: Path, text: str) -> None:
    """Write a small file for its owner alone, in place of one that is there; nobody ever reads half of it.

    One writer at a time: whoever calls it has the lock of what the file belongs to.

    Raises:
        OSError: It cannot be written; what was there still is.
    """
    fresh = beside(file, ".new")
    _write(fresh, text)
    fresh.replace(file)
    sync_folder(file.parent)


def write_private_once(file: Path, text: str) -> bool:
    """Write a small file for its owner alone where there is none; of several that do so at once the first one wins.

    Returns:
        Whether it was written; not where there is one already.

    Raises:
        OSError: It cannot be written. A file that is there already is no error.
    """
    fresh = beside(file, f".{secrets.token_hex(8)}.new")
    try:
        _write(fresh, text)
        # Unlike a rename, a second name is never given to a file that has to push another one aside.
        os.link(fresh, file)
        written = True
    except FileExistsError:
        written = False
    finally:
        fresh.unlink(missing_ok=True)
    sync_folder(file.parent)
    return written


def _write(file: Path, text: str) -> None:
    # What a crash left goes: it may be anything, and anybody's to read.
    file.unlink(missing_ok=True)
    descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    with os.fdopen(descriptor, "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk, so that a file made or renamed there is found after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
