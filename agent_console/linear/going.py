"""Words that lead to another place of a call, or off an open case; the step there begins anew. They judge nothing."""

from __future__ import annotations

from agent_console.call.line import LineState
from agent_console.call.steps import Service, Step
from agent_console.linear.cases import open_in_call
from agent_console.linear.elsewhere import Again
from agent_console.linear.session import Session
from agent_console.linear.ways import ends_here, what_was_said

_BEFORE = {
    Step.NOTICE: Step.INTAKE,
    Step.VERIFICATION: Step.NOTICE,
    Step.LOOKUP: Step.VERIFICATION,
    Step.SELECTION: Step.VERIFICATION,
    Step.READ_BACK: Step.SELECTION,
}


def dropped(session: Session, _rest: str) -> None:
    """The line dropped."""
    _put_case_back(session)
    session.do(session.desk.line.drop())
    raise Again


def end(session: Session, _rest: str) -> None:
    """End the call, and wrap it up."""
    _put_case_back(session)
    if session.call.line.state is LineState.ENDED or session.do(session.desk.line.end()):
        session.do(session.desk.line.go_to(Step.WRAP_UP))
    raise Again


def wrap_up(session: Session, _rest: str) -> None:
    """Wrap up; at the first steps why is asked."""
    _put_case_back(session)
    ends_here(session)
    raise Again


def said(session: Session, _rest: str) -> None:
    """Ask what the caller said, and go where it leads."""
    _put_case_back(session)
    what_was_said(session)
    raise Again


def turn_to(service: Service, session: Session, _rest: str) -> None:
    """Turn to a service."""
    _put_case_back(session)
    session.do(session.desk.services.choose(service))
    raise Again


def other_number(session: Session, _rest: str) -> None:
    """Go back to the numbers; once something was filed, another number is another call."""
    _put_case_back(session)
    call, desk = session.call, session.desk
    if not call.something_filed:
        session.do(desk.line.go_to(Step.INTAKE))
    elif session.do(desk.ending.wrap_up(automatic=True)):
        desk.intake.open(call.numbers.calling, call.numbers.contact, linked_to=call.id)
    raise Again


def earlier_case(session: Session, rest: str) -> None:
    """Open an earlier case of the caller."""
    open_in_call(session, rest)
    raise Again


def back(session: Session, _rest: str) -> None:
    """Go one step back, or leave the case that is open."""
    if session.desk.casework.case is not None:
        _put_case_back(session)
        raise Again
    line, call = session.desk.line, session.call
    if call.step is Step.WRAP_UP:
        session.do(line.leave_wrap_up())
    elif call.stop is not None:
        session.do(line.leave_stop())
    elif call.step in _BEFORE:
        session.do(line.go_to(_BEFORE[call.step]))
    raise Again


def _put_case_back(session: Session) -> None:
    session.desk.case_review.leave()
    session.desk.casework.close()
