"""Between calls: who rings, what is due, and a number or a case number to begin with. It works no call."""

from __future__ import annotations

from agent_console.backend import BackendError
from agent_console.call.reveal import RevealRefusal
from agent_console.casebook.case_summary import CaseState, CaseSummary
from agent_console.casebook.due import DueCase, DueReason
from agent_console.casebook.errors import CallNotFound, CallUnreadable, CaseNumbersUsedUp
from agent_console.desk import Followed
from agent_console.identity.case_number import CaseNumber, CaseNumberProblem
from agent_console.identity.phone import PhoneNumber, PhoneProblem, PhoneProblemKind
from agent_console.identity.typed_number import read_entry
from agent_console.language import N_
from agent_console.linear.cases import open_case, resume
from agent_console.linear.covered import number_covered
from agent_console.linear.elsewhere import GoneHome
from agent_console.linear.home_words import due_words, row_words
from agent_console.linear.numbered import chosen, listed
from agent_console.linear.reveal import reveal
from agent_console.linear.session import Session
from screens.home.rows import HomeData, Popped, Ringing, Row, look
from screens.home.words import (
    DRAFT_GONE,
    NO_SUCH_CASE,
    NOT_READABLE,
    NUMBERS_USED_UP,
    case_problem_sentence,
    counts,
    followed_sentence,
)
from screens.intake.phone_problems import phone_problem_sentence
from screens.sentences import REVEAL_REFUSALS

ENTRY = N_("Home: number or case, Enter takes the first row, ? lists")
SILENT = N_("! The training registry does not answer: F5 tries again")
NOTHING = N_("= Nothing rings and nothing is due: type a number")

_LISTS = ("?", "？")
_OWN_WORDS = frozenset({"again", "due", "reveal", "start"})


def at_home(session: Session) -> None:
    """Take a number, a case number or a row until a call or a case is at hand."""
    session.say_anew()
    session.tell(N_("Home"))
    _ask_who_rings(session)
    data = _look(session)
    session.say(counts(data, session.language))
    if data.rows:
        session.say(f"1 {row_words(data.rows[0], session)}")
    while session.desk.call is None and session.desk.casework.case is None:
        typed = session.ask(ENTRY, own=_own_words(session), cover=number_covered)
        # A number that is typed is of the list that was heard; the first row is who rings by now.
        data = data if typed and typed not in _LISTS else _look(session)
        _one_line(session, data, typed)


def _own_words(session: Session) -> frozenset[str]:
    """The words that do something here; a training has a place that lies before this one."""
    return _OWN_WORDS if session.context.classroom is None else _OWN_WORDS | {"draft"}


def _one_line(session: Session, data: HomeData, typed: str) -> None:
    row = data.rows[0] if data.rows and not typed else chosen(data.rows, typed)
    if row is not None:
        _do(session, row)
    elif not typed:
        session.tell(NOTHING)
    elif typed in _LISTS:
        for number, one in listed(data.rows):
            session.say(f"{number} {row_words(one, session)}")
    elif typed == ":again":
        _ask_how_far(session)
    elif typed == ":draft":
        raise GoneHome
    elif typed.startswith(":reveal"):
        _reveal_at(session, data, typed.removeprefix(":reveal").strip() or "1")
    elif typed.startswith(":due"):
        open_cases = session.desk.casebook.followed(session.desk.now())
        for one in open_cases:
            session.say(due_words(one, session))
        if not open_cases:
            session.tell("nothing")
    else:
        _begin(session, typed.removeprefix(":start").strip())


def _reveal_at(session: Session, data: HomeData, typed: str) -> None:
    """Show the number a call-back that is due goes to: it is needed before anybody can be verified."""
    row = chosen(data.rows, typed)
    if not isinstance(row, DueCase) or row.reason is not DueReason.CALL_BACK:
        session.tell(REVEAL_REFUSALS[RevealRefusal.NOTHING_THERE])
        return
    try:
        reveal(session, session.desk.revealing.case(row.case.call_id))
    except (CallNotFound, CallUnreadable):
        session.tell(NOT_READABLE)


def _look(session: Session) -> HomeData:
    desk, context = session.desk, session.context
    callers = context.caller.calls if context.training else ()
    return look(desk.casebook, callers, desk.now(), desk.now(), desk.ringing.now())


def _ask_who_rings(session: Session) -> None:
    training, caller = session.context.training, session.context.caller
    if training is not None and not caller.calls:
        try:
            session.run(caller.ask_callers(training))
        except BackendError:
            session.tell(SILENT)


def _ask_how_far(session: Session) -> None:
    followed: Followed = session.run(session.desk.following.round(by_hand=True))
    session.say(followed_sentence(followed, session.language))


def _do(session: Session, row: Row) -> None:
    desk = session.desk
    if isinstance(row, Popped):
        desk.ringing.answered(row.number)
        _open(session, row.number, calling=row.number)
    elif isinstance(row, Ringing):
        _open(session, row.caller.calling_number, calling=row.caller.calling_number)
    elif isinstance(row, CaseSummary):
        resume(session, row.call_id)
    elif row.reason is DueReason.CALL_BACK and row.case.subject is not None:
        _ring_back(session, row)
    else:
        open_case(session, row.case.call_id)


def _ring_back(session: Session, row: DueCase) -> None:
    open_case(session, row.case.call_id)
    if session.desk.casework.case is None:
        return
    try:
        session.do(session.desk.casework.call_back())
    except CaseNumbersUsedUp:
        session.desk.casework.close()
        session.tell(NUMBERS_USED_UP)


def _begin(session: Session, typed: str) -> None:
    entry = read_entry(typed)
    if isinstance(entry, PhoneNumber):
        _open(session, entry)
    elif isinstance(entry, CaseNumber):
        _take_up(session, entry)
    elif isinstance(entry, CaseNumberProblem):
        session.say(case_problem_sentence(entry, number_covered(typed), session.language))
    else:
        session.say(f"x {_phone_problem(entry, typed, session)}")


def _phone_problem(problem: PhoneProblem, typed: str, session: Session) -> str:
    kept = typed if problem.kind is PhoneProblemKind.SERVICE_NUMBER else number_covered(typed)
    return phone_problem_sentence(problem, kept, session.language)


def _open(session: Session, number: PhoneNumber, calling: PhoneNumber | None = None) -> None:
    try:
        session.desk.intake.open(calling=calling)
    except CaseNumbersUsedUp:
        session.tell(NUMBERS_USED_UP)
        return
    session.do(session.desk.intake.enter_subject(number))


def _take_up(session: Session, number: CaseNumber) -> None:
    """Take up an unfinished call, or open a finished one."""
    case = session.desk.casebook.find(number)
    if case is None:
        session.tell(NO_SUCH_CASE)
    elif case.wrapped_up_at is not None:
        open_case(session, case.call_id)
    elif case.state is CaseState.DRAFT and case not in session.desk.casebook.unfinished(session.desk.now()):
        session.tell(DRAFT_GONE)
    else:
        resume(session, case.call_id)
