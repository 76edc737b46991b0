"""What it means for a store that SQLite or the system refuses. It opens nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from agent_console.store.errors import StoreDamaged, StoreUnwritable

_DAMAGE: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
"""How the names of SQLite's errors begin that say that the file is not what was written."""


@contextmanager
def as_store_errors(path: Path) -> Iterator[None]:
    """Let what is refused inside come out as what is wrong with a store; an error of a store stays as it is.

    Raises:
        StoreDamaged, StoreUnwritable: As they say.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        name = getattr(error, "sqlite_errorname", None) or type(error).__name__
        raise (StoreDamaged if name.startswith(_DAMAGE) else StoreUnwritable)(path, name) from error
    except UnicodeError as error:
        # The sqlite3 module can not put SQLite's own message into words where it names something in the file.
        raise StoreDamaged(path, "names") from error
    except OSError as error:
        raise StoreUnwritable(path, type(error).__name__) from error
