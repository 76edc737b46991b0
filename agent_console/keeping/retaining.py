"""`casebook retain`: what is kept how long, and with --yes erasing what was kept long enough."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import closing
from dataclasses import asdict, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from agent_console.audit.reading import open_log
from agent_console.calendar.zone import Clock, system_clock
from agent_console.call.limits import STANDARD_LIMITS
from agent_console.casebook.backups import kept_backups
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.reading import open_cases
from agent_console.casebook.retention import kept_long_enough
from agent_console.casebook.schema import MIGRATIONS
from agent_console.encryption.master_key import MasterKey
from agent_console.home import Home, default_folder
from agent_console.keeping.books import Book, key_at_hand, the_book
from agent_console.keeping.letting_in import Ask, at_the_terminal, let_in, open_book
from agent_console.keeping.problems import told
from agent_console.keeping.retention_page import Kept, lines_of
from agent_console.language import Language
from agent_console.output import print_out
from agent_console.settings import load_settings
from agent_console.signing_in import Admitted
from agent_console.store.reading import open_for_reading

STAFF_NO: Final = "retain"
"""Who holds the casebook meanwhile and signs on in its log."""

FORMAT: Final = 1


def run(
    yes: bool,
    as_json: bool,
    folder: Path | None,
    which: str | None,
    lang: str | None,
    clock: Clock = system_clock,
    ask: Ask = at_the_terminal,
) -> int:
    """Say what is kept how long; erase what is due if that was asked for."""

    def act(language: Language) -> int:
        home = Home(folder or default_folder())
        book = the_book(home, which)
        if yes:
            admitted = let_in(home, book, STAFF_NO, language, ask)
            kept = _kept(home, book, admitted.signed_in.master, clock())
            kept = _erased(home, book, kept, admitted, clock)
        else:
            kept = _kept(home, book, key_at_hand(home, book), clock())
        text = _json_of(kept) if as_json else "\n".join(lines_of(kept, language))
        return print_out(text, language)

    return told(folder, lang, act)


def _kept(home: Home, book: Book, master: MasterKey | None, now: datetime) -> Kept:
    """Look beside whoever has the casebook open."""
    days = load_settings(home.settings_file).keep_closed_cases_days
    states: Counter[CaseState | None] = Counter()
    drafts_due = 0
    with open_cases(book.file, master) as reader:
        for case in reader.cases():
            states[case.state] += 1
            is_old = case.updated_at <= now - STANDARD_LIMITS.draft_life
            drafts_due += case.state is CaseState.DRAFT and is_old
    with open_for_reading(book.file, MIGRATIONS) as plain:
        due = len(kept_long_enough(plain, now - timedelta(days=days)))
    with open_log(book.file, MIGRATIONS) as log:
        records = log.last
    settled = states[CaseState.CLOSED]
    return Kept(
        casebook=book.name,
        keep_days=days,
        settled=settled,
        due=due,
        open=states.total() - settled - states[CaseState.DRAFT],
        drafts=states[CaseState.DRAFT],
        drafts_due=drafts_due,
        records=records,
        backups=len(kept_backups(book.file)),
    )


def _erased(home: Home, book: Book, kept: Kept, admitted: Admitted, clock: Clock) -> Kept:
    """Open the casebook as a console does, and erase.

    Raises:
        StoreHeld: A console has it open.
        NoKey: The master key is not at hand.
    """
    now = clock()
    with closing(open_book(home, book, admitted, clock)) as casebook:
        casebook.erase_expired_drafts(now)
        count = casebook.erase_settled(now, now - timedelta(days=kept.keep_days))
        casebook.audit.sign_off(now)
    return replace(_kept(home, book, admitted.signed_in.master, now), erased=count)


def _json_of(kept: Kept) -> str:
    return json.dumps({"format": FORMAT, **asdict(kept)}, indent=2)
