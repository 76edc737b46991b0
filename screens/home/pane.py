"""The right pane of the first page in a wide window: the row `>` stands on, and the one-line forms. Pure."""

from __future__ import annotations

from agent_console.casebook.case_summary import CaseSummary
from agent_console.casebook.due import DueCase
from agent_console.language import Language
from screens.context import Context
from screens.home.case_counts import count_lines, platforms_answered
from screens.home.rows import Popped, Ringing, Row
from screens.home.words import case_number, situation
from screens.widgets.page import Section


def home_sections(row: Row | None, context: Context) -> tuple[Section, ...]:
    """Return what is known of the row, and the words that start something here."""
    _ = context.language.text
    words = (
        _(":n 13800138000  start a call"),
        _(":n 261123-0481-4  open a case"),
        _(":all  every command"),
        _(":bye  leave the console"),
    )
    lines = Section(_("One line"), words, "quiet")
    return (*_row_section(row, context.language), lines)


def _row_section(row: Row | None, language: Language) -> tuple[Section, ...]:
    _ = language.text
    if isinstance(row, Popped):
        known = _("has a case already") if row.worked else _("from the phone system")
        return (Section(_("The caller who rings"), (row.number.masked, known)),)
    if isinstance(row, Ringing):
        caller = row.caller
        facts = (
            caller.calling_number.masked,
            language.bilingual(caller.first_words),
            *(language.bilingual(hint) for hint in caller.hints),
            _("Once answered the caller's card and phone stand here (training)."),
        )
        return (Section(_("The caller who rings"), facts),)
    if isinstance(row, DueCase | CaseSummary):
        case = row.case if isinstance(row, DueCase) else row
        number = case.subject.masked if case.subject else "-"
        return (
            Section(case_number(case.call_id), (number, situation(row, language), *_counts(case, language))),
        )
    return ()


def _counts(case: CaseSummary, language: Language) -> tuple[str, ...]:
    return count_lines(case, language) if platforms_answered(case) else ()
