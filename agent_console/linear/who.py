"""Who somebody at this terminal is: a passphrase, and a number where it is not known. It judges nobody's word."""

from __future__ import annotations

import asyncio

from agent_console.audit.record import Entry
from agent_console.audit.words import Action
from agent_console.desk.revealing import actor_for
from agent_console.identity.secret import Secret
from agent_console.language import N_
from agent_console.linear.session import Session
from agent_console.staff.checking import SignedIn, StaffRefusal
from agent_console.staff.person import Person
from screens.sentences import STAFF_REFUSALS

STAFF_NO = N_("Staff no.")
PASSPHRASE = N_("Passphrase (not shown)")
CHECKED = N_("~ Being checked")

TRIES = 3
"""Whoever mistypes three times walks up again, as on the pages: nobody guesses at somebody else's terminal."""

_NONE = Secret("")


def checked(session: Session, staff_no: str, passphrase: Secret = _NONE) -> SignedIn | None:
    """Say who it is; everything else goes on meanwhile."""
    if not session.context.staff.by_number_alone:
        session.tell(CHECKED)
    # Argon2id takes its time on purpose.
    return session.run(asyncio.to_thread(session.context.staff.check, staff_no, passphrase))


def somebody_else(session: Session, *, lead: bool = False) -> Person | None:
    """Have somebody else say who they are, a team lead where it has to be one; None: nobody came, or none who may."""
    _, staff, own = session.language.text, session.context.staff, session.desk.settings.staff_no
    whose = _(N_("A team lead")) if lead else _(N_("Somebody else than {staff_no}")).format(staff_no=own)
    session.say(whose)
    session.tell(N_("Both numbers go on record"))
    judge = staff.why_not_led if lead else staff.why_not_agreed
    for _try in range(TRIES):
        number = session.ask(STAFF_NO)
        if not number:
            return None
        passphrase = _NONE if staff.by_number_alone else session.prompt.ask_secret(_(PASSPHRASE))
        signed_in = checked(session, number, passphrase)
        refusal = judge(signed_in, own)
        if signed_in is not None and refusal is None:
            return signed_in.person
        _refuse(session, refusal or StaffRefusal.UNKNOWN, signed_in)
    return None


def _refuse(session: Session, why: StaffRefusal, signed_in: SignedIn | None) -> None:
    """Say why, and put on record whose word it was, where that is known."""
    log = session.desk.casebook.audit
    actor = actor_for(signed_in.person, log.actor) if signed_in else None
    log.write(Entry(session.desk.now(), Action.APPROVAL_REFUSED, reason=str(why)), actor=actor)
    session.tell(STAFF_REFUSALS[why])
