"""What stands around any list that is read back: the page, the time left, what nobody hears. No toolkit is loaded."""

from __future__ import annotations

from datetime import datetime

from agent_console.call.call import Call
from agent_console.call.line import LineState
from agent_console.language import Language


def is_proof_fresh(call: Call, now: datetime) -> bool:
    """Whether the confirmed code still covers a submit."""
    return call.verification.covers_submit(now, call.terms.limits)


def why_silenced(call: Call, language: Language) -> str:
    """Say why nothing the caller says can be recorded now, or an empty text."""
    if call.line.state is LineState.HELD:
        return language.text("- not while on hold")
    return "" if call.line.caller_hears else language.text("- not without the caller")


def held_for(call: Call, language: Language, now: datetime) -> str:
    """Say how long the caller has been on hold; empty where they are not."""
    if call.line.state is not LineState.HELD:
        return ""
    return language.text("~ on hold {time}").format(time=language.duration(now - call.line.changed_at))


def page_of(page: int, pages: int, language: Language) -> str:
    """Name a page of a list, counted from 0."""
    return language.text("page {number} of {count}").format(number=page + 1, count=pages)


def time_left(call: Call, language: Language, now: datetime) -> str:
    """Say how long the verification still covers a submit."""
    until = call.verification.covers_submit_until(call.terms.limits)
    if until is None or not is_proof_fresh(call, now):
        return language.text("! verification is over")
    return language.text("verified {time} more").format(time=language.duration(until - now))


def where_it_stands(call: Call, language: Language, now: datetime, page: int, pages: int) -> str:
    """Say on the status line what is next: the list, a fresh code, or the answers."""
    _ = language.text
    if call.line.state is LineState.HELD:
        if now - call.line.changed_at >= call.terms.limits.hold_reminder:
            return _("! on hold for two minutes: go back and say a word")
        return _("~ on hold: the caller hears nothing, nothing can be recorded")
    if page < pages - 1:
        return _("  the list first; then page {number}").format(number=page + 2)
    if not is_proof_fresh(call, now):
        return _("! Verification is over: F5 sends a fresh code")
    return _("  last page before sending: one answer, one key")
