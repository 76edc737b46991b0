"""One run of `agent-console catalogue lint`: it reads a folder, prints a line for each finding, and writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final

import click

from agent_console import exit_codes
from agent_console.calendar.zone import Clock, system_clock, today
from agent_console.cataloguing.finding import Finding
from agent_console.cataloguing.places import line_of
from agent_console.cataloguing.reading import read_folder
from agent_console.cataloguing.rules import broken_rules
from agent_console.cataloguing.sentences import LEFT_OUT, NO_FOLDER, NOTHING_WRONG, finding_line
from agent_console.cataloguing.sounds import Reader, pypinyin_reader, wrong_readings
from agent_console.cataloguing.texts import doubtful_texts
from agent_console.data_files import data_file
from agent_console.data_schema import DataFileError, read_bytes
from agent_console.output import print_out
from agent_console.speaking import spoken_language

FOUND: Final = 1
"""Something is wrong in the files; they may still be usable."""


def run(folder: Path | None, said: str | None, clock: Clock = system_clock) -> int:
    """Look a folder over, print what is wrong, and give the exit code."""
    language = spoken_language(said, None)
    place: Traversable = folder if folder is not None else data_file("platforms")
    if not place.is_dir():
        click.echo(language.text(NO_FOLDER), err=True)
        return exit_codes.NOT_STARTED
    reader = pypinyin_reader()
    findings = list(findings_of(place, clock, reader))
    lines = [finding_line(one, _line(place, one), language) for one in findings]
    if not findings:
        lines.append(language.text(NOTHING_WRONG).format(count=sum(1 for _ in _files(place))))
    if reader is None:
        lines.append(language.text(LEFT_OUT))
    written = print_out("\n".join(lines), language)
    return written or (FOUND if findings else exit_codes.OK)


def findings_of(folder: Traversable, clock: Clock, reader: Reader | None) -> Iterator[Finding]:
    """Find everything that is wrong in a folder, by file and place.

    Args:
        folder: A folder of the form of `data/platforms`.
        clock: Says which dates are in the future.
        reader: pypinyin's readings, or None to leave the comparison out.
    """
    read = read_folder(folder)
    found = [
        *read.findings,
        *broken_rules(read, today(clock())),
        *doubtful_texts(read),
        *wrong_readings(read, folder, reader),
    ]
    yield from sorted(found, key=lambda one: (one.file, _line(folder, one)))


def _files(folder: Traversable) -> Iterator[Traversable]:
    return (file for file in folder.iterdir() if file.name.endswith(".toml"))


def _line(folder: Traversable, finding: Finding) -> int:
    try:
        return line_of(read_bytes(folder / finding.file).decode("utf-8-sig", "replace"), finding.place)
    except DataFileError:
        return 1
