"""The logs of a home: where they are, and what can be known of each before it is opened."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from agent_console.audit import start_key
from agent_console.backend import Environment
from agent_console.casebook.casebook import FILE_NAME
from agent_console.home import Home, default_folder
from agent_console.store.files import beside

EXIT_BROKEN, EXIT_CUT, EXIT_UNREADABLE = 3, 4, 5
"""What only these commands end with; docs/audit.md lists them."""


@dataclass(frozen=True, slots=True)
class Log:
    """One log.

    Args:
        name: In the home, such as `training/fake`; `training` alone where not even that can be told.
        file: Its store's.
        closed: Whether its folder cannot be looked into.
    """

    name: str
    file: Path
    closed: bool = False

    @property
    def there(self) -> bool:
        """Whether anything is left of the store, as far as that can be told."""
        return self.closed or self.file.exists() or beside(self.file, "-wal").exists()

    @property
    def key_file(self) -> Path:
        """Where the start key is until it is moved away."""
        return beside(self.file, start_key.SUFFIX)


def home_at(folder: Path | None) -> Home:
    """Give the home that was asked for."""
    return Home(folder or default_folder())


def logs_of(home: Home) -> tuple[Log, ...]:
    """List the logs of a home, those of which only the start key is left and those that cannot be looked into.

    Raises:
        OSError: None of its folders can be looked into.
    """
    casebooks = home.casebooks()
    if len(casebooks.unreadable) == len(Environment):
        raise casebooks.unreadable[0][1]
    found = [Log(world.name, world / FILE_NAME, closed=True) for world, _ in casebooks.unreadable]
    for folder in casebooks.folders:
        log = Log(f"{folder.parent.name}/{folder.name}", folder / FILE_NAME)
        try:
            found += [log] if log.there or log.key_file.exists() else []
        except OSError:
            found.append(replace(log, closed=True))
    return tuple(found)
