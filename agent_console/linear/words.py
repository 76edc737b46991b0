"""Words with a colon, obeyed wherever a question is asked; they are those of the pages. It knows no step."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from agent_console.call.steps import Service
from agent_console.commands import BY_ID
from agent_console.identity.in_notes import looks_like_identity
from agent_console.language import N_
from agent_console.linear.elsewhere import Again, GoneHome
from agent_console.linear.going import back, dropped, earlier_case, end, other_number, said, turn_to, wrap_up
from agent_console.linear.helping import tell_words
from agent_console.linear.knowing import tell_about
from agent_console.linear.locking import lock_asked
from agent_console.linear.practice import say_caller
from agent_console.linear.prompt import Left
from agent_console.linear.reveal import ask_to_reveal
from agent_console.linear.session import Session

HELD = N_("~ on hold: the caller hears nothing, :hold comes back")
NOTED = N_("+ Note filed")
NO_IDENTITY = N_("x No ID or phone number belongs in a note")
ON_THE_LINE = N_("+ The caller is on the line again")
UNKNOWN = N_("? Not understood: :help tells what can be typed")
NOT_NOW = N_("- That does nothing here: :help tells what does")


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
    elif known is None and session.desk.casework.case is not None:
        known = _ON_A_CASE.get(id_)
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
    "back": back,
    "caller": lambda session, _rest: say_caller(session),
    "say": _say,
    "info": tell_about,
    "note": _note,
    "hold": _hold,
    "number": other_number,
    "wrap_up": wrap_up,
    "end": end,
    "dropped": dropped,
    "draft": _go_home,
    "case": earlier_case,
    "said": said,
    "unbind": partial(turn_to, Service.UNBIND),
    "own": partial(turn_to, Service.OWN_ACCOUNTS),
    "labels": partial(turn_to, Service.LABELS),
}

_ON_A_CASE: Mapping[str, Callable[[Session, str], None]] = {
    "back": back,
    "say": _say,
    "draft": _go_home,
}
"""Where a case was opened and nobody is on the line."""
