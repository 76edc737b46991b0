"""`audit show CASE`: who looked at a case. It verifies the log first: what is shown is said to be whole or not."""

from __future__ import annotations

from pathlib import Path

import click

from agent_console import exit_codes
from agent_console.audit.chain import Link
from agent_console.audit.reading import open_log
from agent_console.audit.record import NotARecord, Record
from agent_console.audit.verification import Finding, Outside, Verdict
from agent_console.auditing.judging import EXITS, finding_of, key_beside
from agent_console.auditing.logs import EXIT_UNREADABLE, Log, home_at, logs_of
from agent_console.auditing.sentences import (
    ACTIONS,
    BASES,
    FIELDS,
    NO_HOME,
    NO_RECORD,
    ROLES,
    verdict_sentence,
)
from agent_console.calendar.zone import local
from agent_console.casebook.schema import MIGRATIONS
from agent_console.language import Language
from agent_console.output import print_out
from agent_console.speaking import spoken_language
from agent_console.store.errors import StoreError


def run(case: str, folder: Path | None, lang: str | None) -> int:
    """Print every record of a case; the exit code is that of `audit verify`."""
    language = spoken_language(lang, folder)
    try:
        logs = logs_of(home_at(folder))
    except OSError:
        click.echo(language.text(NO_HOME), err=True)
        return EXIT_UNREADABLE
    lines: list[str] = []
    worst = exit_codes.OK
    for log in logs:
        found, code = _found(log, case.strip(), language)
        lines, worst = lines + found, max(worst, code)
    if not lines and worst == exit_codes.OK:
        lines = [language.text(NO_RECORD).replace("{case}", case.strip()[:40])]
    unwritten = print_out("\n".join(lines), language) if lines else exit_codes.OK
    return unwritten or worst


def _found(log: Log, case: str, language: Language) -> tuple[list[str], int]:
    """Give the lines of one log and the exit code of its finding; what is wrong with it is said at once."""
    beside = key_beside(log)
    finding = finding_of(log, Outside(beside[1] if beside else None))
    lines: list[str] = []
    if log.there and finding.verdict is not Verdict.UNREADABLE:
        try:
            lines = _lines(log, case, language)
        except StoreError:
            # It was whole a moment ago: something was done to it meanwhile.
            finding = Finding(Verdict.UNREADABLE)
    if finding.verdict is not Verdict.WHOLE:
        click.echo(verdict_sentence(log.name, finding, language), err=True)
    return lines, EXITS[finding.verdict]


def _lines(log: Log, case: str, language: Language) -> list[str]:
    with open_log(log.file, MIGRATIONS) as opened:
        return [line for link in opened.links_naming(case) if link and (line := _line(link, case, language))]


def _line(link: Link, case: str, language: Language) -> str | None:
    """Write one record that is of the case; one in words this program does not know is shown as it stands."""
    try:
        record = link.record
    except NotARecord:
        return f"#{link.seq}  {link.body!a}"
    return line_of(record, language) if record.entry.case == case else None


def line_of(record: Record, language: Language) -> str:
    """Write one record as one line: when, who, what, which data, what came of it, on what ground."""
    _ = language.text
    entry, actor = record.entry, record.actor
    fields = language.listed(_(FIELDS[one]) for one in entry.fields)
    words = [one for one in (entry.reason, entry.outcome) if one]
    parts = [
        f"{local(entry.at):%Y-%m-%d %H:%M:%S}",
        f"{actor.staff_no} ({_(ROLES[actor.role])})",
        _(ACTIONS[entry.action]),
        fields or "-",
        " ".join(words) or "-",
        _(BASES[entry.basis]) if entry.basis else "-",
        actor.seat,
        f"#{record.seq}",
    ]
    return "  ".join(parts)
