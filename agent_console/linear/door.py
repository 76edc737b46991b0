"""Who rings, as the phone system says it, and what commands beside the dialogue hand out. It answers no call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agent_console.audit.words import Role
from agent_console.identity.phone import PhoneNumber
from agent_console.language import N_
from agent_console.linear.session import Session
from agent_console.opened import Opened
from agent_console.popping.door import Door
from agent_console.popping.noting import STAFF_NOS, handed_out
from agent_console.popping.socket_file import NAME, Handed, Word

NO_DOOR = N_("- The phone system cannot say here who rings: type the numbers")


async def open_door(session: Session, opened: Opened) -> Door | None:
    """Let the phone system say who rings; where it cannot, numbers are typed as ever."""
    try:
        file = opened.casebook.path.parent / NAME
        return await Door.open(file, hearing(session), _noting(opened))
    except OSError:
        session.tell(NO_DOOR)
        return None


def hearing(session: Session) -> Callable[[PhoneNumber], str]:
    """Return what lets a number ring: heard at once between calls, in a call before the next question."""

    def hear(number: PhoneNumber) -> str:
        heard = session.desk.ringing.hear(number)
        told = f"{number.masked}, {session.language.text(N_('from the phone system'))}"
        if session.desk.call is None:
            session.prompt.break_in(told)
        else:
            session.news = told
        return heard

    return hear


def _noting(opened: Opened) -> Callable[[Handed], str]:
    def note(what: Handed) -> str:
        log = opened.casebook.audit
        actor = replace(log.actor, staff_no=STAFF_NOS[what], role=Role.AGENT)
        log.write(handed_out(what, opened.clock()), actor=actor)
        return Word.NOTED

    return note
