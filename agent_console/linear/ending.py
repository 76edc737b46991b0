"""Step 8: how the call is put away. The outcome is read off what happened; a number names another."""

from __future__ import annotations

from agent_console.call.line import LineState
from agent_console.call.wrap_up import OUTCOMES_THAT_NEED_A_NOTE, Outcome
from agent_console.desk.calling_back import call_back_for
from agent_console.desk.ending import proposed_outcome
from agent_console.language import N_
from agent_console.linear.numbered import chosen, listed
from agent_console.linear.session import Session
from screens.call_page import moment
from screens.outcomes import outcome_word
from screens.wrap_up.view import choices

SAVED = N_("+ Saved as {outcome}: case {number}")
WRAP_UP = N_("8 Wrap up: Enter saves as {outcome}, ? tells the others, a digit takes one")
CALL_BACK = N_("Call-back {when}")


def wrap_up(session: Session) -> None:
    """Save the end of the call."""
    call, language = session.call, session.language
    session.speak("wrap_up")
    outcomes = tuple(one for page in choices(call) for one in page)
    proposed = proposed_outcome(call)
    _say_call_back(session, proposed)
    word = language.text(outcome_word(call, proposed))
    typed = session.ask(language.text(WRAP_UP).format(outcome=word))
    if typed in ("?", "？"):
        for number, outcome in listed(outcomes):
            session.say(f"{number} {language.text(outcome_word(call, outcome))}")
        return
    outcome_chosen = chosen(outcomes, typed) if typed else proposed
    if outcome_chosen is not None:
        _save(session, outcome_chosen)


def _say_call_back(session: Session, outcome: Outcome) -> None:
    at = call_back_for(session.call, outcome, session.desk.calendar, session.desk.now())
    if at is not None:
        session.tell(CALL_BACK, when=moment(at, session.language))


def _save(session: Session, outcome: Outcome) -> None:
    call, desk = session.call, session.desk
    if outcome in OUTCOMES_THAT_NEED_A_NOTE and not call.notes:
        session.tell("x Outcome 'other' needs one line of note: F6")
        return
    if call.line.state is not LineState.ENDED:
        session.do(desk.line.end())
    if session.do(desk.ending.wrap_up(outcome)):
        word = session.language.text(outcome_word(call, outcome))
        session.tell(SAVED, outcome=word, number=call.id)
