"""The casebooks below a home: who has them open, whether they are whole. It takes no lock and gives out no row."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from agent_console.calendar.zone import local
from agent_console.casebook.casebook import FILE_NAME
from agent_console.casebook.schema import MIGRATIONS
from agent_console.doctor.finding import Check, Finding, State
from agent_console.doctor.wording import filled, foreign
from agent_console.home import Home
from agent_console.language import Language
from agent_console.opening_problems import opening_sentence
from agent_console.store.errors import Holder, StoreError, StoreUnwritable
from agent_console.store.files import OTHERS, beside
from agent_console.store.lock import holder_of
from agent_console.store.looking import look_at


def casebooks_found(home: Home, language: Language) -> tuple[Finding, ...]:
    """Look at every casebook there is, of whichever backend."""
    casebooks = home.casebooks()
    found = [_not_to_be_read(one / FILE_NAME, why, one.name, language) for one, why in casebooks.unreadable]
    for folder in casebooks.folders:
        found += _casebook(folder / FILE_NAME, f"{folder.parent.name}/{foreign(folder.name)}", language)
    if found:
        return tuple(found)
    text = language.text("There is no casebook yet: the first start makes one.")
    return (Finding(Check.CASEBOOK, State.OK, "CASEBOOK_NOT_MADE", text),)


def no_folder_found(folder: Path, language: Language) -> tuple[Finding, ...]:
    """Say that something else stands where the casebook of a backend belongs; most often nothing is to be said."""
    if folder.is_dir() or not folder.exists():
        return ()
    part = f"{folder.parent.name}/{foreign(folder.name)}"
    return (_not_to_be_read(folder / FILE_NAME, NotADirectoryError(), part, language),)


def _casebook(file: Path, part: str, language: Language) -> Iterator[Finding]:
    try:
        if not file.exists() and not beside(file, "-wal").exists():
            return
        holder = holder_of(file)
    except OSError as error:
        yield _not_to_be_read(file, error, part, language)
        return
    yield _lock(holder, part, language)
    yield _in_use(part, language) if holder is not None else _inside(file, part, language)


def _lock(holder: Holder | None, part: str, language: Language) -> Finding:
    _ = language.text
    if holder is None:
        text = _named(part, _("no console has it open."), language)
        return Finding(Check.LOCK, State.OK, "LOCK_FREE", text, part)
    text = _(
        "a console has it open (staff {staff}, process {pid}, since {since}); a second one would be refused."
    )
    told = filled(
        text,
        staff=foreign(holder.staff_no or "?"),
        pid=str(holder.pid or "?"),
        since=_since(holder.since, language),
    )
    return Finding(Check.LOCK, State.OK, "LOCK_HELD", _named(part, told, language), part)


def _since(at: datetime | None, language: Language) -> str:
    return "?" if at is None else f"{language.day(local(at).date())} {language.clock_time(at)}"


def _in_use(part: str, language: Language) -> Finding:
    text = _named(part, language.text("not looked into while a console works in it."), language)
    return Finding(Check.CASEBOOK, State.OFF, "CASEBOOK_IN_USE", text, part)


def _inside(file: Path, part: str, language: Language) -> Finding:
    _ = language.text
    try:
        look_at(file, MIGRATIONS)
        open_to_others = (file.stat().st_mode | file.parent.stat().st_mode) & OTHERS
        left = beside(file, "-wal").exists()
    except StoreError as error:
        if holder_of(file) is not None:
            # A console started in between: what it had not finished writing looked like damage.
            return _in_use(part, language)
        text = _named(part, opening_sentence(error, language), language)
        return Finding(Check.CASEBOOK, State.FAILED, f"CASEBOOK_{error.kind}", text, part)
    state, code = State.OK, "CASEBOOK_WHOLE"
    text = _("whole, and closed to others.")
    if open_to_others:
        state, code = State.WARNING, "CASEBOOK_OPEN_TO_OTHERS"
        text = _("others can look into its folder: the next start closes it.")
    elif left:
        code = "CASEBOOK_LEFT_OPEN"
        text = _("whole; the last console did not end properly, the next one goes on from there.")
    return Finding(Check.CASEBOOK, state, code, _named(part, text, language), part)


def _not_to_be_read(file: Path, error: OSError, part: str, language: Language) -> Finding:
    text = opening_sentence(StoreUnwritable(file, type(error).__name__), language)
    return Finding(Check.CASEBOOK, State.FAILED, "CASEBOOK_UNWRITABLE", _named(part, text, language), part)


def _named(part: str, text: str, language: Language) -> str:
    return filled(language.text("{part}: {text}"), part=part, text=text)
