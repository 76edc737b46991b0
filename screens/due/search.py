"""What is typed on the due list: a case number, a phone number, a day or a word of a state. It searches nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from agent_console.calendar.zone import local
from agent_console.casebook.case_summary import CaseState
from agent_console.casebook.due import DueCase
from agent_console.identity.case_number import CaseNumber
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.text import fold
from agent_console.identity.typed_number import read_entry
from agent_console.language import Language
from screens.case.words import STATES
from screens.home.words import due_word, situation

_DAY: Final = re.compile(r"(?:\d{4}-)?(\d{1,2})-(\d{1,2})")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed, read: at most one of the three, else a word to look for."""

    number: PhoneNumber | None = None
    case: CaseNumber | None = None
    day: str = ""
    word: str = ""


def read(text: str) -> Typed:
    """Read what was typed; full-width forms count as their half-width twins."""
    plain = fold(text).strip()
    if found := _DAY.fullmatch(plain):
        return Typed(day=f"{int(found[1]):02}-{int(found[2]):02}")
    entry = read_entry(plain) if plain else None
    if isinstance(entry, PhoneNumber):
        return Typed(number=entry)
    return Typed(case=entry) if isinstance(entry, CaseNumber) else Typed(word=plain)


def fits(row: DueCase, typed: Typed, now: datetime, language: Language) -> bool:
    """Whether a row stays while this is typed; a whole number is looked up only with Enter."""
    if typed.day:
        return f"{local(row.due_at):%m-%d}" == typed.day
    if not typed.word:
        return True
    state = STATES[row.case.state or CaseState.CLOSED][1]
    told = (row.case.call_id, situation(row, language), due_word(row, now, language)[1], language.text(state))
    return any(typed.word.casefold() in one.casefold() for one in told)
