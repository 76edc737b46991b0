"""What can be wrong with a store, as data. It knows no words for the agent: screens and the command line have them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path


class StoreProblem(StrEnum):
    """Why a store takes no word."""

    HELD = "HELD"
    """Another console writes into it."""
    DAMAGED = "DAMAGED"
    """What is in the file cannot be what was written. The file is kept as it was found."""
    TOO_NEW = "TOO_NEW"
    """A newer program wrote it."""
    UNWRITABLE = "UNWRITABLE"
    """The folder or the file cannot be written: rights, a read-only disk, something else in its place."""
    OTHER_KEY = "OTHER_KEY"
    """It was written with another master key than the one at hand. Nothing in it is wrong."""
    FAILED = "FAILED"
    """A write failed. What was not acknowledged may or may not be there; opening the store again tells."""


class StoreError(Exception):
    """Something broke in a store; `kind` says what, `path` where."""

    kind: StoreProblem

    def __init__(self, path: Path, detail: str) -> None:
        super().__init__(f"{self.kind}: {detail} ({path.name})")
        self.path = path
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the store open; everything is None where the note beside the lock cannot be read."""

    pid: int | None = None
    staff_no: str | None = None
    since: datetime | None = None


class StoreHeld(StoreError):
    """A second console was started on the same store; `holder` says who has it."""

    kind = StoreProblem.HELD

    def __init__(self, path: Path, holder: Holder) -> None:
        super().__init__(path, f"held by process {holder.pid}")
        self.holder = holder


class StoreDamaged(StoreError):
    """The file was changed by something else than this program, or cut. It is kept and never replaced."""

    kind = StoreProblem.DAMAGED


class StoreTooNew(StoreError):
    """The file has a schema this program does not know; `found` and `known` are schema versions."""

    kind = StoreProblem.TOO_NEW

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(path, f"schema version {found}, this program knows {known}")
        self.found = found
        self.known = known


class StoreUnwritable(StoreError):
    """The store cannot be opened for writing."""

    kind = StoreProblem.UNWRITABLE


class StoreOtherKey(StoreError):
    """The master key at hand is not the one the store was written with."""

    kind = StoreProblem.OTHER_KEY


class StoreFailed(StoreError):
    """A write failed, now or earlier: nothing more is taken until the store is opened again."""

    kind = StoreProblem.FAILED
