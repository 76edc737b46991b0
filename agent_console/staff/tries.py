"""Wrong passphrases since somebody last signed in: kept over restarts, so that starting again gains nobody a try.

They are put on record and forgotten at the next sign-in: before it there is no log that is open.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from agent_console.store.files import write_private

FILE: Final = "staff-tries.json"

UNKNOWN: Final = "unknown"
"""Stands for a number nobody here has: what was typed may be somebody's passphrase."""

MOST: Final = 1000
"""More are counted as so many; a script that tries for a night fills no disk."""

FREE: Final = 2
"""Slips of a morning that cost nothing."""

LONGEST_WAIT: Final = 60.0
"""Seconds: a person waits a minute, and a script gets 1,440 tries a day."""

_LARGEST: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong tries of a home."""

    folder: Path

    def read(self) -> tuple[str, ...]:
        """Give the staff numbers they were made with; a file that cannot be read counts as many."""
        try:
            with (self.folder / FILE).open("rb") as file:
                told = json.loads(file.read(_LARGEST))
            return tuple(str(one)[:12] for one in told)[:MOST]
        except FileNotFoundError:
            return ()
        except (OSError, ValueError, TypeError, RecursionError):
            return (UNKNOWN,) * 10

    def add(self, staff_no: str) -> None:
        """Count one more.

        Raises:
            OSError: It cannot be written down: nobody tries on without being counted.
        """
        write_private(self.folder / FILE, json.dumps([*self.read(), staff_no][-MOST:]))

    def forget(self) -> None:
        """Begin anew, once they are on record."""
        (self.folder / FILE).unlink(missing_ok=True)


def wait_after(wrong: int) -> float:
    """Say how many seconds the next try has to wait: 1, 2, 4 and so on after the free ones."""
    if wrong <= FREE:
        return 0.0
    return min(LONGEST_WAIT, 2.0 ** min(wrong - FREE - 1, 6))
