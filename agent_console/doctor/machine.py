"""Settings and home folder as they stand on this machine. It makes nothing, not even the home."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from agent_console.doctor.finding import Check, Finding, State
from agent_console.doctor.wording import filled
from agent_console.home import Home
from agent_console.language import Language
from agent_console.opening_problems import opening_sentence
from agent_console.settings import Settings, SettingsUnreadable, load_settings

LITTLE_SPACE: Final = 200 * 1024 * 1024
"""A full day of calls takes some ten; the rest is for the log of a casebook and for whoever else writes there."""

OTHERS_WRITE: Final = stat.S_IWGRP | stat.S_IWOTH
_USABLE: Final = os.R_OK | os.W_OK | os.X_OK


def settings_found(
    home: Home, language: Language, said_language: str | None, backend: str | None
) -> tuple[Settings | None, Finding]:
    """Read the settings as a start would."""
    _ = language.text
    try:
        settings = load_settings(home.settings_file, language=said_language, backend=backend)
        there = home.settings_file.exists()
    except SettingsUnreadable as error:
        text = opening_sentence(error, language)
        return None, Finding(Check.SETTINGS, State.FAILED, f"SETTINGS_{error.problem}", text)
    except OSError as error:
        return None, _unusable(Check.SETTINGS, error, language)
    if there:
        text = _("settings.toml is read, and every name in it is known.")
        return settings, Finding(Check.SETTINGS, State.OK, "SETTINGS_READ", text)
    text = _("There is no settings.toml: the defaults hold.")
    return settings, Finding(Check.SETTINGS, State.OK, "SETTINGS_DEFAULT", text)


def home_found(home: Home, language: Language) -> tuple[Finding, ...]:
    """Look whether the folder can be used, or made, and who else can write into it."""
    _ = language.text
    try:
        if not home.folder.exists() and not home.folder.is_symlink():
            return (_not_made(home.folder, language),)
        if not home.folder.is_dir():
            raise NotADirectoryError
        if not os.access(home.folder, _USABLE):
            raise PermissionError
        doubts = tuple(_doubts(home.folder, language))
    except OSError as error:
        return (_unusable(Check.HOME, error, language),)
    text = _("The folder can be written, and nobody else can write into it.")
    return doubts or (Finding(Check.HOME, State.OK, "HOME_USABLE", text),)


def _not_made(folder: Path, language: Language) -> Finding:
    nearest = next(one for one in folder.absolute().parents if one.exists())
    if not nearest.is_dir():
        raise NotADirectoryError
    if not os.access(nearest, os.W_OK | os.X_OK):
        raise PermissionError
    text = language.text("There is no such folder yet: the first start makes it.")
    return Finding(Check.HOME, State.OK, "HOME_NOT_MADE", text)


def _doubts(folder: Path, language: Language) -> Iterator[Finding]:
    _ = language.text
    state = folder.stat()
    if state.st_uid != os.geteuid():
        text = _("The folder belongs to another account: start the console as that one, or choose --home.")
        yield Finding(Check.HOME, State.WARNING, "HOME_OF_ANOTHER", text)
    if state.st_mode & OTHERS_WRITE and not state.st_mode & stat.S_ISVTX:
        text = _("Others can write into the folder (mode {mode}): close it with chmod 700.")
        mode = f"{stat.S_IMODE(state.st_mode):04o}"
        yield Finding(Check.HOME, State.WARNING, "HOME_WRITABLE_BY_OTHERS", filled(text, mode=mode))
    if (free := shutil.disk_usage(folder).free) < LITTLE_SPACE:
        text = _("Only {megabytes} MB are free on its disk: make room before a call cannot be kept.")
        megabytes = str(free // (1024 * 1024))
        yield Finding(Check.HOME, State.WARNING, "DISK_NEARLY_FULL", filled(text, megabytes=megabytes))


def _unusable(check: Check, error: OSError, language: Language) -> Finding:
    return Finding(check, State.FAILED, "HOME_UNUSABLE", opening_sentence(error, language))
