"""Step 6 of unbinding: the list is read out whole, each answer taken by itself, and `8` alone sends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer
from agent_console.desk import Reply
from agent_console.language import N_
from agent_console.linear.before import fresh_code
from agent_console.linear.elsewhere import Again
from agent_console.linear.session import Session
from screens.read_back.facts import answer_lines, given_lines, goes_line, number_line, stays_line
from screens.read_back.statements import missing_sentence
from screens.read_back.view import ReadBackView
from screens.read_back.words import words_of
from screens.warnings import warning_words

ROOM = 400
"""Cells a fact may take: nothing is cut where nothing is drawn."""

READ_BACK = N_("6 Read back: 1 2 3 as the caller answers, 8 sends, ? tells the keys")
KEYS = N_("1 warnings told, 2 says yes, 3 agrees, 0 declines, 4 disputes the start, s a fresh code, b select")
FRESH_CODE = N_("Code the caller reads out")
SENDING = N_("~ Sending")

STATEMENTS = {
    "1": Statement.WARNINGS_TOLD,
    "2": Statement.READ_BACK,
    "3": Statement.SEPARATE_CONSENT,
}
SAID = {"1": N_("Warnings told"), "2": N_("Read back"), "3": N_("Own consent")}
_PAGES = {"1": "statement_1", "2": "statement_2", "3": "statement_3"}
_OWN_WORDS = frozenset({"again", "undo", "review"})


def read_back(session: Session) -> None:
    """Have the list read out whole, take each answer by itself, and send on `8` alone."""
    view = _view(session)
    _say_list(session, view)
    if session.call.read_back.reading is None:
        session.do(session.desk.choosing.review())
    if session.call.read_back.reading is not None and not session.call.read_back.last_page_shown:
        session.do(session.desk.choosing.show_last_page())
    while session.call.step is Step.READ_BACK and session.call.stop is None:
        _one_answer(session)


def _say_list(session: Session, view: ReadBackView) -> None:
    # The last of the row is a key of the page.
    number = number_line(view, ROOM)
    session.say_lines(replace(number, placed=number.placed[:-1]))
    for group in view.groups:
        session.say(f"{group.company}: {session.language.listed(group.apps)}")
    session.say_lines(goes_line(view, ROOM), *given_lines(view, ROOM), stays_line(view, ROOM))
    session.say_lines(*answer_lines(view, ROOM))
    _say_warnings(session)


def _say_warnings(session: Session) -> None:
    for row in session.call.chosen:
        if row.platform.warning is not None:
            name = session.language.bilingual(row.platform.name)
            session.say(f"! {name}: {session.language.bilingual(row.platform.warning)}")


def _one_answer(session: Session) -> None:
    open_statement = next((one for one in STATEMENTS if _is_missing(session, one)), None)
    if open_statement is not None:
        session.speak(_PAGES[open_statement], words_of(_view(session), session.context.scripts))
    match session.ask(READ_BACK, own=_OWN_WORDS, fresh=True):
        case "1" if not session.call.reading.warnings:
            session.tell("= No warnings to tell about this list")
        case "1" | "2" | "3" as digit:
            if session.do(session.desk.choosing.state(STATEMENTS[digit])):
                session.say(f"+ {session.language.text(SAID[digit])}")
        case "8":
            _send(session)
        case "0":
            session.do(session.desk.intake.decline())
        case typed:
            beside_answers(session, typed, session.desk.choosing.undo, KEYS)


def beside_answers(session: Session, typed: str, undo: Callable[[], Reply], keys: str) -> None:
    """Do what stands beside the caller's answers wherever a list is read back.

    Raises:
        Again: It is none of that: the list is read out anew.
    """
    match typed:
        case "4":
            session.do(session.desk.holder.state_tenure(TenureAnswer.DISAGREES))
        case "s" | ":again":
            fresh_code(session, FRESH_CODE)
        case ":undo":
            taken_back(session, session.do(undo()))
        case "b":
            session.do(session.desk.line.go_to(Step.SELECTION))
        case "?" | "？":
            session.tell(keys)
        case _:
            raise Again


def taken_back(session: Session, done: bool) -> None:
    """Say that the last answer was taken back; it is asked for anew."""
    if done:
        session.tell("+ Taken back")
        session.say_anew()


def _is_missing(session: Session, digit: str) -> bool:
    statement = STATEMENTS[digit]
    needed = statement is not Statement.WARNINGS_TOLD or bool(session.call.reading.warnings)
    return needed and not session.call.read_back.has(statement)


def _send(session: Session) -> None:
    view = _view(session)
    if view.reasons:
        session.say(missing_sentence(view))
    else:
        session.tell(SENDING)
        session.do(session.desk.filing.submit())


def _view(session: Session) -> ReadBackView:
    now = session.desk.now()
    return ReadBackView(
        call=session.call,
        language=session.language,
        warning_word=warning_words(session.context.catalogue, session.language),
        promise=promise(PromiseKind.UNBIND, today(now), session.desk.calendar),
        now=now,
    )
