"""What was installed: whose the names of our packages are, and whether every data file can be used."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import agent_console
from agent_console.calendar.holidays import load_holidays
from agent_console.catalogue import load_readings
from agent_console.catalogue.load import load_catalogue
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError
from agent_console.doctor.finding import Check, Finding, State
from agent_console.doctor.wording import filled, foreign
from agent_console.home import Home
from agent_console.language import Language, languages, load_language, load_scripts
from agent_console.language.problems import data_problem_sentence

OURS: Final = "agent-console"
NAMES: Final = ("screens", "backends")
"""Plain names, under which somebody else's package may stand in the same environment."""


def installation_found(language: Language) -> tuple[Finding, ...]:
    """Look whether the packages that would be imported are ours."""
    owners = packages_distributions()
    taken = tuple(one for name in NAMES for one in _taken(name, owners.get(name, []), language))
    if taken:
        return taken
    text = language.text("Version {version} on Python {python}.")
    python = ".".join(map(str, sys.version_info[:3]))
    text = filled(text, version=agent_console.__version__, python=python)
    return (Finding(Check.INSTALLATION, State.OK, "INSTALLED", text),)


def _taken(name: str, owners: list[str], language: Language) -> Iterator[Finding]:
    others = sorted({foreign(owner) for owner in owners} - {OURS})
    spec = find_spec(name)
    place = Path(spec.origin).resolve().parent.parent if spec and spec.origin else None
    if not others and place == Path(agent_console.__file__).resolve().parent.parent:
        return
    text = language.text(
        "The name {name} belongs to another package as well ({owner}): remove that one, then install ours anew."
    )
    text = filled(text, name=name, owner=", ".join(others) or "?")
    yield Finding(Check.INSTALLATION, State.FAILED, "NAME_TAKEN", text, name)


def data_found(home: Home, language: Language) -> tuple[Finding, ...]:
    """Read every data file as a start does; a site's own holidays that cannot be used only warn."""
    failed = [
        Finding(
            Check.DATA, State.FAILED, f"DATA_{one.problem}", data_problem_sentence(one, language), one.file
        )
        for one in _problems()
    ]
    warned = [
        Finding(
            Check.DATA, State.WARNING, f"DATA_{one.problem}", data_problem_sentence(one, language), one.file
        )
        for one in load_holidays(data_file("holidays"), home.holidays).problems
    ]
    if failed or warned:
        return (*failed, *warned)
    text = language.text("Platforms, scripts, holidays and languages ({languages}) are whole.")
    text = filled(text, languages=", ".join(languages()))
    return (Finding(Check.DATA, State.OK, "DATA_WHOLE", text),)


def _problems() -> Iterator[DataFileError]:
    loads: list[Callable[[], object]] = [load_catalogue, load_readings]
    for code in languages():
        loads += [partial(load_language, code), partial(load_scripts, code)]
    for load in loads:
        try:
            load()
        except DataFileError as error:
            yield error
