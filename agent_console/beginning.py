"""What a start knows before anything is loaded: language, colours, mouse, and whether it may paint first.

It reads as little as it can and judges nothing: where something is not plain, or somebody may have to sign in, the
console is opened first and painted then, and whoever opens it says what is wrong.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from agent_console.data_schema import DataFileError, read_toml
from agent_console.home import Home, default_folder
from agent_console.language.language import DEFAULT, Language, load_language
from agent_console.options import DEFAULT_STAFF_NO, VARIABLE_PREFIX, Options
from agent_console.store.lock import holder_of

EMBEDDED: Final = "fake"
"""The registry that is always for practice, so that nobody has to sign in before the first page."""

THEMES: Final = ("dark", "light", "contrast", "ansi")
LANGUAGES: Final = ("zh", "en")
_CASEBOOK: Final = ("training", EMBEDDED, "casebook.sqlite")


@dataclass(frozen=True, slots=True)
class Beginning:
    """What is painted before the home is open."""

    language: Language
    theme: str
    mouse: bool
    staff_no: str


def beginning_of(options: Options) -> Beginning | None:
    """Look whether the first paint need not wait for the rest; None where it has to."""
    try:
        home = Home(Path(options.home) if options.home else default_folder())
        told = _told(home)
        code = options.language or told.get("language", DEFAULT)
        theme, mouse, staff_no = _shown(told, options)
        plain = (
            code in LANGUAGES and theme in THEMES and isinstance(mouse, bool) and isinstance(staff_no, str)
        )
        embedded = (options.backend or told.get("backend", EMBEDDED)) == EMBEDDED
        if not plain or not embedded or holder_of(home.folder.joinpath(*_CASEBOOK)) is not None:
            return None
        return Beginning(load_language(code), theme, mouse, staff_no[:12])
    except (OSError, ValueError, DataFileError):
        return None


def _shown(told: Mapping[str, Any], options: Options) -> tuple[Any, Any, Any]:
    mouse = told.get("mouse", True) if options.mouse else False
    return told.get("theme", THEMES[0]), mouse, options.staff_no or told.get("staff_no", DEFAULT_STAFF_NO)


def _told(home: Home) -> dict[str, Any]:
    """Read file and variables as they stand; what is no text in a variable is left to who checks it."""
    file = home.settings_file
    if file.is_symlink() or (file.exists() and not file.is_file()):
        raise FileNotFoundError(file.name)
    told = read_toml(file) if file.exists() else {}
    for name in ("language", "theme", "backend", "staff_no", "mouse"):
        if VARIABLE_PREFIX + name.upper() in os.environ:
            told[name] = os.environ[VARIABLE_PREFIX + name.upper()]
    return told
