"""Folders and files nobody else may read: it knows modes and names, not what is in the files."""

from __future__ import annotations

import os
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
        OSError: It can not be made, or belongs to somebody else.
    """
    with private_umask():
        folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    if folder.stat().st_mode & OTHERS:
        folder.chmod(PRIVATE_FOLDER)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on disk, so that a file made or renamed there is found after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
