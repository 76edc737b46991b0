"""One writer per store: it knows the lock and the note that says who has it, not what is locked."""

from __future__ import annotations

import fcntl
import json
import os
from datetime import datetime
from pathlib import Path
from typing import Final

from agent_console.store.errors import Holder, StoreHeld, StoreUnwritable
from agent_console.store.files import PRIVATE_FILE, beside, write_private

_LONGEST_NOTE: Final = 4096
"""A note is about a hundred bytes; whatever is longer was not written by us."""


class WriterLock:
    """The lock of one store. The kernel lets go of it when the process ends, however it ends."""

    def __init__(self, store: Path) -> None:
        # Late, here and below: who only asks for the holder takes no lock.
        from filelock import FileLock

        self._store = store
        self._note = beside(store, ".holder")
        # The lock file stays where it is: removing it would let two consoles lock two files of one name.
        self._lock = FileLock(
            beside(store, ".lock"), timeout=0, mode=PRIVATE_FILE, thread_local=False, fallback_to_soft=False
        )

    def take(self, holder: Holder) -> None:
        """Take the lock and leave a note.

        Raises:
            StoreHeld: Another console has it.
            StoreUnwritable: The lock or the note cannot be written.
        """
        from filelock import Timeout

        try:
            self._lock.acquire()
        except Timeout:
            raise StoreHeld(self._store, read_note(self._note)) from None
        except (OSError, NotImplementedError) as error:
            raise StoreUnwritable(self._store, f"no lock: {type(error).__name__}") from error
        try:
            _write_note(self._note, holder)
        except OSError as error:
            self._lock.release(force=True)
            raise StoreUnwritable(self._store, f"no note: {type(error).__name__}") from error

    def release(self) -> None:
        """Let go of the lock; callable twice."""
        if self._lock.is_locked:
            self._note.unlink(missing_ok=True)
            self._lock.release(force=True)


def holder_of(store: Path) -> Holder | None:
    """Say who has a store, without taking it; None where nobody has. Nothing is made.

    For the blink of this question a console that starts is told that the store is held.

    Raises:
        OSError: The lock may not be looked at.
    """
    try:
        handle = os.open(beside(store, ".lock"), os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK)
    except FileNotFoundError:
        return None
    try:
        # Shared: two that ask at the same time are not in each other's way.
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return read_note(beside(store, ".holder"))
    finally:
        # Closing lets go.
        os.close(handle)
    return None


def read_note(note: Path) -> Holder:
    """Say who has a store. The note is a courtesy: whatever is wrong with it, the answer is "somebody"."""
    try:
        with note.open("rb") as file:
            told = json.loads(file.read(_LONGEST_NOTE))
        since = datetime.fromisoformat(told["since"])
        pid, staff_no = told["pid"], told["staff_no"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return Holder()
    if not isinstance(pid, int) or not isinstance(staff_no, str) or since.utcoffset() is None:
        return Holder()
    return Holder(pid, staff_no, since)


def _write_note(note: Path, holder: Holder) -> None:
    since = None if holder.since is None else holder.since.isoformat()
    write_private(note, json.dumps({"pid": holder.pid, "staff_no": holder.staff_no, "since": since}))
