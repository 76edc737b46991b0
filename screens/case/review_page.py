"""The body of a review: the list, the facts, the answers, the button. From a view to lines; it knows no key."""

from __future__ import annotations

from agent_console.backend import WarningWeight
from agent_console.call.read_back import Statement
from agent_console.call.reasons import Reason
from agent_console.language import N_
from screens.case.review_view import ReviewView
from screens.palettes import Role
from screens.read_back.code_words import CODE_DIGITS, CODE_FIELD
from screens.read_back.statements import DIGITS, MISSING, WORDS
from screens.read_back.view import LIST_COLUMN, Division
from screens.sentences import reason_sentence
from screens.warnings import companies_with
from screens.widgets.line import EMPTY, Line, fit, width_of
from screens.widgets.page import Block, Place

BUTTON = 6
_OWN_WORDS = {Statement.SEPARATE_CONSENT: N_("Wants it back")}
"""What the third answer is called where nothing is handed on."""


def review_block(view: ReviewView, width: int, height: int, code_told: str) -> Block:
    """Draw one page; the answers stand on the last, with a field for a code while the proof is too old."""
    division = view.division(width, height)
    if view.page < division.count - 1:
        return Block(_list_page(view, division, height))
    lines = [*fact_lines(view, division, width), EMPTY]
    lines += [_statement(view, one, width) for one in view.statements]
    lines += [EMPTY, _button(view, width), _refusal(view)]
    if view.proof_fresh:
        return Block(tuple(lines)[:height])
    row = len(lines) - 2
    told = EMPTY.at(2, view.language.text("SMS code")).at(22, fit(code_told, width - 20), "warn")
    lines[row - 1] = told
    place = Place(CODE_FIELD, row, LIST_COLUMN, CODE_DIGITS, active=view.call.verification.code is not None)
    return Block(tuple(lines)[:height], (place,))


def _list_page(view: ReviewView, division: Division, height: int) -> tuple[Line, ...]:
    _ = view.language.text
    page = division.pages[view.page]
    next_page = _("Read it company by company. Then Enter for page {number}.").format(number=view.page + 2)
    told = (
        EMPTY.at(2, next_page),
        EMPTY.at(2, _("The answers and 8 stand on the last page and count only there."), "quiet"),
    )
    return (*page, *(EMPTY for _n in range(height - len(page) - len(told))), *told)


def _fact(label: str, value: str, width: int) -> Line:
    return EMPTY.at(2, label, "quiet").at(LIST_COLUMN, fit(value, width + 2 - LIST_COLUMN))


def fact_lines(view: ReviewView, division: Division, width: int) -> list[Line]:
    """Say what is read out, to whom it goes and what becomes of it."""
    _, language = view.language.text, view.language
    number = view.case.numbers.subject
    masked = number.masked if number else "-"
    lines = [_fact(_("Case no."), f"{view.case.casework.taken_over or view.case.id}   {masked}", width)]
    count = len(view.review.reading.items)
    label = language.plural("{count} app", "{count} apps", count)
    listed = list(division.beside) or [
        EMPTY.at(
            LIST_COLUMN,
            language.plural(
                "listed on the {count} page before", "listed on the {count} pages before", len(division.pages)
            ),
        )
    ]
    listed[0] = listed[0].at(2, fit(label, LIST_COLUMN - 3), "quiet")
    lines += listed
    names = [group.company for group in view.groups]
    companies = language.plural("{count} company: ", "{count} companies: ", len(names))
    cells = width + 2 - LIST_COLUMN - width_of(companies)
    lines.append(_fact(_("Goes to"), companies + language.listed(names, cells), width))
    return [*lines, *_consequences(view, width)]


