"""What the intake shows: three numbers, what the caller said, what is known of the number. Pure, it decides nothing."""

from __future__ import annotations

from collections.abc import Iterator

from agent_console.call.call import Call
from agent_console.call.steps import CallerSaid, Service
from agent_console.identity.phone import PhoneProblem
from agent_console.language import N_
from screens.intake.phone_problems import phone_problem_sentence
from screens.intake.situation import situation_lines, verdict_of
from screens.intake.view import FIELD_ROWS, Asking, IntakeView, Row
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import Block, Place, signed
from screens.widgets.wrap import wrap_cells

FIELD_WIDTH = 21

SAID: dict[CallerSaid, str] = {
    CallerSaid.ALREADY_REGISTERED: N_("number already registered"),
    CallerSaid.LABELLED: N_("number shown as spam"),
    CallerSaid.OWN_ACCOUNTS: N_("which accounts are on it"),
    CallerSaid.SOMETHING_ELSE: N_("debt, bans, others"),
}
"""In the order of the page, row by row."""

_SAID_COLUMNS = (13, 43)

SERVICES: dict[Service, str] = {
    Service.UNBIND: N_("unbind earlier apps"),
    Service.OWN_ACCOUNTS: N_("own apps"),
    Service.LABELS: N_("its labels"),
}

_SERVICE_COLUMNS = (13, 38, 54)


def intake_block(view: IntakeView, width: int) -> Block:
    """Return the body and its two fields; `width` in cells."""
    _ = view.language.text
    lines = [calling_line(view), _subject_line(view), *_subject_help(view, width)]
    contact_row = len(lines) + 1
    lines += [
        _contact_line(view),
        *_contact_help(view),
        EMPTY,
        *_said_lines(view),
        _service_line(view),
        EMPTY,
    ]
    if view.known is None:
        lines.append(_not_known(view))
    else:
        lines += [*situation_lines(view.known, view.call, view.language), EMPTY]
        if view.known.stop is None:
            lines.append(
                EMPTY.at(2, ">", "heading").then(_("Ask which number it is about, then press Enter"))
            )
    places = (
        Place(Row.SUBJECT, 2, 13, FIELD_WIDTH),
        Place(Row.CONTACT, contact_row, 13, FIELD_WIDTH),
    )
    return Block(tuple(lines), places)


def calling_line(view: IntakeView) -> Line:
    """Return the number the line brought; nobody can change it."""
    _ = view.language.text
    calling = view.call.numbers.calling
    line = EMPTY.at(2, _("Calling"), "quiet")
    if calling is None:
        return line.at(13, signed("-", _("the line brings no number")))
    return line.at(13, calling.masked).at(36, _("from the line, fixed"), "quiet")


def problem_of(view: IntakeView, row: Row) -> str:
    """Say what is wrong with a field that was checked; empty while nothing is."""
    index = FIELD_ROWS.index(row)
    problem = view.problems[index]
    return phone_problem_sentence(problem, view.typed[index], view.language) if problem else ""


def _subject_line(view: IntakeView) -> Line:
    _ = view.language.text
    line = EMPTY.at(2, _("Subject"), "quiet")
    if problem := problem_of(view, Row.SUBJECT):
        return line.at(36, signed("x", problem))
    if isinstance(view.subject, PhoneProblem):
        return line.at(36, _("{digits} of 11 digits").format(digits=view.subject.digits), "quiet")
    if view.call.numbers.calling is not None:
        same = view.subject == view.call.numbers.calling
        line = line.at(36, _("same as calling") if same else _("another number"), "quiet")
    return line.at(52, signed("+", _("number valid")))


def _subject_help(view: IntakeView, width: int) -> Iterator[Line]:
    if view.problems[0] is not None:
        sentence = view.language.text("Ask for it again, in groups of 3, 4 and 4")
        for part in wrap_cells(sentence, width + 2 - 38):
            yield EMPTY.at(38, part, "quiet")


def _contact_line(view: IntakeView) -> Line:
    _ = view.language.text
    line = EMPTY.at(2, _("Contact"), "quiet")
    if problem := problem_of(view, Row.CONTACT):
        return line.at(36, signed("x", problem))
    return line.at(36, _("for answers and call-backs"), "quiet")


def _contact_help(view: IntakeView) -> Iterator[Line]:
    if view.problems[1] is not None:
        yield EMPTY.at(38, view.language.text("or leave it empty: subject no."), "quiet")


def _said_lines(view: IntakeView) -> tuple[Line, Line]:
    _ = view.language.text
    label = EMPTY.at(2, _("Said"), "focus" if view.row is Row.SAID else "quiet")
    marked = said_of(view.call)
    boxes = [f"({'o' if said is marked else ' '}) {_(sentence)}" for said, sentence in SAID.items()]
    first, second = _SAID_COLUMNS
    return label.at(first, boxes[0]).at(second, boxes[1]), EMPTY.at(first, boxes[2]).at(second, boxes[3])


def _service_line(view: IntakeView) -> Line:
    _ = view.language.text
    line = EMPTY.at(2, _("Service"), "focus" if view.row is Row.SERVICE else "quiet")
    for column, (service, name) in zip(_SERVICE_COLUMNS, SERVICES.items(), strict=True):
        line = line.at(column, f"({'o' if service is view.call.service else ' '}) {_(name)}")
    return line


def said_of(call: Call) -> CallerSaid | None:
    """Return which of the four boxes stands for what the caller said; None while nothing was noted."""
    return call.said if call.said is None or call.said in SAID else CallerSaid.SOMETHING_ELSE


def _not_known(view: IntakeView) -> Line:
    _ = view.language.text
    line = EMPTY.at(2, _("Situation"), "quiet")
    if view.asking is Asking.UNDER_WAY:
        return line.at(13, signed("~", _("asking the registry")))
    if view.asking is Asking.NO_ANSWER:
        return line.at(13, signed("!", _("no answer from the registry: F5 asks again")))
    return line.at(15, _("asked by itself once the number is complete"), "quiet")


def cursor_of(view: IntakeView, width: int) -> tuple[int, int] | None:
    """Return where the cursor rests on a row that takes no typing."""
    if view.row not in (Row.SAID, Row.SERVICE):
        return None
    helped = len(tuple(_subject_help(view, width))) + len(tuple(_contact_help(view)))
    said_row = 5 + helped
    if view.row is Row.SERVICE:
        return said_row + 2, _SERVICE_COLUMNS[tuple(SERVICES).index(view.call.service)] + 1
    said = said_of(view.call)
    index = tuple(SAID).index(said) if said else 0
    return said_row + index // 2, _SAID_COLUMNS[index % 2] + 1


def heading_right(view: IntakeView) -> str:
    """Say how far the question about the number is."""
    _ = view.language.text
    words = {
        Asking.NOT_YET: _("number   not asked yet"),
        Asking.UNDER_WAY: _("number ~ asking"),
        Asking.NO_ANSWER: _("number ! no answer"),
        Asking.ANSWERED: _("number + answered"),
    }
    return words[view.asking]


def resting_message(view: IntakeView) -> str:
    """Return the error at a field, else the verdict, else what is waited for."""
    _ = view.language.text
    if problem := problem_of(view, Row.SUBJECT):
        return _("x Subject number: {problem}").replace("{problem}", problem)
    if problem := problem_of(view, Row.CONTACT):
        return _("x Contact number: {problem}").replace("{problem}", problem)
    if view.known is not None:
        return " ".join(verdict_of(view.known, view.language))
    if view.asking is Asking.UNDER_WAY:
        return _("~ Asking what the registry knows of the number")
    return ""
