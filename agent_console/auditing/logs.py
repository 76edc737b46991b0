"""The logs of a home: where they are, and what can be known of each before it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from agent_console.audit import start_key
from agent_console.casebook.casebook import FILE_NAME
from agent_console.home import Home, default_folder
from agent_console.store.files import beside

EXIT_BROKEN, EXIT_CUT, EXIT_UNREADABLE = 3, 4, 5
"""What only these commands end with; docs/audit.md lists them."""

WORLDS = ("live", "training")


@dataclass(frozen=True, slots=True)
class Log:
    """One log: its name in the home, such as `training/fake`, and its store's file."""

    name: str
    file: Path

    @property
    def there(self) -> bool:
        """Whether anything is left of the store."""
        return self.file.exists() or beside(self.file, "-wal").exists()

    @property
    def key_file(self) -> Path:
        """Where the start key is until it is moved away."""
        return beside(self.file, start_key.SUFFIX)


def home_at(folder: Path | None) -> Home:
    """Give the home that was asked for."""
    return Home(folder or default_folder())


def logs_of(home: Home) -> tuple[Log, ...]:
    """List the logs of a home, and those of which only the start key is left.

    Raises:
        OSError: A folder can not be looked into.
    """
    found = []
    for world in WORLDS:
        folder = home.folder / world
        for place in sorted(folder.iterdir()) if folder.is_dir() else ():
            log = Log(f"{world}/{place.name}", place / FILE_NAME)
            if log.there or log.key_file.exists():
                found.append(log)
    return tuple(found)