def _consequences(view: ReviewView, width: int) -> list[Line]:
    _, language = view.language.text, view.language
    if not view.files_again:
        return [
            _fact(_("Then"), _("these apps stay as they are; nothing else changes"), width),
            _fact(_("Known by"), _("the registry says which items it still could"), width),
        ]
    told = _("by {day}, provisional") if view.promise.provisional else _("by {day}")
    days = language.plural("{count} working day", "{count} working days", view.promise.term.days)
    answer = told.format(day=language.day(view.promise.day)) + _(", ") + days
    return [
        _fact(_("We hand on"), _("number, start date, proof of check; no name"), width),
        _fact(_("Answer"), answer, width),
        _fact(_("Stays"), _("everything else in the case, with its own day"), width),
    ]


def _statement(view: ReviewView, statement: Statement, width: int) -> Line:
    _, said = view.language.text, view.call.follow_up.read_back
    made = said.has(statement)
    needless = statement is Statement.WARNINGS_TOLD and not view.review.reading.warnings
    role: Role = "heading" if made else "text"
    line = EMPTY.at(3, "=", "quiet") if needless and not made else EMPTY.at(2, "[x]" if made else "[ ]", role)
    own = None if view.files_again else _OWN_WORDS.get(statement)
    line = line.at(6, DIGITS[statement], "key").at(9, _(own or WORDS[statement]), role)
    column = max(26, line.end + 2)
    return line.at(column, fit(_about(view, statement, needless), width + 2 - column))


def _about(view: ReviewView, statement: Statement, needless: bool) -> str:
    _, said = view.language.text, view.call.follow_up.read_back
    made_at = said.made_at(statement)
    if not view.call.line.caller_hears:
        return _("- not while the caller hears nothing")
    if needless:
        return _("no warnings to tell")
    if made_at is not None:
        return _("{time} caller says yes").format(time=view.language.clock_time(made_at, seconds=True))
    if statement is Statement.WARNINGS_TOLD:
        return _warned(view)
    if statement is Statement.SEPARATE_CONSENT and view.files_again:
        return _("number goes to these again, only to unbind")
    return ""


def _warned(view: ReviewView) -> str:
    """Name the companies whose apps may hold money, or an identity or devices."""
    _, language = view.language.text, view.language
    money = companies_with(view.rows, WarningWeight.MONEY, language)
    other = companies_with(view.rows, WarningWeight.IDENTITY, language)
    parts = [f"!! {_('money')} {language.listed(money, 20)}"] if money else []
    parts += [f"!  {_('ID or device')} {language.listed(other, 20)}"] if other else []
    return "  ".join(parts)


def _button(view: ReviewView, width: int) -> Line:
    _, language = view.language.text, view.language
    count = len(view.review.reading.items)
    if view.files_again:
        label = language.plural("8  File {count} app again", "8  File {count} apps again", count)
    else:
        label = language.plural("8  Take {count} app back", "8  Take {count} apps back", count)
    reasons = view.reasons
    line = EMPTY.at(BUTTON, f"[ {label} ]", "quiet" if reasons else "button")
    if not reasons:
        return line
    if any(reason not in MISSING for reason in reasons):
        # What is no answer of the caller's is said in full on the status line.
        return line
    told, room = missing_words(view), width - line.end - 2
    return line.then(told if width_of(told) <= room else missing_words(view, short=True), gap=3)


def missing_words(view: ReviewView, *, short: bool = False) -> str:
    """Say what is missing before `8` sends, or what else stands in the way; `short` by the digits alone."""
    _, own = view.language.text, {Reason.NO_SEPARATE_CONSENT: N_("3 wants it back")}
    parts = []
    for reason in view.reasons:
        words = MISSING.get(reason) if view.files_again else own.get(reason, MISSING.get(reason))
        if words is None:
            return reason_sentence(reason, view.language)
        parts.append(_(words))
    if short:
        return _("missing: {what}").format(what=" ".join(one.split()[0] for one in parts))
    return _("missing: {what}").format(what=_(", ").join(parts))


def _refusal(view: ReviewView) -> Line:
    told = view.language.text("Caller declines, send nothing")
    return EMPTY.at(8, "0", "key").at(11, told)
