"""The field of a fresh code on a page that is read back: its name, its length, how far the code is. Pure."""

from __future__ import annotations

from datetime import datetime

from agent_console.backend import CodeOutcome
from agent_console.call.call import Call
from agent_console.language import Language

CODE_FIELD = "code"
CODE_DIGITS = 6


def code_words(call: Call, language: Language, now: datetime) -> str:
    """Say beside the code's field how far the fresh code is."""
    _, verification, limits = language.text, call.verification, call.terms.limits
    if verification.last_code_outcome is CodeOutcome.WRONG:
        left = verification.code_tries_left(limits)
        return _("x wrong code, tries left: {count}").format(count=left)
    code = verification.code
    if code is None:
        return _("! F5 sends a fresh code; what was stated stays")
    if code.authentication_id is None:
        return _("? Nobody knows whether a code went out: ask, then F5")
    if code.expired(now, limits):
        return _("x too old: F5 sends another")
    time = language.clock_time(code.sent_at, seconds=True)
    return _("~ sent {time}; checked at the sixth digit").format(time=time)
