"""An earlier case: found by its number, told as far as the caller may hear it, and worked. It sends nothing."""

from __future__ import annotations

from collections.abc import Callable

from agent_console.calendar.zone import local
from agent_console.call.case_gates import CaseAct, case_gate
from agent_console.call.gates import Reason
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.identity.case_number import CaseNumber, parse_case_number
from agent_console.language import N_
from agent_console.linear.case_acts import ACTS
from agent_console.linear.prompt import in_words, spoken
from agent_console.linear.session import Session
from agent_console.linear.typed_words import by_word
from screens.case.history import HistoryLine, history_of
from screens.case.page import case_block
from screens.case.view import CaseView
from screens.case.words import heading, hints_of, next_step, resting_message, script_of, where, words_of
from screens.home.words import DRAFT_GONE, NO_SUCH_CASE, NOT_READABLE, case_problem_sentence
from screens.sentences import reason_sentence
from screens.submission.item_words import state_word

ROOM, ROWS = 400, 60
"""Cells and rows a page may take: nothing is cut where nothing is drawn."""

CASE = N_("Case: a digit acts, ? tells which, Enter tells item by item, :back leaves it")
NO_CASE_HERE = N_("= No earlier case of this number at this desk")
NOT_ELSEWHERE = N_("? No desk filed that case for this number")

_ASK_AGAIN = frozenset({"again"})


def open_in_call(session: Session, typed: str) -> None:
    """Open the newest case of the number the call is about, or the one that is named, wherever it was filed."""
    work, call = session.desk.casework, session.call
    number = parse_case_number(typed)
    if not typed:
        known = [call.id] if call.submission.filings else [one.call_id for one in work.of_caller()]
        open_case(session, known[0]) if known else session.tell(NO_CASE_HERE)
    elif not isinstance(number, CaseNumber):
        session.say(case_problem_sentence(number, typed, session.language))
    elif session.desk.casebook.find(number) is not None:
        open_case(session, str(number))
    else:
        _ask_elsewhere(session, str(number))


def open_case(session: Session, case_id: str) -> None:
    """Open a case of this desk."""
    _take_up(session, session.desk.casework.open, case_id, NO_SUCH_CASE)


def resume(session: Session, call_id: str) -> None:
    """Go on with a call that was left."""
    _take_up(session, session.desk.intake.resume, call_id, DRAFT_GONE)


def _take_up(session: Session, how: Callable[[str], object], call_id: str, gone: str) -> None:
    """Turn to what was recorded of a call; it may be gone by now, or a newer program's."""
    try:
        how(call_id)
    except CallNotFound:
        session.tell(gone)
    except CallUnreadable:
        session.tell(NOT_READABLE)


def _ask_elsewhere(session: Session, reference: str) -> None:
    reasons = case_gate(session.call, session.call, CaseAct.FIND, session.desk.now())
    if reasons:
        session.say(reason_sentence(reasons[0], session.language))
        return
    reply = session.wait(session.desk.casework.find(reference))
    if reply.reasons == (Reason.NOTHING_TO_DO,):
        session.tell(NOT_ELSEWHERE)
    else:
        session.do(reply)


def case(session: Session) -> None:
    """Say how the open case stands, and do what is asked for; before verification states and days alone."""
    heard: frozenset[str] = frozenset()
    while session.desk.casework.case is not None and session.desk.case_review.review is None:
        view = case_view(session)
        heard = _say_what_is_new(session, view, heard)
        session.speak(script_of(view), words_of(view))
        _one_line(session, view, session.ask(CASE, own=_ASK_AGAIN, fresh=True))


def _say_what_is_new(session: Session, view: CaseView, heard: frozenset[str]) -> frozenset[str]:
    """Say the lines of the page that were not heard a moment ago."""
    rows = ((where(view),) if view.told else ()) + case_block(view, ROOM, ROWS).lines
    lines = (heading(view), *map(spoken, rows), in_words(resting_message(view)))
    for line in lines:
        if line not in heard:
            session.say(line)
    return frozenset(lines)


def _one_line(session: Session, view: CaseView, typed: str) -> None:
    if typed in ACTS:
        ACTS[typed](session, view)
    elif typed == ":again":
        if session.do(session.desk.casework.ask()):
            session.tell("+ As the registry has it now")
    elif not typed:
        _say_items(session, view)
    else:
        _say_keys(session, view)


def _say_items(session: Session, view: CaseView) -> None:
    """Say every item with its state, what asks for something first, then what happened."""
    if not view.told:
        session.say(reason_sentence(Reason.NOT_VERIFIED, view.language))
    for group in view.groups if view.told else ():
        sign, word = state_word(group.word, view.language)
        names = view.language.listed(view.names_of(group))
        session.say(f"{sign} {group.count} {word}: {names}, {next_step(group, view.language)}")
    for one in _history(session) if view.told else ():
        session.say(f"{local(one.at):%m-%d %H:%M} {one.who} {one.text}")


def _say_keys(session: Session, view: CaseView) -> None:
    for hint in hints_of(view):
        session.say(f"{by_word(hint.key)} {hint.label}")


def case_view(session: Session) -> CaseView:
    """Return the open case as it stands for whoever is on the line."""
    desk, context = session.desk, session.context
    return CaseView(
        case=desk.casework.at_hand,
        call=desk.call,
        told=desk.casework.told,
        language=session.language,
        calendar=desk.calendar,
        platform_name=context.platform_name,
        provider_name=context.label_provider_name,
        history=(),
        now=desk.now(),
    )


def _history(session: Session) -> tuple[HistoryLine, ...]:
    return history_of(session.desk.casebook.events_of(session.desk.casework.at_hand.id), session.language)
