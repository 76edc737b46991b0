"""What was asked for on the command line: it knows the answers as plain data, not where they are used."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Language = Literal["zh", "en"]

DEFAULT_STAFF_NO = "8021"
"""A practice desk needs a number on its first row; a real one is set."""

VARIABLE_PREFIX = "AGENT_CONSOLE_"
"""Before the name of a setting in the environment."""

MAX_SEED = 2**63 - 1
"""The largest integer SQLite stores, and the seed is stored with the call."""

MOST_DAYS_AHEAD = 400
"""A year and a public holiday: what was filed is forgotten before that."""

PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", re.ASCII)
"""A backend's name becomes a folder below the home, so nothing that a path could read as more than a name."""


@dataclass(frozen=True, slots=True)
class Options:
    """One start of the console. `None` means "not said": the settings file or the default decides."""

    home: Path | None = None
    """The one folder under which all state is kept."""
    seed: int | None = None
    """Fixes everything random but secrets; refused on a LIVE backend."""
    language: Language | None = None
    staff_no: str | None = None
    """The agent's number (工号), as it goes into events and the audit trail."""
    backend: str | None = None
    """The entry-point name in group `agent_console.backends`."""
    mouse: bool = True
    days_ahead: int = 0
    """How many days later it is taken to be; refused on a LIVE backend."""
