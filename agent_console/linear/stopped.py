"""Where a call goes no further: why, and what can be done instead. It decides nothing; the desk has the choices."""

from __future__ import annotations

from agent_console.call.steps import Step
from agent_console.call.stop import NextStep
from agent_console.call.triage import GOES_ON
from agent_console.language import N_
from agent_console.linear.session import GoneHome, Session
from screens.stopped.page import choice_words, chosen_of, stop_of, why
from screens.stopped.texts import TEXTS
from screens.stopped.values import values_of

CHOICE = N_("Enter does as marked, a digit chooses, :back goes one step back")


def stopped(session: Session) -> None:
    """Say why, offer the choices, do the one that is taken."""
    call, language = session.call, session.language
    values = values_of(call, session.desk.calendar, session.desk.now(), language)
    stop = stop_of(call)
    session.say(values.filled(language.text(TEXTS[stop.reason].title)))
    for line in why(call, values, language):
        session.say(line)
    for digit, choice in enumerate(stop.page.choices, 1):
        mark = ">" if choice is chosen_of(call) else " "
        session.say(f"{mark} {digit} {choice_words(stop.reason, choice, values, language)}")
    typed = session.ask(CHOICE)
    if typed.isascii() and typed.isdigit() and 1 <= int(typed[:3]) <= len(stop.page.choices):
        session.do(session.desk.line.choose(stop.page.choices[int(typed) - 1]))
    elif not typed:
        _go_on(session)


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
            raise GoneHome
        case _ if choice in GOES_ON:
            session.do(desk.triage.go_on(choice))
        case _:
            session.do(desk.line.go_to(Step.WRAP_UP))
