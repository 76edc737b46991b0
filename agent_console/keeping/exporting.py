"""`casebook export`: every case in one line for another program, masked. There is no way to unmask it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

import click

from agent_console.calendar.zone import Clock, system_clock
from agent_console.casebook.case_summary import CaseSummary
from agent_console.casebook.reading import open_cases
from agent_console.home import Home, default_folder
from agent_console.keeping.books import key_at_hand, the_book
from agent_console.keeping.on_record import put_on_record
from agent_console.keeping.problems import told
from agent_console.keeping.sentences import EXPORT_NOT_ON_RECORD
from agent_console.language import Language
from agent_console.output import print_out
from agent_console.popping.socket_file import Handed

COLUMNS: Final = (
    "case",
    "number",
    "opened_at",
    "updated_at",
    "wrapped_up_at",
    "staff_no",
    "backend",
    "state",
    "outcome",
    "due_on",
    "complaint_due_on",
    "call_back_at",
    "linked_to",
    "items",
)
"""Names stay; columns may be added at the end."""

NO_KEY: Final = "***"
"""Stands for a number that cannot be opened: without the key not even its mask is known."""


def run(
    form: str, folder: Path | None, which: str | None, lang: str | None, clock: Clock = system_clock
) -> int:
    """Print every case and give the exit code."""

    def act(language: Language) -> int:
        home = Home(folder or default_folder())
        book = the_book(home, which)
        with open_cases(book.file, key_at_hand(home, book)) as reader:
            rows = [_row(case, reader.sealed) for case in reader.cases()]
        if not put_on_record(home, book, Handed.CASE_LIST, clock):
            click.echo(language.text(EXPORT_NOT_ON_RECORD), err=True)
        return print_out(FORMS[form](rows), language)

    return told(folder, lang, act)


def _row(case: CaseSummary, opened: bool) -> dict[str, object]:
    return {
        "case": case.call_id,
        "number": case.subject.masked if case.subject else None if opened else NO_KEY,
        "opened_at": _at(case.opened_at),
        "updated_at": _at(case.updated_at),
        "wrapped_up_at": _at(case.wrapped_up_at),
        "staff_no": case.staff_no,
        "backend": case.backend,
        "state": case.state,
        "outcome": case.outcome,
        "due_on": _at(case.due_on),
        "complaint_due_on": _at(case.complaint_due_on),
        "call_back_at": _at(case.call_back_at),
        "linked_to": case.linked_to,
        "items": dict(case.items),
    }


def _at(moment: date | datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _as_json(rows: list[dict[str, object]]) -> str:
    return "\n".join(json.dumps(row) for row in rows)


def _as_csv(rows: list[dict[str, object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(row[name]) for name in COLUMNS] for row in rows)
    return out.getvalue().rstrip("\n")


def _cell(value: object) -> str:
    if isinstance(value, Mapping):
        return " ".join(f"{word}={count}" for word, count in value.items())
    return "" if value is None else str(value)


FORMS: Final = {"json": _as_json, "csv": _as_csv}
