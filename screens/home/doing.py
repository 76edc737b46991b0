"""What Enter does on the first page: begin a call, take one up again, open a case. It knows the desk, no layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from agent_console.backend import BackendError, TrainingDesk
from agent_console.casebook.case_summary import CaseState, CaseSummary
from agent_console.casebook.due import DueCase, DueReason
from agent_console.casebook.errors import CallNotFound, CallUnreadable, CaseNumbersUsedUp
from agent_console.identity.case_number import CaseNumber, CaseNumberProblem, CaseNumberProblemKind
from agent_console.identity.phone import PhoneNumber, PhoneProblem, PhoneProblemKind
from agent_console.identity.typed_number import read_entry
from screens.console_screen import CallMoved
from screens.home.entry import FIELD
from screens.home.rows import Popped, Ringing
from screens.home.words import (
    DRAFT_GONE,
    NO_SUCH_CASE,
    NOT_READABLE,
    NOTHING_LISTED,
    NUMBERS_USED_UP,
    case_problem_sentence,
    followed_sentence,
)
from screens.intake.phone_problems import phone_problem_sentence

if TYPE_CHECKING:
    from screens.home.screen import HomeScreen

SAID_AFTER_SECONDS = 1.0
"""A wait that is shorter breaks nobody's thought (Nielsen's limits)."""


def enter(page: HomeScreen) -> None:
    """Do the line or, when it is empty, the row `>` stands at."""
    typed, row = page.field(FIELD).value, page.lists.row
    if typed.strip():
        # What was typed was typed here.
        enter_typed(page, typed)
    elif page.desk.now() < page.deaf_until:
        page.tell(page.language.text("- Enter came too soon: press it again"))
    elif isinstance(row, Popped):
        page.desk.ringing.answered(row.number)
        start(page, row.number, calling=row.number)
    elif isinstance(row, Ringing):
        start(page, row.caller.calling_number, calling=row.caller.calling_number)
    elif isinstance(row, DueCase | CaseSummary):
        follow_up(page, row)
    else:
        page.tell(page.language.text(NOTHING_LISTED))


def enter_typed(page: HomeScreen, typed: str) -> None:
    """Do what was typed: begin a call on a number, open a case, or say at the line what is wrong."""
    entry = read_entry(typed)
    if isinstance(entry, PhoneNumber):
        start(page, entry)
    elif isinstance(entry, CaseNumber):
        open_case(page, entry)
    else:
        page.refuse(problem_of(page, typed))


def problem_of(page: HomeScreen, typed: str) -> str:
    """Say why what was typed is no number and no case; nothing when it is one."""
    entry = read_entry(typed)
    if isinstance(entry, CaseNumberProblem):
        return case_problem_sentence(entry, typed, page.language)
    return _phone_problem(page, entry, typed) if isinstance(entry, PhoneProblem) else ""


def _phone_problem(page: HomeScreen, problem: PhoneProblem, typed: str) -> str:
    if problem.kind in (PhoneProblemKind.TOO_SHORT, PhoneProblemKind.TOO_LONG):
        length = CaseNumberProblem(CaseNumberProblemKind.LENGTH, problem.digits)
        return case_problem_sentence(length, typed, page.language)
    return f"x {phone_problem_sentence(problem, typed, page.language)}"


def start(
    page: HomeScreen,
    number: PhoneNumber,
    calling: PhoneNumber | None = None,
    linked_to: str | None = None,
) -> None:
    """Begin a call about a number; its page asks the registry, and shows what became of that."""
    intake = page.desk.intake
    try:
        intake.open(calling=calling, linked_to=linked_to)
    except CaseNumbersUsedUp:
        page.refuse(page.language.text(NUMBERS_USED_UP))
        return
    intake.typed.subject = number.digits
    page.post_message(CallMoved())


def open_case(page: HomeScreen, number: CaseNumber) -> None:
    """Take up an unfinished call, or say what is known of a finished one."""
    case = page.desk.casebook.find(number)
    if case is None:
        page.refuse(page.language.text(NO_SUCH_CASE))
    elif case.wrapped_up_at is not None:
        show_case(page, case.call_id)
    elif case.state is CaseState.DRAFT and case not in page.desk.casebook.unfinished(page.desk.now()):
        page.refuse(page.language.text(DRAFT_GONE))
    else:
        resume(page, case.call_id)


def show_case(page: HomeScreen, call_id: str) -> None:
    """Open the page of a case; what it says is for its caller to hear, once verified."""
    try:
        page.desk.casework.open(call_id)
    except (CallNotFound, CallUnreadable):
        page.refuse(page.language.text(NOT_READABLE))
    else:
        page.post_message(CallMoved())


def resume(page: HomeScreen, call_id: str) -> None:
    """Take up an unfinished call at its step."""
    try:
        page.desk.intake.resume(call_id)
    except CallNotFound:
        page.refuse(page.language.text(DRAFT_GONE))
    except CallUnreadable:
        page.refuse(page.language.text(NOT_READABLE))
    else:
        page.post_message(CallMoved())


def follow_up(page: HomeScreen, row: DueCase | CaseSummary) -> None:
    """Take up a call, ring somebody back, or say how a case stands; the rest goes by itself."""
    if isinstance(row, CaseSummary):
        resume(page, row.call_id)
    elif row.reason is DueReason.CALL_BACK and row.case.subject is not None:
        ring_back(page, row.case)
    else:
        show_case(page, row.case.call_id)


def ring_back(page: HomeScreen, case: CaseSummary) -> None:
    """Begin the call that was agreed on; its first words offer to ring back before any code is asked for."""
    try:
        page.desk.casework.open(case.call_id)
        page.desk.casework.call_back()
    except (CallNotFound, CallUnreadable):
        page.refuse(page.language.text(NOT_READABLE))
    except CaseNumbersUsedUp:
        page.desk.casework.close()
        page.refuse(page.language.text(NUMBERS_USED_UP))
    else:
        page.post_message(CallMoved())


async def ask_how_far(page: HomeScreen) -> None:
    """Ask how far the cases are; after a second the page says that it waits."""
    asking = page.language.text("~ Asking how far the cases are")
    waiting = page.set_timer(SAID_AFTER_SECONDS, lambda: page.tell(asking))
    try:
        followed = await page.desk.following.round(by_hand=True)
    finally:
        waiting.stop()
    if not page.is_attached:
        return
    if followed.moved:
        page.cases_moved()
    told = followed_sentence(followed, page.language)
    if told or page.message == asking:
        page.tell(told)


async def ask_who_rings(page: HomeScreen, training: TrainingDesk) -> None:
    """Ask a practice registry who rings; the lists are read again where somebody else does."""
    caller = page.context.caller
    known = caller.calls
    try:
        await caller.ask_callers(training)
    except BackendError:
        page.tell(page.language.text("! The training registry does not answer: F5 tries again"))
        return
    if caller.calls != known:
        page.cases_moved()
