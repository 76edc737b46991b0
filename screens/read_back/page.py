"""The body of the read-back: the facts, then the statements and the button. From a call to lines; it knows no keys."""

from __future__ import annotations

from agent_console.call.read_back import Statement
from screens.read_back.code_words import CODE_DIGITS, CODE_FIELD
from screens.read_back.facts import (
    LEAST_LIST_ROWS,
    answer_lines,
    app_lines,
    given_lines,
    goes_line,
    number_line,
    stays_line,
)
from screens.read_back.statements import button_line, lighter_warning, statement_column, statement_line
from screens.read_back.view import TALL, Division, ReadBackView, divided
from screens.widgets.line import EMPTY, Line, fit
from screens.widgets.page import Block, Place

_CODE_COLUMN = 13
_BUTTON_COLUMN = 6


def read_back_block(view: ReadBackView, width: int, height: int, code_told: str = "") -> Block:
    """Draw one page. On the last stand the statements, and a field for a code while the proof is too old."""
    division = divided(view, width, height)
    if view.page < division.count - 1:
        return Block(_list_page(view, division, height))
    lines = _tall(view, division, width, height) if height >= TALL else _compact(view, division, width)
    return Block(lines) if view.proof_fresh else _with_code(view, lines, width, code_told)


def _with_code(view: ReadBackView, lines: tuple[Line, ...], width: int, told: str) -> Block:
    """Open the code's field in the free row above the button: nothing else moves, the statements stay."""
    row = next(number for number, line in enumerate(lines) if _is_button(line))
    line = EMPTY.at(2, view.language.text("SMS code")).at(22, fit(told, width - 20), "warn")
    sent = view.call.verification.code is not None
    place = Place(CODE_FIELD, row, _CODE_COLUMN, CODE_DIGITS, active=sent)
    return Block((*lines[: row - 1], line, *lines[row:]), (place,))


def _is_button(line: Line) -> bool:
    return any(placed.column == _BUTTON_COLUMN and placed.text.startswith("[ 8") for placed in line.placed)


def _list_page(view: ReadBackView, division: Division, height: int) -> tuple[Line, ...]:
    _ = view.language.text
    page = division.pages[view.page]
    next_page = _("Read it company by company. Then Enter for page {number}.").format(number=view.page + 2)
    below = (
        _legend(view, page),
        EMPTY.at(2, next_page),
        EMPTY.at(2, _("1 2 3 and 8 stand on the last page and count only there."), "quiet"),
        EMPTY,
    )
    return (*page, *(EMPTY for _ in range(height - len(page) - len(below))), *below)


def _legend(view: ReadBackView, page: tuple[Line, ...]) -> Line:
    """Say what the signs on a page ask of the agent; nothing where there are none."""
    _ = view.language.text
    shown = " ".join(placed.text for line in page for placed in line.placed)
    if "!" not in shown:
        return EMPTY
    legend = EMPTY.at(2, _("!! money   !  ID or device"), "warn")
    return legend.then(_("say what it means as you come to it"), gap=3)


def _compact(view: ReadBackView, division: Division, width: int) -> tuple[Line, ...]:
    apps = app_lines(view, division, width)
    return (
        number_line(view, width),
        *apps,
        goes_line(view, width),
        *given_lines(view, width)[:1],
        stays_line(view, width),
        *answer_lines(view, width)[:1],
        *((EMPTY,) if len(apps) == LEAST_LIST_ROWS else ()),
        *(statement_line(view, one, width) for one in Statement),
        EMPTY,
        button_line(view),
        refusal_line(view),
    )


def refusal_line(view: ReadBackView) -> Line:
    """Draw the two ways the caller says no: to the request, or to the start date it rests on."""
    _ = view.language.text
    line = EMPTY.at(8, "0", "key").at(11, _("Caller declines, send nothing"))
    return line.at(41, "4", "key").at(44, _("Caller disputes the start"))


def _tall(view: ReadBackView, division: Division, width: int, height: int) -> tuple[Line, ...]:
    _ = view.language.text
    why = EMPTY.at(2, _("Why"), "quiet").at(13, _("only to release the number from earlier accounts"))
    first, second, third = (statement_line(view, one, width) for one in Statement)
    column = statement_column(view.language)
    lines = (
        EMPTY,
        number_line(view, width),
        EMPTY,
        *app_lines(view, division, width),
        EMPTY,
        goes_line(view, width),
        why,
        *given_lines(view, width),
        stays_line(view, width),
        *answer_lines(view, width),
        EMPTY,
        EMPTY.at(2, "-" * width, "rule"),
        first,
        EMPTY.at(column, lighter_warning(view, width + 2 - column), "warn"),
        EMPTY,
        second,
        EMPTY,
        third,
        EMPTY,
        button_line(view),
        EMPTY,
        refusal_line(view),
    )
    told = (
        EMPTY,
        EMPTY.at(2, _("8 acts only with 1 2 3, the caller on the line, a fresh check."), "quiet"),
        EMPTY.at(2, _("Enter only turns pages here; it never sends."), "quiet"),
    )
    return (*lines, *told)[:height]
