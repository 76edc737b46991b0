"""Where a call goes no further: why, what is said, what can be done instead. It decides nothing; the desk does."""

from __future__ import annotations

from agent_console.call.steps import Step
from agent_console.call.stop import NextStep
from agent_console.call.triage import GOES_ON
from agent_console.language import N_
from agent_console.linear.elsewhere import DraftKept
from agent_console.linear.numbered import chosen, listed
from agent_console.linear.session import Session
from screens.stopped.choices import TOO_LATE_TODAY
from screens.stopped.page import choice_words, chosen_of, not_done, stop_of, why
from screens.stopped.texts import TEXTS
from screens.stopped.values import StopValues, values_of

CHOICE = N_("Enter: {choice}; a digit chooses, :back goes one step back")


def stopped(session: Session) -> None:
    """Say why, give the words for it, offer the choices, do the one that is taken."""
    _say_why(session)
    reason = stop_of(session.call).reason
    while session.call.stop is not None and session.call.step is not Step.WRAP_UP:
        values = _values(session)
        session.speak(reason.value.lower(), values.spoken)
        marked = choice_words(reason, chosen_of(session.call), values, session.language)
        typed = session.ask(session.language.text(CHOICE).format(choice=marked))
        choice = chosen(stop_of(session.call).page.choices, typed)
        if choice is not None:
            _choose(session, choice)
        elif not typed:
            _go_on(session)
            return


def _say_why(session: Session) -> None:
    call, language, values = session.call, session.language, _values(session)
    stop = stop_of(call)
    session.say(values.filled(language.text(TEXTS[stop.reason].title)))
    for line in why(call, values, language):
        session.say(line)
    for number, choice in listed(stop.page.choices):
        session.say(f"{number} {choice_words(stop.reason, choice, values, language)}")
    if nothing := not_done(call, language):
        session.say(f"{language.text(N_('Not done'))}: {nothing}")


def _choose(session: Session, choice: NextStep) -> None:
    if choice is NextStep.CALL_BACK_TODAY and _values(session).today_at is None:
        session.tell(TOO_LATE_TODAY)
    elif session.do(session.desk.line.choose(choice)):
        session.say_anew()


def _go_on(session: Session) -> None:
    choice, desk = chosen_of(session.call), session.desk
    if stop_of(session.call).chosen is None and not session.do(desk.line.choose(choice)):
        return
    match choice:
        case NextStep.HOLDER_IS_HERE:
            session.do(desk.line.leave_stop())
        case NextStep.RING_BACK | NextStep.CALLER_IS_BACK:
            session.do(desk.line.reconnect())
        case NextStep.OTHER_NUMBER:
            session.do(desk.line.go_to(Step.INTAKE))
        case NextStep.KEEP_DRAFT:
            raise DraftKept
        case _ if choice in GOES_ON:
            session.do(desk.triage.go_on(choice))
        case _:
            session.do(desk.line.go_to(Step.WRAP_UP))


def _values(session: Session) -> StopValues:
    return values_of(session.call, session.desk.calendar, session.desk.now(), session.language)
