"""One run of `agent-console doctor`, from the command line's words to what is printed and the exit code."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shutil import get_terminal_size

from agent_console.calendar.zone import Clock, system_clock
from agent_console.doctor.examination import Examination
from agent_console.doctor.json_form import json_of
from agent_console.doctor.page import page_of
from agent_console.home import Home, default_folder
from agent_console.output import print_out
from agent_console.speaking import spoken_language


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    home: Path | None = None
    backend: str | None = None
    language: str | None = None
    as_json: bool = False


def run(asked: Asked, clock: Clock = system_clock) -> int:
    """Look at everything, print what was found, and give the exit code."""
    language = spoken_language(asked.language, asked.home)
    home = Home(asked.home or default_folder())
    report = Examination(home, asked.backend, asked.language, clock, language).report()
    text = json_of(report) if asked.as_json else page_of(report, language, cells())
    return print_out(text, language) or report.exit_code


def cells() -> int:
    """Give the width to write for: the terminal's, or that of a page in a file."""
    return max(60, min(get_terminal_size((100, 24)).columns, 120))
