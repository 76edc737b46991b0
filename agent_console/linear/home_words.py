"""How a row of the first page is heard: who rings, which case and why. Pure but for whose words are used."""

from __future__ import annotations

from agent_console.casebook.case_summary import CaseSummary
from agent_console.casebook.due import DueCase
from agent_console.linear.session import Session
from screens.home.rows import Popped, Ringing, Row
from screens.home.words import due_word, next_step, situation


def row_words(row: Row, session: Session) -> str:
    """Say one row: what is new of it first."""
    _ = session.language.text
    if isinstance(row, Popped):
        remark = _("has a case already") if row.worked else _("from the phone system")
        return f"{row.number.masked}, {remark}"
    if isinstance(row, Ringing):
        said = _("again: {words}") if row.worked else _("caller: {words}")
        words = session.language.bilingual(row.caller.first_words)
        return f"{row.caller.calling_number.masked}, {said.format(words=words)}"
    return due_words(row, session)


def due_words(row: DueCase | CaseSummary, session: Session) -> str:
    """Say when and how a case stands, then which it is and what comes next."""
    language = session.language
    case = row.case if isinstance(row, DueCase) else row
    sign, when = due_word(row, session.desk.now(), language)
    number = case.subject.masked if case.subject else "-"
    parts = (f"{sign} {when}", situation(row, language), number, case.call_id, language.text(next_step(row)))
    return ", ".join(parts)
