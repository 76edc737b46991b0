"""How the overlay file reaches the disk whole or not at all. It knows no person and no meaning."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from filelock import FileLock

from agent_console.identity.text import is_ascii_digits

MAX_BYTES: Final = 4 * 1024 * 1024
"""A thousand hand-written people; a file beyond this was put there by mistake or in bad faith."""


_LONGEST_ENTRY_NUMBER: Final = 10
"""Digits. Python refuses to read numbers of thousands of digits, and nobody counts so far."""


class OverlayDamaged(Exception):
    """The file cannot be read as an overlay."""


class AtomicJsonStorage:
    """TinyDB storage, by its shape and not by its base, that writes a new file and renames it over the old one.

    TinyDB's own writes in place: killed inside a write it left the file unreadable in a third of all trials.
    Every read parses the file anew, so what is handed out is always the reader's own copy.
    """

    def __init__(self, path: str) -> None:
        self._path = Path(path)
        self._lock = FileLock(f"{path}.lock")

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Read the whole file; None when there is none yet.

        Raises:
            OverlayDamaged: It is too large, no UTF-8, no JSON, or no set of tables.
        """
        try:
            with self._path.open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return None
        if len(content) > MAX_BYTES:
            raise OverlayDamaged
        try:
            tables = json.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError) as error:
            raise OverlayDamaged from error
        if not isinstance(tables, dict) or not all(map(_is_table, tables.values())):
            raise OverlayDamaged
        return tables

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Put the whole file in place: it is on the disk when this returns."""
        new = self._path.with_suffix(".new")
        with self._lock:
            with new.open("w", encoding="utf-8") as stream:
                json.dump(data, stream, ensure_ascii=False, indent=2)
                stream.flush()
                os.fsync(stream.fileno())
            new.replace(self._path)
            sync_folder(self._path.parent)

    def close(self) -> None:
        """Nothing is kept open between two calls."""


def _is_table(table: object) -> bool:
    """Whether TinyDB can read a table: entries by number, each an object."""
    return isinstance(table, dict) and all(
        is_ascii_digits(name) and len(name) < _LONGEST_ENTRY_NUMBER and isinstance(entry, dict)
        for name, entry in table.items()
    )


def sync_folder(folder: Path) -> None:
    """Bring a rename to the disk; without it the old name may come back after a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
