"""`:case` in a call, and by number on the first page: which case is meant, and whether another desk has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import WorkType

from agent_console.call.case_gates import CaseAct, case_gate
from agent_console.call.gates import Reason
from agent_console.casebook.errors import CallNotFound, CallUnreadable
from agent_console.desk.reply import Reply
from agent_console.identity.case_number import CaseNumber, parse_case_number
from agent_console.language import N_
from screens.console_screen import CallMoved
from screens.home.words import NO_SUCH_CASE, NOT_READABLE, case_problem_sentence
from screens.sentences import reason_sentence

if TYPE_CHECKING:
    from screens.call_acts import CallActs
    from screens.console_screen import ConsoleScreen

NO_CASE_HERE = N_("= No earlier case of this number at this desk")
NOT_ELSEWHERE = N_("? No desk filed that case for this number")


def open_in_call(page: CallActs, argument: str) -> None:
    """Open the newest case of the number the call is about, or the one that is named, wherever it was filed."""
    if not argument and page.call.submission.filings:
        # What was filed on this very call, also what another desk had filed.
        open_known(page, page.call.id)
        return
    if not argument:
        cases = page.desk.casework.of_caller()
        if cases:
            open_known(page, cases[0].call_id)
        else:
            page.tell(page.language.text(NO_CASE_HERE))
        return
    number = parse_case_number(argument)
    if not isinstance(number, CaseNumber):
        page.tell(case_problem_sentence(number, argument, page.language))
    elif page.desk.casebook.find(number) is not None:
        open_known(page, str(number))
    else:
        _ask_elsewhere(page, str(number))


def open_known(page: ConsoleScreen, case_id: str) -> None:
    """Open a case of this desk."""
    try:
        page.desk.casework.open(case_id)
    except CallNotFound:
        page.tell(page.language.text(NO_SUCH_CASE))
    except CallUnreadable:
        page.tell(page.language.text(NOT_READABLE))
    else:
        page.post_message(CallMoved())


def _ask_elsewhere(page: CallActs, reference: str) -> None:
    reasons = case_gate(page.call, page.call, CaseAct.FIND, page.desk.now())
    if reasons:
        page.tell(reason_sentence(reasons[0], page.language))
        return
    page.tell(page.language.text("~ Asking the registry for a case of another desk"))

    async def find() -> None:
        reply = await page.desk.casework.find(reference)
        if page.is_attached:
            _found(page, reply)

    work: WorkType[None] = find
    page.app.run_worker(work, group="intent")


def _found(page: CallActs, reply: Reply) -> None:
    if reply.reasons == (Reason.NOTHING_TO_DO,):
        page.tell(page.language.text(NOT_ELSEWHERE))
    elif page.answer(reply):
        page.post_message(CallMoved())
