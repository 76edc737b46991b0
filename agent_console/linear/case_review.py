"""What is filed again or taken back for an earlier case: read out, agreed to, and sent on `8` alone."""

from __future__ import annotations

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.casework import Review
from agent_console.call.read_back import Statement
from agent_console.language import N_
from agent_console.linear.before import fresh_code
from agent_console.linear.elsewhere import Again
from agent_console.linear.read_back import FRESH_CODE, SAID, SENDING, STATEMENTS, taken_back
from agent_console.linear.session import Session
from screens.case.review_page import fact_lines, missing_words
from screens.case.review_view import ReviewView
from screens.case.review_words import done_words, heading, script_of, words_of
from screens.read_back.statements import MISSING

ROOM, ROWS = 400, 200
REVIEW = N_("Review: {answers} as the caller answers, 8 send, 0 declines, s code, :back to the case")

_OWN_WORDS = frozenset({"again", "undo"})


def review(session: Session) -> None:
    """Have what is reviewed read out, take each answer by itself, and send on `8` alone."""
    view = _view(session)
    if view is None:
        return
    session.say(heading(view))
    session.say_lines(*fact_lines(view, view.division(ROOM, ROWS), ROOM))
    if not session.call.follow_up.read_back.last_page_shown:
        session.do(session.desk.case_review.show_last_page())
    while (view := _view(session)) is not None:
        _one_answer(session, view)


def _one_answer(session: Session, view: ReviewView) -> None:
    work = session.desk.case_review
    session.speak(script_of(view, 1), words_of(view, session.context.scripts))
    answers = "1 2 3" if view.files_again else "2 3"
    question = session.language.text(REVIEW).format(answers=answers)
    match session.ask(question, own=_OWN_WORDS, fresh=True):
        case "1" if not view.review.reading.warnings:
            session.tell("= No warnings to tell about this list")
        case "1" | "2" | "3" as digit:
            _state(session, digit, view)
        case "8":
            _send(session, view)
        case "0":
            session.do(work.leave(declined=True))
        case "s" | ":again":
            fresh_code(session, FRESH_CODE)
        case ":undo":
            taken_back(session, session.do(work.undo()))
        case _:
            raise Again


def _state(session: Session, digit: str, view: ReviewView) -> None:
    if session.do(session.desk.case_review.state(STATEMENTS[digit])):
        own = STATEMENTS[digit] is Statement.SEPARATE_CONSENT and not view.files_again
        session.say(f"+ {session.language.text(N_('Wants it back') if own else SAID[digit])}")


def _send(session: Session, view: ReviewView) -> None:
    if view.reasons:
        told = missing_words(view)
        session.say(told if view.reasons[0] not in MISSING else f"x {told}")
        return
    done = done_words(view)
    session.tell(SENDING)
    if session.do(session.desk.case_review.send()):
        session.say(done)


def _view(session: Session) -> ReviewView | None:
    desk = session.desk
    under_review: Review | None = desk.case_review.review
    if under_review is None or desk.casework.case is None:
        return None
    now = desk.now()
    return ReviewView(
        case=desk.casework.case,
        call=session.call,
        review=under_review,
        language=session.language,
        promise=promise(PromiseKind.UNBIND, today(now), desk.calendar),
        now=now,
    )
