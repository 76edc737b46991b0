"""The stored readings against the names, and against pypinyin where a developer has it. It writes no reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from importlib.resources.abc import Traversable
from importlib.util import find_spec

from agent_console.catalogue.load import READINGS_FILE
from agent_console.catalogue.readings import (
    HAN,
    KNOWN_READINGS_FILE,
    Readings,
    fold_pinyin,
    load_known_readings,
    load_readings,
)
from agent_console.catalogue.samples import samples
from agent_console.cataloguing.finding import Finding, Rule
from agent_console.cataloguing.reading import Folder
from agent_console.data_schema import DataFileError
from agent_console.identity.text import fold

Reader = Callable[[str], tuple[str, ...]]
"""How a run of Chinese characters sounds, one syllable each, without tones."""


def pypinyin_reader() -> Reader | None:
    """Give pypinyin's readings; None where it is not installed, as it is not where the console is only used."""
    if find_spec("pypinyin") is None:
        return None
    pypinyin = import_module("pypinyin")

    def read(run: str) -> tuple[str, ...]:
        return tuple(fold_pinyin(entry[0]) for entry in pypinyin.pinyin(run, style=pypinyin.Style.NORMAL))

    return read


def wrong_readings(read: Folder, folder: Traversable, reader: Reader | None) -> Iterator[Finding]:
    """Find names without a stored reading, and readings that neither pypinyin nor a person gave."""
    try:
        stored, known = load_readings(folder), load_known_readings(folder)
    except DataFileError as error:
        yield Finding(error.file, error.place, error.problem)
        return
    runs = sorted({run for name in _names(read) for run in HAN.findall(fold(name))})
    for run in runs:
        if run not in stored.names:
            yield Finding(READINGS_FILE, f"names.{run}", Rule.NO_READING, {"name": run})
        else:
            yield from _compared(run, _likeliest(stored, run), known, reader)
    for run in known:
        if run not in runs:
            yield Finding(KNOWN_READINGS_FILE, f"names.{run}", Rule.UNKNOWN_RUN, {"name": run})


def _compared(run: str, stored: str, known: Mapping[str, str], reader: Reader | None) -> Iterator[Finding]:
    read = " ".join(reader(run)) if reader else None
    wanted = known.get(run, read)
    if wanted is not None and stored != wanted:
        values = {"name": run, "stored": stored, "other": wanted}
        yield Finding(READINGS_FILE, f"names.{run}", Rule.OTHER_READING, values)
    if run in known and known[run] == read:
        yield Finding(KNOWN_READINGS_FILE, f"names.{run}", Rule.NEEDLESS_READING, {"name": run})


def _likeliest(readings: Readings, run: str) -> str:
    return " ".join(sound.likeliest for sound in readings.of(run))


def _names(read: Folder) -> Iterator[str]:
    """Give every name the search looks through."""
    for family in read.families.values():
        yield family.name.zh
    for placed in read.platforms:
        yield placed.form.name.zh
        yield from placed.form.aliases
    for sample in samples(read.samples) if read.samples else ():
        yield from (sample.name.zh, sample.family_name.zh)
