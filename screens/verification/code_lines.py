"""The code: whether it went out, how long it lives, what became of it, as lines. Pure; the rules are in `call`."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from agent_console.backend import CodeOutcome, SendCodeOutcome
from agent_console.call.gates import Act
from agent_console.call.signals import code_may_go_out_by_itself
from agent_console.call.verification import SentCode
from agent_console.language import N_, Language
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import signed

if TYPE_CHECKING:
    from screens.verification.page import VerificationView

NOT_SENT: dict[SendCodeOutcome, tuple[str, str]] = {
    SendCodeOutcome.TOO_SOON: ("~", N_("one went out just now: wait, then F5")),
    SendCodeOutcome.LIMIT_REACHED: ("x", N_("no more codes for this number today")),
    SendCodeOutcome.NOT_ALLOWED: ("x", N_("this number may not be sent a code")),
    SendCodeOutcome.BARRED: ("x", N_("the phone bars messages: lift that, F5")),
    SendCodeOutcome.NOT_SERVED: ("x", N_("another carrier serves this number")),
}
"""Why no code went out; SENT is told by the code itself."""

ODD_CODE = N_("six digits alone: take the rest out")

_COMPACT, _TALL = 24, 25


def code_may_be_typed(view: VerificationView) -> bool:
    """Whether there is a code to be typed; one that may or may not have gone out cannot be compared."""
    verification = view.verification
    code = verification.code
    known = code is not None and code.authentication_id is not None
    return verification.matched and known and Act.CONFIRM_CODE not in view.under_way


def went_out_by_itself(view: VerificationView) -> bool:
    """Whether nothing spoke against sending it unasked."""
    numbers = view.call.numbers
    before = replace(view.verification, code=None)
    return view.sends_by_itself and code_may_go_out_by_itself(before, numbers.own_line, numbers.activated_on)


def code_lines(view: VerificationView, tall: bool) -> tuple[Line, ...]:
    """Return the row of the code and what belongs to it."""
    _ = view.language.text
    label = EMPTY.at(2, _("Code"), "quiet")
    column = _TALL if tall else _COMPACT
    verification = view.verification
    code = verification.code
    if code is None and verification.verified:
        return (label.at(13, signed("+", _("the code was right"))),)
    if not verification.matched:
        return (label.at(column, signed("-", _("can be sent after a match"))),)
    if Act.SEND_CODE in view.under_way:
        return (label.at(column, signed("~", _("sending"))),)
    if code is None:
        return _nothing_sent(view, label, column)
    if code.authentication_id is None:
        asked = EMPTY.at(column + 2, _("ask the caller first, then F5"))
        return label.at(column, signed("?", _("nobody knows whether it went out"))), asked
    return _sent(view, label, column, code, tall)


def _nothing_sent(view: VerificationView, label: Line, column: int) -> tuple[Line, ...]:
    _ = view.language.text
    verification = view.verification
    if verification.last_code_outcome is CodeOutcome.EXPIRED:
        return (label.at(column, signed("x", _("too old: F5 sends another"))),)
    outcome = verification.last_send_outcome
    if outcome is not None and outcome is not SendCodeOutcome.SENT:
        sign, sentence = NOT_SENT[outcome]
        return (label.at(column, signed(sign, _(sentence))),)
    why = EMPTY
    if verification.signals is not None and not went_out_by_itself(view):
        why = EMPTY.at(column + 2, _("look at the signals first"), "quiet")
    return label.at(column, signed("-", _("not sent yet: F5 sends it"))), why


def _sent(view: VerificationView, label: Line, column: int, code: SentCode, tall: bool) -> tuple[Line, ...]:
    _, language, now = view.language.text, view.language, view.now
    limits = view.call.terms.limits
    if code.expired(now, limits):
        return (label.at(column, signed("x", _("too old: F5 sends another"))),)
    sent = _("went out {time}").format(time=language.clock_time(code.sent_at, seconds=True))
    first = label.at(column, signed("~", sent))
    left = language.duration(code.sent_at + limits.code_life - now)
    tries = _after(view, column)
    if tall:
        valid = EMPTY.at(column + 2, _("valid"), "quiet").at(column + 13, left)
        return first, valid, EMPTY.at(column + 2, _resend(view, code, now)), tries
    first = first.at(44, f"{_('valid')} {left}").at(56, _resend(view, code, now))
    return first, tries


def _resend(view: VerificationView, code: SentCode, now: datetime) -> str:
    _, limits = view.language.text, view.call.terms.limits
    if code.may_be_resent(now, limits):
        return _("F5 sends again")
    wait = view.language.duration(code.sent_at + limits.resend_after - now)
    return _("send again in {time}").format(time=wait)


def _after(view: VerificationView, column: int) -> Line:
    """What the last try came to, and how many are left."""
    _ = view.language.text
    count = view.verification.code_tries_left(view.call.terms.limits)
    left = view.language.plural("{count} try left", "{count} tries left", count)
    if Act.CONFIRM_CODE in view.under_way:
        return EMPTY.at(column, signed("~", _("comparing")))
    if view.code_odd:
        return EMPTY.at(column, signed("x", _(ODD_CODE)))
    if view.code_short:
        return EMPTY.at(column, signed("x", short_code_sentence(view.code_short, view.language)))
    if view.verification.last_code_outcome is CodeOutcome.WRONG:
        return EMPTY.at(column, signed("x", _("wrong code, {left}").format(left=left)))
    return EMPTY.at(column + 2, left)


def short_code_sentence(missing: int, language: Language) -> str:
    """Say how many digits of a code are missing."""
    return language.plural("{count} digit missing", "{count} digits missing", missing)
