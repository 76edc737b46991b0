"""What a digit does on an open case, through its gates. What leaves the desk has a review of its own, elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.case_gates import CaseAct
from agent_console.call.casework import SettledBy
from agent_console.call.refused import not_taken
from agent_console.casebook.errors import CaseNumbersUsedUp
from agent_console.language import N_
from agent_console.linear.numbered import all_chosen, listed
from agent_console.linear.session import Session
from screens.case.panels import summary_lines
from screens.case.refused_panel import why_lines
from screens.case.view import CaseView
from screens.case.words import complaint_is_open
from screens.home.words import NUMBERS_USED_UP
from screens.sentences import reason_sentence

ROOM = 400

TAKE_BACK = N_("Take back which? Numbers, * for all, Enter none")
SURE = N_("5 opens it, Enter does not")
COMPLAINT = N_("Complaint: 1 the caller has the answer, 2 {clock}, Enter neither")
REFUSED = N_("Not taken: 1 the caller knows, 2 done another way, Enter neither")
RING_BACK = N_("Ring {number}: 1 rings now, 2 they ring us, Enter neither")

Act = Callable[[Session, CaseView], None]


def _may(session: Session, act: CaseAct) -> bool:
    reasons = session.desk.casework.why_not(act)
    if reasons:
        session.say(reason_sentence(reasons[0], session.language))
    return not reasons


def _file_again(session: Session, _view: CaseView) -> None:
    session.do(session.desk.case_review.file_again())


def _urge(session: Session, _view: CaseView) -> None:
    if session.do(session.desk.casework.urge()):
        session.tell("+ Noted that the caller urges; no new day is promised")


def _take_back(session: Session, _view: CaseView) -> None:
    if not _may(session, CaseAct.WITHDRAW):
        return
    items = session.desk.case_review.withdrawable()
    for number, item in listed(items):
        session.say(f"{number} {session.context.platform_name(item.platform_id)}")
    found = all_chosen(items, session.ask(TAKE_BACK))
    if found:
        session.do(session.desk.case_review.take_back(item.order for item in found))


def _ring_back(session: Session, view: CaseView) -> None:
    work = session.desk.casework
    if session.desk.call is not None:
        session.tell("= The caller is on the line: nobody to ring")
        return
    session.speak("ring_back")
    number = view.case.numbers.answers_go_to
    typed = session.ask(session.language.text(RING_BACK).format(number=number.masked if number else "-"))
    if typed == "1":
        try:
            session.do(work.call_back())
        except CaseNumbersUsedUp:
            session.tell(NUMBERS_USED_UP)
    elif typed == "2" and session.do(work.rings_back()):
        session.tell("+ Noted: the caller rings us")


def _complain(session: Session, view: CaseView) -> None:
    if complaint_is_open(view.case):
        _go_on_with_complaint(session, view)
        return
    if not _may(session, CaseAct.COMPLAIN):
        return
    session.speak("complaint")
    day = promise(PromiseKind.COMPLAINT, today(session.desk.now()), session.desk.calendar).day
    asked = N_("! 5 again opens the complaint, answered by {day}; any other key: no")
    session.tell(asked, day=f"{day:%m-%d}")
    if session.ask(SURE, fresh=True) == "5" and session.do(session.desk.casework.complain()):
        session.tell("+ Complaint opened, 15 calendar days")


def _go_on_with_complaint(session: Session, view: CaseView) -> None:
    _, work, complaint = session.language.text, session.desk.casework, view.case.casework.complaint
    stands = complaint is not None and complaint.stands_since is not None
    clock = _("the caller brought it: the days go on") if stands else _("the caller has to bring something")
    typed = session.ask(_(COMPLAINT).format(clock=clock))
    if typed == "1" and session.do(work.answer_complaint()):
        session.tell("+ Complaint answered")
    elif typed == "2" and stands and session.do(work.start_clock()):
        session.tell("+ The complaint's days go on")
    elif typed == "2" and not stands and session.do(work.stop_clock()):
        session.tell("+ The complaint's clock stands still")


def _summary(session: Session, view: CaseView) -> None:
    if _may(session, CaseAct.TELL) and view.told:
        session.say_lines(*summary_lines(view, ROOM))


def _settle(session: Session, view: CaseView) -> None:
    if not _may(session, CaseAct.SETTLE_REFUSED):
        return
    for one in not_taken(view.case.submission):
        session.say_lines(*why_lines(one, session.language, ROOM))
    ways = {"1": SettledBy.CALLER_TOLD, "2": SettledBy.OTHER_WAY}
    by = ways.get(session.ask(REFUSED))
    if by is not None and session.do(session.desk.casework.settle_refused(by)):
        session.tell("+ Dealt with: no longer due")


ACTS: Mapping[str, Act] = {
    "1": _file_again,
    "2": _urge,
    "3": _take_back,
    "4": _ring_back,
    "5": _complain,
    "6": _summary,
    "7": _settle,
}
"""By the digit, as on the page of a case."""
