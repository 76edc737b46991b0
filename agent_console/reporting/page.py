"""A report in rows for a person and as JSON for a program. It counts nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from agent_console import __version__
from agent_console.doctor.folding import padded
from agent_console.language import N_, Language
from agent_console.language.spoken import cells_of
from agent_console.reporting.figures import Figures

FORMAT: Final = 1
"""Raised when a name goes or changes its meaning; names may be added at any time."""

WRONG_RANGE: Final = N_("--to comes after --from, three years at most.")

_UNSEALED: Final = N_(
    "The master key is not at hand: the rows were counted as they stand, their seals unchecked."
)
_BROKEN: Final = N_("The audit log is not whole: the reveals may be more. See agent-console audit verify.")


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of one casebook for a range of days, both ends included."""

    casebook: str
    at: datetime
    since: date
    until: date
    days: Mapping[date, Figures]
    total: Figures
    sealed: bool
    log_whole: bool


def page_of(report: Report, language: Language) -> str:
    """Write a report as it is read on a terminal; days on which nothing was are left out."""
    return "\n".join(_lines(report, language))


def _lines(report: Report, language: Language) -> Iterator[str]:
    _ = language.text
    yield f"{report.casebook}  {report.since.isoformat()} - {report.until.isoformat()}"
    rows = [_titles(language)]
    rows += [_row(day.isoformat(), one) for day, one in report.days.items() if one != Figures()]
    rows += [_row(language.text_in("report", "total"), report.total)]
    widths = [max(cells_of(row[n]) for row in rows) for n in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
    if not report.sealed:
        yield _(_UNSEALED)
    if not report.log_whole:
        yield _(_BROKEN)


def _titles(language: Language) -> tuple[str, ...]:
    return (
        language.text_in("report", "day"),
        language.text_in("report", "handled"),
        language.text_in("report", "average"),
        language.text_in("report", "accepted"),
        language.text_in("report", "resolved"),
        language.text_in("report", "overdue"),
        language.text_in("report", "reveals"),
    )


def _row(title: str, figures: Figures) -> tuple[str, ...]:
    counts = (figures.accepted, figures.resolved, figures.overdue, figures.reveals)
    return title, str(figures.handled), _minutes(figures.average_seconds), *map(str, counts)


def _minutes(seconds: int | None) -> str:
    return "-" if seconds is None else f"{seconds // 60}:{seconds % 60:02}"


def json_of(report: Report) -> str:
    """Write a report as one JSON object, in ASCII, with every day."""
    told = {
        "format": FORMAT,
        "version": __version__,
        "at": report.at.isoformat(timespec="seconds"),
        "casebook": report.casebook,
        "from": report.since.isoformat(),
        "to": report.until.isoformat(),
        "seals_checked": report.sealed,
        "audit_log_whole": report.log_whole,
        "total": _plain(report.total),
        "days": [{"day": day.isoformat(), **_plain(one)} for day, one in report.days.items()],
    }
    return json.dumps(told, indent=2)


def _plain(figures: Figures) -> dict[str, int | None]:
    return {
        "handled": figures.handled,
        "average_seconds": figures.average_seconds,
        "accepted": figures.accepted,
        "resolved": figures.resolved,
        "overdue": figures.overdue,
        "reveals": figures.reveals,
    }
