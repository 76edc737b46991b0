"""The body of the read-back of labels: the list, to whom, what, by when, two answers, the button. It knows no key."""

from __future__ import annotations

from agent_console.call.correction import LabelItem
from agent_console.call.read_back import Statement
from agent_console.call.reasons import Reason
from screens.labels.read_back_view import TALL, LabelReadBackView
from screens.labels.words import REASONS
from screens.palettes import Role
from screens.read_back.code_words import CODE_DIGITS, CODE_FIELD
from screens.read_back.statements import DIGITS, MISSING, WORDS
from screens.sentences import reason_sentence
from screens.widgets.line import EMPTY, Line, Span, fit, width_of
from screens.widgets.page import Block, Place

STATEMENTS = (Statement.READ_BACK, Statement.SEPARATE_CONSENT)
"""Of a label there is nothing to warn; the digits are those of every read-back."""

_VALUE = 13
_BUTTON = 6


def label_read_back_block(view: LabelReadBackView, width: int, height: int, code_told: str) -> Block:
    """Draw one page. On the last stand the answers, and a field for a code while the proof is too old."""
    pages = view.pages(height)
    if view.page < len(pages) - 1:
        return Block(_list_page(view, pages[view.page], width, height))
    tall = height >= TALL
    lines = [*fact_lines(view, pages[-1], len(pages), width, tall=tall), EMPTY]
    for statement in STATEMENTS:
        lines += [_statement(view, statement, width), *([EMPTY] if tall else [])]
    lines += [EMPTY, _button(view), *([EMPTY] if tall else []), _refusal(view)]
    if tall:
        lines += _told_at_the_end(view)
    if view.proof_fresh:
        return Block(tuple(lines)[:height])
    row = next(number for number, line in enumerate(lines) if _is_button(line))
    lines[row - 1] = EMPTY.at(2, view.language.text("SMS code")).at(22, fit(code_told, width - 20), "warn")
    active = view.call.verification.code is not None
    return Block(tuple(lines)[:height], (Place(CODE_FIELD, row, _VALUE, CODE_DIGITS, active=active),))


def _is_button(line: Line) -> bool:
    return any(placed.column == _BUTTON and placed.text.startswith("[ 8") for placed in line.placed)


def _item_line(view: LabelReadBackView, item: LabelItem, column: int, width: int) -> Line:
    """Draw one label and why it is wrong."""
    reason = view.language.text(REASONS[item.reason])
    room = width + 1 - column - width_of(reason) - 3
    line = EMPTY.at(column, fit(view.said(item), room), "heading")
    return line.at(width + 2 - width_of(reason), reason)


def _list_page(
    view: LabelReadBackView, items: tuple[LabelItem, ...], width: int, height: int
) -> tuple[Line, ...]:
    _ = view.language.text
    lines = [_item_line(view, item, 2, width) for item in items]
    lines += [EMPTY] * (height - len(lines) - 2)
    told = _("Read it firm by firm. Then Enter for page {number}.").format(number=view.page + 2)
    count = _("2 3 and 8 stand on the last page and count only there.")
    return (*lines, EMPTY.at(2, told), EMPTY.at(2, count, "quiet"))


def _fact(label: str, value: str, width: int) -> Line:
    return EMPTY.at(2, label, "quiet").at(_VALUE, fit(value, width + 2 - _VALUE))


def fact_lines(
    view: LabelReadBackView, items: tuple[LabelItem, ...], pages: int, width: int, *, tall: bool
) -> list[Line]:
    """Say what is read out, to whom it goes, what is proved and by when."""
    _, language, numbers = view.language.text, view.language, view.call.numbers
    masked = numbers.subject.masked if numbers.subject else "-"
    since = language.text_in("short", "holder since {day}").format(day=numbers.activated_on or "-")
    listed = [_item_line(view, item, _VALUE, width) for item in items] or [
        EMPTY.at(
            _VALUE,
            language.plural(
                "listed on the {count} page before", "listed on the {count} pages before", pages - 1
            ),
        )
    ]
    label = language.plural("{count} label", "{count} labels", len(view.items))
    listed[0] = listed[0].at(2, fit(label, _VALUE - 3), "quiet")
    air = [EMPTY] if tall else []
    return [*air, _fact(_("Number"), f"{masked}   {since}", width), *air, *listed, *air, *_terms(view, width)]


