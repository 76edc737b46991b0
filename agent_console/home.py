"""Where a console keeps its state on this machine: one folder, its parts apart from one another. It opens nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from agent_console.options import PLAIN_NAME

if TYPE_CHECKING:
    from agent_console.backend import Environment

PRIVATE_FOLDER = 0o700
"""Other people's identity lies below: nobody but the agent's own account may look."""


@dataclass(frozen=True, slots=True)
class Casebooks:
    """Where casebooks may be.

    Args:
        folders: One per backend, those of live backends first; whether a casebook is in it is another question.
        unreadable: Folders of which that cannot be said, and why.
    """

    folders: tuple[Path, ...]
    unreadable: tuple[tuple[Path, OSError], ...] = ()


@dataclass(frozen=True, slots=True)
class Home:
    """The folder given by `--home`, `AGENT_CONSOLE_HOME` or the platform's own place."""

    folder: Path

    @property
    def settings_file(self) -> Path:
        """What a person may set."""
        return self.folder / "settings.toml"

    def master_key(self, environment: Environment) -> Path:
        """The key of everything that is sealed in one world, where it is kept in a file.

        Training has a key of its own: it needs no passphrase, and what opens training opens no live case.
        """
        from agent_console.backend import Environment

        return self.folder / ("live.key" if environment is Environment.LIVE else "training.key")

    @property
    def reports(self) -> Path:
        """Where a crash leaves its report."""
        return self.folder / "reports"

    @property
    def holidays(self) -> Path:
        """Holiday files of this site, beside the product's own."""
        return self.folder / "holidays"

    @property
    def scenarios(self) -> Path:
        """Practice scenarios of this site, beside the product's own."""
        return self.folder / "scenarios"

    def casebook(self, environment: Environment, backend: str) -> Path:
        """Cases of a live backend and of training lie apart; a case cannot stray from one to the other."""
        # Late, as above and below: of a home the first paint needs the folder alone.
        from agent_console.backend import Environment

        if environment is Environment.LIVE:
            return self.folder / "live" / backend
        return self.folder / "training" / backend

    def casebooks(self) -> Casebooks:
        """List the folders of all backends; one world that cannot be looked into does not hide the other."""
        from agent_console.backend import Environment

        folders: list[Path] = []
        unreadable: list[tuple[Path, OSError]] = []
        for environment in Environment:
            world = self.casebook(environment, "")
            try:
                folders += sorted(filter(_may_be_ours, world.iterdir())) if world.exists() else ()
            except OSError as error:
                unreadable.append((world, error))
        return Casebooks(tuple(folders), tuple(unreadable))

    def backend(self, name: str) -> Path:
        """What a backend may keep; the embedded registry has its ledger and its people there."""
        return self.folder / "registry" / name

    def practice(self, staff_no: str) -> Path:
        """What an agent practised, and their certificates; apart from every case."""
        return self.folder / "practice" / staff_no

    def make(self) -> None:
        """Create the folder for the agent alone. One that was there and holds something keeps its rights.

        `--home /tmp` must not close `/tmp` to everybody else; what we put below it is private by itself.

        Raises:
            OSError: It cannot be made, or is no folder one can write into.
        """
        self.folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if not any(self.folder.iterdir()):
            self.folder.chmod(PRIVATE_FOLDER)
        if not os.access(self.folder, os.W_OK | os.X_OK):
            raise PermissionError(str(self.folder))


def _may_be_ours(folder: Path) -> bool:
    """Whether a backend could be called so: another name was put there by somebody else, and is read out nowhere."""
    return PLAIN_NAME.fullmatch(folder.name) is not None


def default_folder() -> Path:
    """Return the platform's own place for data."""
    from platformdirs import user_data_path

    return user_data_path("agent-console", appauthor=False)
