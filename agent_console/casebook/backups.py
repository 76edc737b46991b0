"""Where backups of a casebook lie and what they are called. It opens none of them."""

from __future__ import annotations

import shlex
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

_PATTERN: Final = "casebook-*.sqlite"
_STAMP: Final = "%Y%m%dT%H%M%SZ"


def stamp(at: datetime) -> str:
    """Write an instant as part of a file's name; names sort as the instants do."""
    return at.astimezone(UTC).strftime(_STAMP)


def backup_name(at: datetime) -> str:
    """Name a backup made at an instant."""
    return f"casebook-{stamp(at)}.sqlite"


def backups_folder(casebook: Path) -> Path:
    """Give the folder of the home for backups of a casebook: `HOME/backups/training/fake`."""
    backend = casebook.parent
    return backend.parent.parent / "backups" / backend.parent.name / backend.name


def kept_backups(casebook: Path) -> tuple[Path, ...]:
    """List the backups in the home, newest first; none where they cannot be looked at."""
    try:
        return tuple(sorted(backups_folder(casebook).glob(_PATTERN), key=lambda one: one.name, reverse=True))
    except OSError:
        return ()


def restore_command(casebook: Path) -> str:
    """Write the command that puts the newest backup back; `FILE` stands for one where the home has none."""
    world = casebook.parent.parent
    newest = next(iter(kept_backups(casebook)), None)
    words = ["agent-console", "casebook", "restore", str(newest) if newest else "FILE"]
    words += ["--backend", f"{world.name}/{casebook.parent.name}", "--home", str(world.parent)]
    return shlex.join(words)


def made_at(backup: Path) -> datetime | None:
    """Read from a backup's name when it was made; None where somebody gave it another name."""
    try:
        return datetime.strptime(backup.name, f"casebook-{_STAMP}.sqlite").replace(tzinfo=UTC)
    except ValueError:
        return None
