"""The caller's three statements and the button, as lines. It decides nothing: gates and statements are the call's."""

from __future__ import annotations

from agent_console.backend import WarningWeight
from agent_console.call.gates import Reason
from agent_console.call.read_back import Statement
from agent_console.language import N_, Language
from screens.palettes import Role
from screens.read_back.view import ReadBackView
from screens.sentences import reason_sentence
from screens.warnings import companies_with, counts
from screens.widgets.line import EMPTY, Line, Span, Text, fit, width_of

WORDS: dict[Statement, str] = {
    Statement.WARNINGS_TOLD: N_("Warnings told"),
    Statement.READ_BACK: N_("Read back"),
    Statement.SEPARATE_CONSENT: N_("Own consent"),
}

DIGITS: dict[Statement, str] = {one: str(number) for number, one in enumerate(Statement, 1)}

MISSING: dict[Reason, str] = {
    Reason.LAST_PAGE_NOT_SHOWN: N_("the last page"),
    Reason.WARNINGS_NOT_TOLD: N_("1 warnings told"),
    Reason.NOT_READ_BACK: N_("2 read back"),
    Reason.NO_SEPARATE_CONSENT: N_("3 own consent"),
    Reason.PROOF_TOO_OLD: N_("F5 a fresh code"),
}
"""What the agent can still do about a closed button, in the order it is asked for."""


def statement_column(language: Language) -> int:
    """Return where the texts behind the three words stand."""
    return max(24, 12 + max(width_of(language.text(word)) for word in WORDS.values()))


def statement_line(view: ReadBackView, statement: Statement, width: int) -> Line:
    """Draw one statement: its box, its digit, its word and what it is about."""
    made = view.call.read_back.has(statement)
    column = statement_column(view.language)
    no_need = statement is Statement.WARNINGS_TOLD and not view.call.reading.warnings
    box, role = ("[x]" if made else "[ ]"), ("heading" if made else "text")
    line = EMPTY.at(3, "=", "quiet") if no_need and not made else EMPTY.at(2, box, _role(role))
    line = line.at(6, DIGITS[statement], "key").at(9, view.language.text(WORDS[statement]), _role(role))
    return line.at(column, _about(view, statement, made, width + 2 - column))


def _role(role: str) -> Role:
    return "heading" if role == "heading" else "text"


def _about(view: ReadBackView, statement: Statement, made: bool, room: int) -> Text:
    _ = view.language.text
    if view.silenced and not made:
        return Span(fit(view.silenced, room), "quiet")
    if statement is Statement.WARNINGS_TOLD:
        return warnings_text(view, room)
    at = view.call.read_back.made_at(statement)
    time = view.language.clock_time(at, seconds=True) if at else ""
    companies = len(view.groups)
    if statement is Statement.READ_BACK:
        told = (
            _("{time} caller says yes").format(time=time)
            if at
            else _("after the list, as the caller answers")
        )
    elif at:
        told = _("{time} caller agrees, only to unbind").format(time=time)
    else:
        told = view.language.plural(
            "number goes to {count} company, only to unbind",
            "number goes to these {count}, only to unbind",
            companies,
        )
    return fit(told, room)


def warnings_text(view: ReadBackView, room: int) -> Text:
    """Say in one row what has to be told: the companies by weight, or their counts where they are too many."""
    _, language, chosen = view.language.text, view.language, view.call.chosen
    money = companies_with(chosen, WarningWeight.MONEY, language)
    identity = companies_with(chosen, WarningWeight.IDENTITY, language)
    if not money and not identity:
        return Span(_("= no warnings to tell"), "quiet")
    if money and identity:
        spans = counts(chosen, view.warning_word, language)[:2]
        return (spans[0], Span(_BETWEEN), spans[1])
    sentence = (
        _("!! {companies}: money left is lost") if money else _("!  {companies}: ID or devices tied to it")
    )
    cells = room - width_of(sentence) + width_of("{companies}")
    told = sentence.format(companies=language.listed(money or identity, cells))
    return Span(fit(told, room), "money" if money else "warn")


_BETWEEN = "   "


def lighter_warning(view: ReadBackView, room: int) -> str:
    """Return the first warning that is not about money, in full, for a tall window."""
    language = view.language
    for row in view.call.chosen:
        platform = row.platform
        if platform.warning and platform.warning_weight is not WarningWeight.MONEY:
            name, warning = language.bilingual(platform.name), language.bilingual(platform.warning)
            return fit(language.text("!  {platform}: {warning}").format(platform=name, warning=warning), room)
    return ""


def missing(view: ReadBackView) -> str:
    """Name what stands between the agent and the button; empty when it is open or closed for another reason."""
    _ = view.language.text
    short = [_(MISSING[reason]) for reason in view.reasons if reason in MISSING]
    if not short:
        return ""
    if len(short) == 1:
        return short[0]
    digits = [one.split(" ", 1)[0] if one[0].isdigit() or one.startswith("F5") else one for one in short]
    return " ".join(digits)


def missing_sentence(view: ReadBackView) -> str:
    """Say on the status line why `8` did nothing."""
    _ = view.language.text
    other = [reason for reason in view.reasons if reason not in MISSING]
    if other or view.reasons == (Reason.PROOF_TOO_OLD,):
        return reason_sentence(view.reasons[0], view.language)
    named = [_(MISSING[reason]) for reason in view.reasons if reason in MISSING]
    return _("x Missing: {what}").format(what=view.language.listed(named))


def button_line(view: ReadBackView, column: int = 38) -> Line:
    """Draw the button that names the act, and what is missing."""
    _ = view.language.text
    count = len(view.call.reading.items)
    label = view.language.plural("8  Send: unbind {count} app", "8  Send: unbind {count} apps", count)
    is_open = not view.reasons
    line = EMPTY.at(6, f"[ {label} ]", "button" if is_open else "quiet")
    gap = missing(view)
    if is_open:
        return line.at(max(column, line.end + 3), _("+ open"), "ok")
    return line.at(max(column, line.end + 3), _("missing: {what}").format(what=gap), "warn") if gap else line
