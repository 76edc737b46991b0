"""One run of `agent-console report`: it reads cases and the audit log beside the console and prints the figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

import click

from agent_console import exit_codes
from agent_console.audit.reading import open_log, verify_file
from agent_console.audit.record import NotARecord
from agent_console.audit.verification import Verdict
from agent_console.audit.words import Action
from agent_console.calendar.zone import Clock, system_clock, today
from agent_console.casebook.reading import open_cases
from agent_console.casebook.schema import MIGRATIONS
from agent_console.home import Home, default_folder
from agent_console.keeping.books import key_at_hand, the_book
from agent_console.keeping.problems import told
from agent_console.language import Language
from agent_console.output import print_out
from agent_console.reporting.figures import LONGEST_RANGE, Count
from agent_console.reporting.page import WRONG_RANGE, Report, json_of, page_of


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for on the command line."""

    since: date | None = None
    until: date | None = None
    home: Path | None = None
    which: str | None = None
    language: str | None = None
    as_json: bool = False


def run(asked: Asked, clock: Clock = system_clock) -> int:
    """Count, print, and give the exit code."""

    def act(language: Language) -> int:
        now = clock()
        since = asked.since or asked.until or today(now)
        until = asked.until or since
        if not timedelta() <= until - since < timedelta(days=LONGEST_RANGE):
            click.echo(language.text(WRONG_RANGE), err=True)
            return exit_codes.NOT_STARTED
        report = _report(Home(asked.home or default_folder()), asked.which, since, until, now)
        text = json_of(report) if asked.as_json else page_of(report, language)
        return print_out(text, language)

    return told(asked.home, asked.language, act)


def _report(home: Home, which: str | None, since: date, until: date, now: datetime) -> Report:
    book = the_book(home, which)
    count = Count(since, until, now)
    with open_cases(book.file, key_at_hand(home, book)) as reader:
        count.cases(reader.cases())
        sealed = reader.sealed
    whole = verify_file(book.file, MIGRATIONS).verdict is Verdict.WHOLE
    count.reveals(_reveals(book.file))
    return Report(book.name, now, since, until, count.days, count.total(), sealed, whole)


def _reveals(file: Path) -> Iterator[datetime]:
    """Give the times of looks at unmasked data; a record in words of a newer program is none of ours to count."""
    with open_log(file, MIGRATIONS) as log:
        for link in log.links_naming(f'"action":"{Action.REVEALED}"'):
            try:
                entry = link.record.entry if link else None
            except NotARecord:
                continue
            if entry is not None and entry.action is Action.REVEALED:
                yield entry.at
