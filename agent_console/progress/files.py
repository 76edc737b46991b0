"""The finished runs of one agent, a file each, on this machine. It knows files and numbers, not what is in a run.

Two consoles may write at once: each takes the next number nobody has, and a file that is there is never written again.
A file that cannot be read is passed over and named, never deleted: somebody may mend it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Final

from agent_console import __version__
from agent_console.backend import Environment
from agent_console.encryption.key_file import kept_key, key_in
from agent_console.encryption.master_key import MasterKey
from agent_console.home import Home
from agent_console.progress.run_text import RunDamaged, RunNewer, run_from_text, run_to_text
from agent_console.store.files import make_private_folder, write_private_once
from agent_console.training.finished import FinishedRun

RUNS: Final = "runs"
MOST_BYTES: Final = 4 * 1024 * 1024
"""A long call has some 40 KB; a file of more is none of ours."""

_NAME: Final = re.compile(r"([0-9]{4,9})\.json", re.ASCII)
_SEALS_RUNS: Final = "practice: runs"
"""What the master key is derived for here."""


class Problem(StrEnum):
    """Why a file was passed over."""

    DAMAGED = "DAMAGED"
    """It is not what was written, or another home's key sealed it."""
    NEWER = "NEWER"
    UNREADABLE = "UNREADABLE"
    """Rights, or no file of ours at all."""


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that could not be read, or the folder of all of them, by its name without folders."""

    file: str
    problem: Problem


class RunsKept:
    """The runs of one agent under `<home>/practice/<staff_no>/runs`, `0001.json` and so on."""

    def __init__(self, folder: Path, staff_no: str, master: MasterKey, rubric: str = "") -> None:
        """Take the agent's folder of practice, which need not be there, and the version of the rubric."""
        self.folder = folder
        self._folder = folder / RUNS
        self._staff_no = staff_no
        self._key = master.derive(_SEALS_RUNS)
        self._rubric = rubric
        self._read: dict[str, FinishedRun | PassedOver] = {}

    @property
    def passed_over(self) -> tuple[PassedOver, ...]:
        """What `all` could not read, in the order of its numbers."""
        return tuple(one for one in self._every() if isinstance(one, PassedOver))

    def all(self) -> tuple[FinishedRun, ...]:
        """Give the runs that can be read, oldest first; none where nothing was ever kept."""
        return tuple(one for one in self._every() if isinstance(one, FinishedRun))

    def keep(self, run: FinishedRun, after: int = 0) -> FinishedRun:
        """Write a run down and give it as it is kept: its number is the next one nobody has, above `after`.

        Raises:
            OSError: It cannot be written, or what is there cannot be listed.
        """
        make_private_folder(self._folder)
        number = max((after, *map(number_of, names_in(self._folder)))) + 1
        while True:
            kept = replace(run, number=number, staff_no=self._staff_no)
            name = f"{number:04}.json"
            text = run_to_text(kept, self._key, __version__, self._rubric)
            if write_private_once(self._folder / name, text):
                self._read[name] = kept
                return kept
            number += 1

    def _every(self) -> list[FinishedRun | PassedOver]:
        try:
            names = names_in(self._folder)
        except OSError:
            return [PassedOver(RUNS, Problem.UNREADABLE)]
        # A file is written once, so what was read stays true.
        for name in names:
            if name not in self._read:
                self._read[name] = self._read_one(name)
        return [self._read[name] for name in names]

    def _read_one(self, name: str) -> FinishedRun | PassedOver:
        try:
            with (self._folder / name).open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except OSError:
            return PassedOver(name, Problem.UNREADABLE)
        try:
            run = run_from_text(content.decode("utf-8"), self._key)
        except RunNewer:
            return PassedOver(name, Problem.NEWER)
        except (RunDamaged, UnicodeDecodeError):
            return PassedOver(name, Problem.DAMAGED)
        # Sealed by this home, but somebody gave the file another name or put it into another's folder.
        ours = run.number == number_of(name) and run.staff_no == self._staff_no
        return run if ours else PassedOver(name, Problem.DAMAGED)


def runs_kept(home: Home, staff_no: str, rubric: str = "") -> RunsKept:
    """Open the runs of an agent; the key of training is made where there is none.

    Raises:
        KeyFileUnreadable: There is a key that cannot be read.
        OSError: The key cannot be written.
    """
    home.make()
    return RunsKept(
        home.practice(staff_no), staff_no, kept_key(home.master_key(Environment.TRAINING)), rubric
    )


def runs_at_hand(home: Home, staff_no: str) -> RunsKept:
    """Open the runs of an agent to look at them; nothing is made. Without the key of training every run is passed over.

    Raises:
        KeyFileUnreadable: There is a key that cannot be read.
    """
    key = key_in(home.master_key(Environment.TRAINING)) or MasterKey.new()
    return RunsKept(home.practice(staff_no), staff_no, key)


def names_in(folder: Path) -> list[str]:
    """List what bears a number in a folder, `0001.json`, in the order of the numbers; nothing where there is none.

    Raises:
        OSError: The folder cannot be read.
    """
    try:
        names = [one.name for one in folder.iterdir() if _NAME.fullmatch(one.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(names, key=number_of)


def number_of(name: str) -> int:
    """Read the number of such a name."""
    return int(name.partition(".")[0])
