"""Words with a colon, obeyed wherever a question is asked; they are those of the pages. It knows no step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from agent_console.call.line import LineState
from agent_console.call.steps import Service, Step
from agent_console.commands import BY_ID
from agent_console.identity.in_notes import looks_like_identity
from agent_console.language import N_
from agent_console.linear.cases import open_in_call
from agent_console.linear.elsewhere import Again, GoneHome
from agent_console.linear.helping import tell_words
from agent_console.linear.knowing import tell_about
from agent_console.linear.locking import lock_asked
from agent_console.linear.practice import say_caller
from agent_console.linear.prompt import Left
from agent_console.linear.reveal import ask_to_reveal
from agent_console.linear.session import Session
from agent_console.linear.ways import ends_here, what_was_said

HELD = N_("~ on hold: the caller hears nothing, :hold comes back")
NOTED = N_("+ Note filed")
NO_IDENTITY = N_("x No ID or phone number belongs in a note")
ON_THE_LINE = N_("+ The caller is on the line again")
UNKNOWN = N_("? Not understood: :help tells what can be typed")
NOT_NOW = N_("- That does nothing here: :help tells what does")

_BEFORE = {
    Step.NOTICE: Step.INTAKE,
    Step.VERIFICATION: Step.NOTICE,
    Step.LOOKUP: Step.VERIFICATION,
    Step.SELECTION: Step.VERIFICATION,
    Step.READ_BACK: Step.SELECTION,
}


def obey(session: Session, id_: str, rest: str) -> None:
    """Do what a word asks for.

    Raises:
        Again: The step begins again.
        GoneHome: The call is left as a draft.
        Left: The agent leaves the console.
    """
    known = _ANYWHERE.get(id_)
    if known is None and session.desk.call is not None:
        known = _IN_A_CALL.get(id_)
    macro = session.context.key_map.lines.get(id_)
    if known is not None:
        known(session, rest)
    elif macro is not None:
        session.macro.begin(macro)
    else:
        session.macro.give_up()
        session.tell(NOT_NOW if id_ in BY_ID or id_ in _IN_A_CALL else UNKNOWN)


def _leave(session: Session, _rest: str) -> None:
    raise Left(by_key=False)


def _repeat(session: Session, _rest: str) -> None:
    session.say_anew()
    raise Again


def _say(session: Session, rest: str) -> None:
    """Give the whole script; where a call is practised, say one of the lines there are."""
    if session.context.classroom is None:
        session.speak_in_full()
        return
    # Work for callers who ring pays nothing for what only training needs.
    from agent_console.linear.practised.saying import say_something

    say_something(session, rest)


def _switch_language(session: Session, _rest: str) -> None:
    session.context.switch_language()
    _repeat(session, "")


def _go_home(session: Session, _rest: str) -> None:
    raise GoneHome


def _hold(session: Session, _rest: str) -> None:
    if not session.do(session.desk.line.toggle_hold()):
        return
    if session.call.line.caller_hears:
        session.tell(ON_THE_LINE)
        session.speak("resumed")
    else:
        session.tell(HELD)


def _dropped(session: Session, _rest: str) -> None:
    _put_case_back(session)
    session.do(session.desk.line.drop())
    raise Again


def _end(session: Session, _rest: str) -> None:
    _put_case_back(session)
    if session.call.line.state is LineState.ENDED or session.do(session.desk.line.end()):
        session.do(session.desk.line.go_to(Step.WRAP_UP))
    raise Again


def _wrap_up(session: Session, _rest: str) -> None:
    _put_case_back(session)
    ends_here(session)
    raise Again


def _said(session: Session, _rest: str) -> None:
    _put_case_back(session)
    what_was_said(session)
    raise Again


def _turn_to(service: Service, session: Session, _rest: str) -> None:
    _put_case_back(session)
    session.do(session.desk.services.choose(service))
    raise Again


def _other_number(session: Session, _rest: str) -> None:
    """Go back to the numbers; once something was filed, another number is another call."""
    _put_case_back(session)
    call, desk = session.call, session.desk
    if not call.something_filed:
        session.do(desk.line.go_to(Step.INTAKE))
    elif session.do(desk.ending.wrap_up(automatic=True)):
        desk.intake.open(call.numbers.calling, call.numbers.contact, linked_to=call.id)
    raise Again


def _case(session: Session, rest: str) -> None:
    open_in_call(session, rest)
    raise Again


def _back(session: Session, _rest: str) -> None:
    line, call = session.desk.line, session.call
    if session.desk.casework.case is not None:
        _put_case_back(session)
    elif call.step is Step.WRAP_UP:
        session.do(line.leave_wrap_up())
    elif call.stop is not None:
        session.do(line.leave_stop())
    elif call.step in _BEFORE:
        session.do(line.go_to(_BEFORE[call.step]))
    raise Again


def _put_case_back(session: Session) -> None:
    session.desk.case_review.leave()
    session.desk.casework.close()


def _note(session: Session, text: str) -> None:
    if looks_like_identity(text):
        session.tell(NO_IDENTITY)
    elif session.do(session.desk.line.note(text)):
        session.tell(NOTED)


_ANYWHERE: Mapping[str, Callable[[Session, str], None]] = {
    "help": tell_words,
    "language": _switch_language,
    "lock": lock_asked,
    "repeat": _repeat,
    "reveal": ask_to_reveal,
    "quit": _leave,
}

_IN_A_CALL: Mapping[str, Callable[[Session, str], None]] = {
    "back": _back,
    "caller": lambda session, _rest: say_caller(session),
    "say": _say,
    "info": tell_about,
    "note": _note,
    "hold": _hold,
    "number": _other_number,
    "wrap_up": _wrap_up,
    "end": _end,
    "dropped": _dropped,
    "draft": _go_home,
    "case": _case,
    "said": _said,
    "unbind": partial(_turn_to, Service.UNBIND),
    "own": partial(_turn_to, Service.OWN_ACCOUNTS),
    "labels": partial(_turn_to, Service.LABELS),
}
