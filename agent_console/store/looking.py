"""Looking at a store nobody has open, and leaving everything as it is: nothing made, migrated, closed or opened up."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from pathlib import Path

from agent_console.store.errors import StoreDamaged, StoreUnwritable
from agent_console.store.file_format import UNTOUCHED
from agent_console.store.files import beside
from agent_console.store.inspection import inspect
from agent_console.store.migrations import Migration

_DAMAGE = ("SQLITE_CORRUPT", "SQLITE_NOTADB")


def look_at(path: Path, migrations: Sequence[Migration]) -> None:
    """Look whether a store could be opened and written, as opening it would; no row is given out.

    Where a crash left a log, SQLite makes its index anew (`-shm`); the file and the log stay as they are.

    Raises:
        StoreDamaged, StoreTooNew, StoreUnwritable: As opening it would.
    """
    log = beside(path, "-wal")
    try:
        if log.exists() and not path.exists():
            raise StoreDamaged(path, "the file is gone, its log is there")
        left_open = log.exists() and log.stat().st_size > 0
        inspect(path, migrations, "ro" if left_open else UNTOUCHED)
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or type(error).__name__
        raise (StoreDamaged if name.startswith(_DAMAGE) else StoreUnwritable)(path, name) from error
    except UnicodeError as error:
        raise StoreDamaged(path, "names") from error
    except OSError as error:
        raise StoreUnwritable(path, type(error).__name__) from error
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK | os.X_OK):
        raise StoreUnwritable(path, "read-only")
