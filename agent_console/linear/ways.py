"""Why a call goes elsewhere: what the caller said, or why it ends here. The ways are those of the pages' panels."""

from __future__ import annotations

from agent_console.call.steps import Step
from agent_console.language import N_
from agent_console.linear.numbered import chosen, listed
from agent_console.linear.session import Session
from screens.panels.ends_here import VERIFICATION_WAYS, WayOut
from screens.panels.triage import WAYS

GO_ON = N_("A digit; Enter goes on with the call")
WRAP_UP = N_("A digit; Enter wraps up for any other reason")


def what_was_said(session: Session) -> None:
    """Ask what the caller said, and go where it leads."""
    _choose(session, N_("What did the caller say?"), WAYS, ends=False)


def ends_here(session: Session) -> None:
    """Go to the wrap-up; at the first steps why is asked first."""
    step = session.call.step
    if session.call.stop is not None:
        session.do(session.desk.line.go_to(Step.WRAP_UP))
    elif step is Step.INTAKE:
        _choose(session, N_("What did the caller say?"), WAYS, ends=True)
    elif step is Step.VERIFICATION:
        _choose(session, N_("It ends here: why?"), VERIFICATION_WAYS, ends=True)
    else:
        session.do(session.desk.line.go_to(Step.WRAP_UP))


def _choose(session: Session, title: str, ways: tuple[WayOut, ...], *, ends: bool) -> None:
    _ = session.language.text
    session.tell(title)
    if ways is WAYS:
        session.speak("triage")
    for number, way in listed(ways):
        session.say(f"{number} {_(way.label)}, {_(way.remark)}")
    typed = session.ask(WRAP_UP if ends else GO_ON)
    way_out = chosen(ways, typed)
    if way_out is not None:
        session.do(way_out.go(session.desk))
    elif ends and not typed:
        session.do(session.desk.line.go_to(Step.WRAP_UP))
