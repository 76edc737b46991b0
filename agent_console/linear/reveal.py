"""One field unmasked, for a reason: its line stands for a time, then it is written over. The desk decides."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil
from typing import TypeVar

from agent_console.call.call import Call
from agent_console.call.reveal import RevealField, RevealReason, RevealRefusal, fields_of
from agent_console.desk.look_time import begun
from agent_console.desk.revealing import Revealed
from agent_console.language import N_
from agent_console.linear import terminal
from agent_console.linear.session import Session
from agent_console.linear.who import somebody_else
from agent_console.store.errors import StoreError
from screens.panels.reveal_page import FIELDS, NOT_RECORDED, REASONS
from screens.sentences import REVEAL_REFUSALS

WHICH = N_("Show which? {fields}; Enter shows nothing")
WHY = N_("Why? {reasons}; Enter shows nothing")
STAYS = N_("! This terminal can take nothing back: what is shown stays in its scroll-back")
SHOWN = N_("{field} {number}, {count} s: Enter masks it, 1 gives more time")
MASKED = N_("{field} {number}, masked again")

T = TypeVar("T", RevealField, RevealReason)


def ask_to_reveal(session: Session, _rest: str) -> None:
    """Show a field of the call at hand; before anybody is rung, of the open case, whose call-back may be due."""
    call = session.desk.call or session.desk.casework.case
    if call is None:
        session.tell(REVEAL_REFUSALS[RevealRefusal.NOTHING_THERE])
    else:
        reveal(session, call)


def reveal(session: Session, call: Call) -> None:
    """Ask which field and why, and show it for a time; an attempt that is refused is on record."""
    try:
        refusal = session.desk.revealing.refused(call)
        if refusal is None:
            _choose(session, call)
        else:
            session.tell(REVEAL_REFUSALS[refusal])
        if refusal is RevealRefusal.LOG_CUT:
            _have_cut_noted(session)
    except StoreError:
        session.tell(NOT_RECORDED)


def _have_cut_noted(session: Session) -> None:
    lead = somebody_else(session, lead=True)
    if lead is not None:
        session.desk.revealing.note_cut(lead)
        session.tell("+ Noted: F4 shows one field again")


def _choose(session: Session, call: Call) -> None:
    revealing = session.desk.revealing
    if not terminal.writes_over():
        session.tell(STAYS)
    field = _one_of(session, WHICH, RevealField, FIELDS, fields_of(call))
    if field is None:
        return
    if (why_not := revealing.why_not(call, field)) is not None:
        session.tell(REVEAL_REFUSALS[why_not])
        return
    reason = _one_of(session, WHY, RevealReason, REASONS, tuple(RevealReason))
    if reason is None:
        return
    approver = somebody_else(session) if revealing.needs_approval(call, field) else None
    if approver is None and revealing.needs_approval(call, field):
        return
    answer = revealing.reveal(call, field, reason, approver)
    if isinstance(answer, RevealRefusal):
        session.tell(REVEAL_REFUSALS[answer])
    else:
        _say_whose_look(session, field, reason, answer)
        _show(session, field, answer)


def _one_of(
    session: Session, msgid: str, all_of: Iterable[T], names: Mapping[T, str], offered: tuple[T, ...]
) -> T | None:
    """Have one chosen by its digit, the same whatever else is offered."""
    _ = session.language.text
    by_digit = {str(digit): one for digit, one in enumerate(all_of, 1) if one in offered}
    listed = session.language.listed(f"{digit} {_(names[one])}" for digit, one in by_digit.items())
    return by_digit.get(session.ask(_(msgid).format(fields=listed, reasons=listed), fresh=True))


def _say_whose_look(session: Session, field: RevealField, reason: RevealReason, shown: Revealed) -> None:
    _ = session.language.text
    told = _("Showing: {field}, {staff_no}, {reason}").format(
        field=_(FIELDS[field]), staff_no=session.desk.settings.staff_no, reason=_(REASONS[reason])
    )
    written = _("record {number} written").format(number=shown.record)
    session.say(f"! {told}, {written}")


def _show(session: Session, field: RevealField, shown: Revealed) -> None:
    """Show the number, again as long as more time is asked for."""
    _, desk = session.language.text, session.desk
    name, time = _(FIELDS[field]), begun(desk.now(), desk.settings.reveal_time)
    stays = _(MASKED).format(field=name, number=shown.number.masked)
    while left := time.left(desk.now()):
        seconds = ceil(left.total_seconds())
        label = _(SHOWN).format(field=name, number=shown.number.grouped, count=seconds)
        if not session.prompt.show(label, stays, seconds):
            return
        time = time.with_more(desk.now())
