"""Between calls: what is due, and a number or a case number to begin with. It works no call."""

from __future__ import annotations

from agent_console.casebook.case_summary import CaseSummary
from agent_console.casebook.errors import CallNotFound, CallUnreadable, CaseNumbersUsedUp
from agent_console.identity.case_number import CaseNumber, CaseNumberProblem
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.typed_number import read_entry
from agent_console.language import N_
from agent_console.linear.session import Session
from screens.home.words import (
    DRAFT_GONE,
    NO_SUCH_CASE,
    NOT_READABLE,
    NUMBERS_USED_UP,
    case_problem_sentence,
)
from screens.intake.phone_problems import phone_problem_sentence

ENTRY = N_("Number or case, :help, :quit")
UNFINISHED = N_("Not finished: case {case}, {number}")
NOT_HERE = N_("- A finished case is opened in the full screen: leave with :quit")


def at_home(session: Session) -> None:
    """Take a number or a case number until a call is at hand."""
    session.tell(N_("Home"))
    desk = session.desk
    for one in desk.casebook.unfinished(desk.now()):
        _list(session, one)
    while desk.call is None:
        typed = session.ask(ENTRY)
        if typed:
            _begin(session, typed)


def _list(session: Session, case: CaseSummary) -> None:
    number = case.subject.masked if case.subject else "-"
    session.tell(UNFINISHED, case=case.call_id, number=number)


def _begin(session: Session, typed: str) -> None:
    entry = read_entry(typed)
    if isinstance(entry, PhoneNumber):
        _open(session, entry)
    elif isinstance(entry, CaseNumber):
        _take_up(session, entry)
    elif isinstance(entry, CaseNumberProblem):
        session.say(case_problem_sentence(entry, typed, session.language))
    else:
        session.say(f"x {phone_problem_sentence(entry, typed, session.language)}")


def _open(session: Session, number: PhoneNumber) -> None:
    try:
        session.desk.intake.open(calling=None)
    except CaseNumbersUsedUp:
        session.tell(NUMBERS_USED_UP)
        return
    session.do(session.desk.intake.enter_subject(number))


def _take_up(session: Session, number: CaseNumber) -> None:
    case = session.desk.casebook.find(number)
    if case is None:
        session.tell(NO_SUCH_CASE)
    elif case.wrapped_up_at is not None:
        session.tell(NOT_HERE)
    else:
        try:
            session.desk.intake.resume(case.call_id)
        except CallNotFound:
            session.tell(DRAFT_GONE)
        except CallUnreadable:
            session.tell(NOT_READABLE)
