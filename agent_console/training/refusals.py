"""Why a training does not begin. It knows no words for it."""

from __future__ import annotations

from pathlib import Path


class OtherBackend(Exception):
    """A backend was asked for in a training, which has one of its own and reaches no other."""


class TrainerKeyUnreadable(Exception):
    """The file that is named holds no trainer's key, or cannot be read."""

    def __init__(self, file: Path) -> None:
        super().__init__(file.name)
        self.file = file


class ScenarioUnknown(Exception):
    """There is no scenario of that name; `nearest` is the one most like it, or the first."""

    def __init__(self, asked: str, nearest: str) -> None:
        super().__init__(asked)
        self.asked = asked
        self.nearest = nearest
