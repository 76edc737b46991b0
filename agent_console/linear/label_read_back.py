"""Step 6 of the label service: the labels are read out, two answers are taken, and `8` alone sends."""

from __future__ import annotations

from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import today
from agent_console.call.steps import Step
from agent_console.language import N_
from agent_console.linear.read_back import SAID, SENDING, STATEMENTS, beside_answers
from agent_console.linear.session import Session
from screens.labels.read_back_page import fact_lines, missing_sentence
from screens.labels.read_back_view import LabelReadBackView
from screens.labels.read_back_words import script_of, words_of

ROOM = 400
READ_BACK = N_("6 Read back: 2 3 as the caller answers, 8 sends, ? tells the keys")
KEYS = N_("2 says yes, 3 agrees, 0 declines, 4 disputes the start, s a fresh code, b labels")

_OWN_WORDS = frozenset({"again", "undo", "review"})


def label_read_back(session: Session) -> None:
    """Have the labels read out, take each answer by itself, and send on `8` alone."""
    view, correcting = _view(session), session.desk.correcting
    session.say_lines(*fact_lines(view, view.items, 1, ROOM, tall=False))
    if session.call.read_back.reading is None:
        session.do(correcting.review())
    if session.call.read_back.reading is not None and not session.call.read_back.last_page_shown:
        session.do(correcting.show_last_page())
    while session.call.step is Step.READ_BACK and session.call.stop is None:
        _one_answer(session)


def _one_answer(session: Session) -> None:
    view, correcting = _view(session), session.desk.correcting
    session.speak(script_of(view), words_of(view))
    match session.ask(READ_BACK, own=_OWN_WORDS, fresh=True):
        case "1":
            session.tell("= No warnings to tell about labels")
        case "2" | "3" as digit:
            if session.do(correcting.state(STATEMENTS[digit])):
                session.say(f"+ {session.language.text(SAID[digit])}")
        case "8" if view.reasons:
            session.say(missing_sentence(view))
        case "8":
            session.tell(SENDING)
            session.do(correcting.submit())
        case "0":
            session.do(correcting.decline())
        case typed:
            beside_answers(session, typed, correcting.undo, KEYS)


def _view(session: Session) -> LabelReadBackView:
    now = session.desk.now()
    return LabelReadBackView(
        call=session.call,
        language=session.language,
        provider_name=session.context.label_provider_name,
        promise=promise(PromiseKind.LABEL_CORRECTION, today(now), session.desk.calendar),
        now=now,
    )
