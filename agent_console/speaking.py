"""Which language a sentence is said in before the settings are known: it guesses and never fails. It says nothing.

The option comes first, then the variable, then the settings file as far as it can be read, then Chinese.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from agent_console.data_schema import DataFileError, read_toml
from agent_console.home import Home, default_folder
from agent_console.language.language import DEFAULT, SOURCE, Language, load_language

CODES = ("zh", "en")


def spoken_language(said: str | None, home: Path | None) -> Language:
    """Give the language somebody is to be told something in who could not be asked.

    Args:
        said: What `--lang` said.
        home: What `--home` or its variable said.
    """
    chosen = (said, os.environ.get("AGENT_CONSOLE_LANGUAGE"), _in_settings(home))
    code = next((one for one in chosen if one in CODES), DEFAULT)
    try:
        return load_language(code)
    except DataFileError:
        # The language whose catalogue is damaged cannot say so.
        return load_language(SOURCE)


def language_for(arguments: Sequence[str]) -> Language:
    """Give the language for what is wrong with the command line itself, whatever is wrong with it."""
    return spoken_language(_said("--lang", arguments), home_said(arguments))


def home_said(arguments: Sequence[str]) -> Path | None:
    """Find the home among arguments that may be wrong everywhere else; the variable where they name none."""
    said = _said("--home", arguments) or os.environ.get("AGENT_CONSOLE_HOME")
    return Path(said) if said else None


def _said(option: str, arguments: Sequence[str]) -> str | None:
    for place, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == option:
            return value if equals else next(iter(arguments[place + 1 : place + 2]), None)
    return None


def _in_settings(home: Path | None) -> object:
    try:
        file = Home(home or default_folder()).settings_file
        # A pipe of that name would be waited for.
        return read_toml(file).get("language") if file.is_file() else None
    except (DataFileError, OSError, ValueError):
        return None
