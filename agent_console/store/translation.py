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
        raise (StoreDamaged if is_damage(error) else StoreUnwritable)(path, _name(error)) from error
    except UnicodeError as error:
        # The sqlite3 module cannot put SQLite's own message into words where it names something in the file.
        raise StoreDamaged(path, "names") from error
    except OSError as error:
        raise StoreUnwritable(path, type(error).__name__) from error


def is_damage(error: sqlite3.DatabaseError) -> bool:
    """Whether SQLite says that a file is not what was written."""
    return _name(error).startswith(_DAMAGE)


def _name(error: sqlite3.DatabaseError) -> str:
    return getattr(error, "sqlite_errorname", None) or type(error).__name__
