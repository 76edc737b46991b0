"""What is left after an unexpected error: a report without a single value. It knows no screen.

Values of local variables and the error's own words may hold a caller's number, so neither is written.
"""

from __future__ import annotations

import os
import traceback
from datetime import datetime
from pathlib import Path

from agent_console import __version__
from agent_console.calendar.zone import Clock
from agent_console.home import Home
from agent_console.language import Language
from agent_console.language.filling import printable

PRIVATE_FILE = 0o600


def write_report(folder: Path, error: BaseException, now: datetime) -> Path | None:
    """Write where an error came from: types, files, lines and functions. None where nothing can be written."""
    lines = [f"agent-console {__version__}", now.isoformat(), *_causes(error)]
    file = folder / f"crash-{now:%Y%m%d-%H%M%S}-{os.getpid()}.txt"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, PRIVATE_FILE)
        with os.fdopen(descriptor, "w", encoding="utf-8") as report:
            report.write("\n".join(lines) + "\n")
    except OSError:
        return None
    return file


def _causes(error: BaseException) -> list[str]:
    lines: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        frames = traceback.extract_tb(current.__traceback__)
        lines += [f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames]
        current = current.__cause__ or current.__context__
    return lines


def report_sentence(error: BaseException, home: Home, clock: Clock, language: Language) -> str:
    """Write a report of a fault, and say what happened to whoever looks at the terminal afterwards."""
    report = write_report(home.reports, error, clock())
    return language.text(
        "The console stopped on an internal fault. Calls are kept and offered at the next start. Report: {report}"
    ).replace("{report}", printable(str(report or "-")))
