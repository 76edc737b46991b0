"""`casebook list`: which casebooks and backups a home has. It looks through none of them; `doctor` does."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from agent_console.calendar.zone import local
from agent_console.casebook.backups import kept_backups, made_at
from agent_console.home import Home, default_folder
from agent_console.keeping.books import WhichBook, books_of
from agent_console.keeping.problems import told
from agent_console.keeping.sentences import HELD_BY, NO_BACKUP, NO_BOOK
from agent_console.language import Language
from agent_console.language.filling import clipped, filled, printable
from agent_console.output import print_out
from agent_console.store.errors import Holder
from agent_console.store.lock import holder_of

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Listed:
    """One casebook: its size in bytes, who has it open, its backups."""

    name: str
    file: Path
    size: int
    holder: Holder | None
    backups: tuple[Path, ...]


def run(folder: Path | None, which: str | None, lang: str | None, as_json: bool) -> int:
    """List and give the exit code."""

    def act(language: Language) -> int:
        listed = tuple(_listed(Home(folder or default_folder()), which))
        text = _json_of(listed) if as_json else "\n".join(_lines(listed, language))
        return print_out(text, language)

    return told(folder, lang, act)


def _listed(home: Home, which: str | None) -> Iterator[Listed]:
    books = books_of(home)
    chosen = [book for book in books if which in (None, book.name, book.backend)]
    if which and not chosen:
        raise WhichBook(tuple(book.name for book in books))
    for book in chosen:
        size = book.file.stat().st_size if book.file.exists() else 0
        yield Listed(book.name, book.file, size, holder_of(book.file), kept_backups(book.file))


def _lines(listed: Sequence[Listed], language: Language) -> Iterator[str]:
    _ = language.text
    if not listed:
        yield _(NO_BOOK)
    for book in listed:
        held = ""
        if book.holder is not None:
            staff, pid = clipped(book.holder.staff_no or "?"), str(book.holder.pid or "?")
            held = filled(f"  {_(HELD_BY)}", staff=staff, pid=pid)
        yield f"{book.name}  {_size(book.size)}  {printable(str(book.file))}{held}"
        for backup in book.backups:
            yield f"  {_when(made_at(backup), language)}  {_size(backup.stat().st_size)}  {printable(str(backup))}"
        if not book.backups:
            yield f"  {_(NO_BACKUP)}"


def _when(at: datetime | None, language: Language) -> str:
    return "?" if at is None else f"{language.day(local(at).date())} {language.clock_time(at)}"


def _size(size: int) -> str:
    return f"{max(1, round(size / 1024)):,} KiB"


def _json_of(listed: Sequence[Listed]) -> str:
    return json.dumps({"format": FORMAT, "casebooks": [_plain(one) for one in listed]}, indent=2)


def _plain(book: Listed) -> dict[str, object]:
    held = book.holder and {"staff_no": book.holder.staff_no, "pid": book.holder.pid}
    times = [(backup, made_at(backup)) for backup in book.backups]
    return {
        "casebook": book.name,
        "file": printable(str(book.file)),
        "bytes": book.size,
        "held_by": held,
        "backups": [
            {"file": printable(str(backup)), "at": at and at.isoformat(), "bytes": backup.stat().st_size}
            for backup, at in times
        ],
    }
