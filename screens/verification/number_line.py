"""The first row of the verification: the number that is checked, and who rang whom on which line. Pure."""

from __future__ import annotations

from agent_console.call.call import Call
from agent_console.language import Language
from screens.widgets.line import EMPTY, Line, Span
from screens.widgets.page import signed


def number_line(call: Call, language: Language) -> Line:
    """Draw the number, and how far the line itself speaks for the caller."""
    subject = call.numbers.subject
    line = EMPTY.at(2, language.text("Number"), "quiet").at(13, subject.masked if subject else "-")
    return line.at(30, _who_was_rung(call, language) if we_rang(call) else _who_rings(call, language))


def we_rang(call: Call) -> bool:
    """Whether the caller is on the line because we rang them: for a case, or after the line dropped."""
    return call.follow_up.ringing_back or call.line.rung_back


def _who_rings(call: Call, language: Language) -> Span:
    _ = language.text
    if call.numbers.own_line:
        return signed("+", _("the caller is calling from it"))
    if call.numbers.calling is None:
        return signed("?", _("the line brings no number"))
    return signed("!", _("the caller calls from another number"))


def _who_was_rung(call: Call, language: Language) -> Span:
    _ = language.text
    if call.numbers.own_line:
        return signed("+", _("we rang the caller on it"))
    if call.numbers.calling is None:
        return signed("?", _("we rang back, the line brings no number"))
    return signed("!", _("we rang the caller on another number"))
