"""What was asked for on the command line of a training: plain data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """One start of a training. Without a scenario its list is shown; `mode` is a `Mode` in small letters."""

    scenario: str | None = None
    mode: str = "practice"
    trainer_key: Path | None = None
