"""A report for a person: rows under headings, in columns counted in terminal cells. It judges nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from agent_console import __version__
from agent_console.calendar.zone import local
from agent_console.doctor.finding import Check, Finding, Report, State
from agent_console.doctor.folding import folded, padded
from agent_console.doctor.operations import one_for_all
from agent_console.doctor.wording import filled, printable
from agent_console.language import Language
from agent_console.language.spoken import cells_of

_SIGNS: Final = {State.OK: "+", State.WARNING: "!", State.FAILED: "x", State.OFF: "-"}
"""As in the console, so that no colour is needed."""

_WORST_FIRST: Final = (State.FAILED, State.WARNING, State.OFF, State.OK)

_MACHINE: Final = (
    *(Check.SETTINGS, Check.HOME, Check.LOCK, Check.CASEBOOK),
    *(Check.INSTALLATION, Check.DATA),
)
_CARRIER: Final = (Check.BACKEND, Check.CREDENTIALS, Check.LINE, Check.TLS, Check.CLOCK)

Row = tuple[str, str, str]
"""State with its sign, title, text."""


def page_of(report: Report, language: Language, cells: int) -> str:
    """Write a report as it is read on a terminal of so many columns."""
    sections = tuple(_sections(report, language))
    rows = [row for _, part in sections for row in part]
    widths = max(cells_of(row[0]) for row in rows), max(cells_of(row[1]) for row in rows)
    lines = [*_head(report, language)]
    for heading, part in sections:
        lines += ["", heading]
        for row in part:
            lines += _row(row, widths, cells)
    return "\n".join([*lines, "", *folded(_result(report, language), cells)])


def _head(report: Report, language: Language) -> Iterator[str]:
    at = f"{language.day(local(report.at).date())} {language.clock_time(report.at)}"
    yield f"agent-console {__version__} doctor  {at}"
    yield printable(report.home)


def _sections(report: Report, language: Language) -> Iterator[tuple[str, list[Row]]]:
    _ = language.text
    found = report.findings
    yield _("This machine"), [_cells(one, language) for one in found if one.check in _MACHINE]
    yield _("Backend"), [_cells(one, language) for one in found if one.check in _CARRIER]
    operations = [one for one in found if one.check is Check.OPERATION]
    yield _("Operations"), list(_operations(operations, language))


def _operations(found: list[Finding], language: Language) -> Iterator[Row]:
    every = one_for_all(found, language)
    if every is not None:
        yield _cells(every, language, language.text("all"))
        return
    for one in found:
        yield _cells(one, language, one.part)


def _cells(finding: Finding, language: Language, title: str = "") -> Row:
    state = f"{_SIGNS[finding.state]} {_state(finding.state, language)}"
    return state, title or _title(finding.check, language), finding.text


def _row(row: Row, widths: tuple[int, int], cells: int) -> Iterator[str]:
    state, title, text = row
    start = f"  {padded(state, widths[0])}  {padded(title, widths[1])}  "
    indent = " " * cells_of(start)
    for number, line in enumerate(folded(text, cells - cells_of(start))):
        yield (indent if number else start) + line


def _state(state: State, language: Language) -> str:
    match state:
        case State.OK:
            return language.text_in("doctor", "ok")
        case State.WARNING:
            return language.text_in("doctor", "warning")
        case State.FAILED:
            return language.text_in("doctor", "failed")
        case State.OFF:
            return language.text_in("doctor", "off")


def _title(check: Check, language: Language) -> str:
    titles = {
        Check.SETTINGS: language.text_in("doctor", "settings"),
        Check.HOME: language.text_in("doctor", "home"),
        Check.LOCK: language.text_in("doctor", "lock"),
        Check.CASEBOOK: language.text_in("doctor", "casebook"),
        Check.INSTALLATION: language.text_in("doctor", "installation"),
        Check.DATA: language.text_in("doctor", "data files"),
        Check.BACKEND: language.text_in("doctor", "backend"),
        Check.CREDENTIALS: language.text_in("doctor", "credentials"),
        Check.LINE: language.text_in("doctor", "line"),
        Check.TLS: language.text_in("doctor", "TLS"),
        Check.CLOCK: language.text_in("doctor", "clock"),
        Check.OPERATION: language.text_in("doctor", "operations"),
    }
    return titles[check]


def _result(report: Report, language: Language) -> str:
    _ = language.text
    match report.result:
        case State.FAILED:
            text = _("Something failed: {counts}.")
        case State.WARNING:
            text = _("Calls can be worked; somebody should look: {counts}.")
        case _:
            text = _("All is well: {counts}.")
    counts = (f"{_state(state, language)} {report.count(state)}" for state in _WORST_FIRST)
    return filled(text, counts=_joined(counts, language))


def _joined(parts: Iterable[str], language: Language) -> str:
    return ("，" if language.chinese else ", ").join(parts)