def _terms(view: LabelReadBackView, width: int) -> list[Line]:
    """Say who gets it (PIPL §23), what is handed on, what is proved and by when."""
    _, language, promise = view.language.text, view.language, view.promise
    firms = language.plural("{count} firm: ", "{count} firms: ", len(view.firms))
    cells = width + 2 - _VALUE - width_of(firms)
    told = _("by {day}, provisional") if promise.provisional else _("by {day}")
    days = language.plural("{count} working day", "{count} working days", promise.term.days)
    return [
        _fact(_("Goes to"), firms + language.listed(view.firms, cells), width),
        _fact(_("We hand on"), _("number, label, start date as proof; no name, no ID"), width),
        _fact(_("Stays"), _("every other label; apps and accounts are not touched"), width),
        _fact(_("Answer"), told.format(day=language.day(promise.day)) + _(", ") + days, width),
    ]


def _statement(view: LabelReadBackView, statement: Statement, width: int) -> Line:
    made_at = view.call.read_back.made_at(statement)
    role: Role = "heading" if made_at else "text"
    line = EMPTY.at(2, "[x]" if made_at else "[ ]", role).at(6, DIGITS[statement], "key")
    line = line.at(9, view.language.text(WORDS[statement]), role)
    column = max(24, line.end + 2)
    return line.at(column, _about(view, statement, width + 2 - column))


def _about(view: LabelReadBackView, statement: Statement, room: int) -> Span:
    _, made_at = view.language.text, view.call.read_back.made_at(statement)
    if view.silenced and not made_at:
        return Span(fit(view.silenced, room), "quiet")
    if made_at is not None:
        time = view.language.clock_time(made_at, seconds=True)
        return Span(fit(_("{time} caller says yes").format(time=time), room))
    if statement is Statement.READ_BACK:
        return Span(fit(_("after the list, as the caller answers"), room))
    told = view.language.plural(
        "number goes to {count} firm, only to correct",
        "number goes to these {count}, only to correct",
        len(view.firms),
    )
    return Span(fit(told, room))


def _button(view: LabelReadBackView) -> Line:
    _ = view.language.text
    count, reasons = len(view.items), view.reasons
    label = view.language.plural("8  Send: correct {count} label", "8  Send: correct {count} labels", count)
    line = EMPTY.at(_BUTTON, f"[ {label} ]", "quiet" if reasons else "button")
    if not reasons:
        return line.at(max(38, line.end + 3), _("+ open"), "ok")
    short = [_(MISSING[reason]) for reason in reasons if reason in MISSING]
    if not short:
        return line
    told = short[0] if len(short) == 1 else " ".join(one.split(" ", 1)[0] for one in short)
    return line.at(max(38, line.end + 3), _("missing: {what}").format(what=told), "warn")


def missing_sentence(view: LabelReadBackView) -> str:
    """Say on the status line why `8` did nothing."""
    _ = view.language.text
    other = [reason for reason in view.reasons if reason not in MISSING]
    if other or view.reasons == (Reason.PROOF_TOO_OLD,):
        return reason_sentence(view.reasons[0], view.language)
    named = [_(MISSING[reason]) for reason in view.reasons if reason in MISSING]
    return _("x Missing: {what}").format(what=view.language.listed(named))


def _refusal(view: LabelReadBackView) -> Line:
    _ = view.language.text
    line = EMPTY.at(8, "0", "key").at(11, _("Caller declines, send nothing"))
    return line.at(41, "4", "key").at(44, _("Caller disputes the start"))


def _told_at_the_end(view: LabelReadBackView) -> list[Line]:
    _ = view.language.text
    return [
        EMPTY,
        EMPTY.at(2, _("8 acts only with 2 3, the caller on the line, a fresh check."), "quiet"),
        EMPTY.at(2, _("Enter only turns pages here; it never sends."), "quiet"),
    ]
