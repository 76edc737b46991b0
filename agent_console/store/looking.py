"""Looking at a store nobody has open, and leaving everything as it is: nothing made, migrated, closed or opened up."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from agent_console.store.errors import StoreDamaged, StoreUnwritable
from agent_console.store.file_format import reading_mode
from agent_console.store.files import beside
from agent_console.store.inspection import inspect
from agent_console.store.migrations import Migration
from agent_console.store.translation import as_store_errors


def look_at(path: Path, migrations: Sequence[Migration]) -> None:
    """Look whether a store could be opened and written, as opening it would, and at every page; no row is given out.

    Where a crash left a log, SQLite makes its index anew (`-shm`); the file and the log stay as they are.

    Raises:
        StoreDamaged, StoreTooNew, StoreUnwritable: As opening it would.
    """
    with as_store_errors(path):
        if beside(path, "-wal").exists() and not path.exists():
            raise StoreDamaged(path, "the file is gone, its log is there")
        inspect(path, migrations, reading_mode(path), every_page=True)
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK):
        raise StoreUnwritable(path, "read-only")
