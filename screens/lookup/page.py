"""What the lookup shows while it runs, waits for another day or is down, never what was found. It decides nothing."""

from __future__ import annotations

from agent_console.calendar.zone import today
from agent_console.call.lookup import LookupState
from agent_console.call.verification import TenureAnswer
from agent_console.language import N_
from screens.lookup.view import LookupView
from screens.lookup.waiting import bar, choice, family_lines, later_line
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import Block, signed

TENURE_DIGITS: dict[str, TenureAnswer] = {
    "5": TenureAnswer.AGREES,
    "6": TenureAnswer.DISAGREES,
    "7": TenureAnswer.DOES_NOT_KNOW,
}

TENURE_WORDS: dict[TenureAnswer, str] = {
    TenureAnswer.AGREES: N_("agrees"),
    TenureAnswer.DISAGREES: N_("does not agree"),
    TenureAnswer.DOES_NOT_KNOW: N_("does not know"),
}


def lookup_block(view: LookupView, width: int, height: int) -> Block:
    """Return the body for how the lookup stands."""
    state = view.call.lookup.state
    if state is LookupState.PENDING:
        lines = _pending(view)
    elif state is LookupState.DOWN:
        lines = _down(view)
    else:
        lines = _running(view, width, height)
    return Block(lines)


def _running(view: LookupView, width: int, height: int) -> tuple[Line, ...]:
    _ = view.language.text
    families = family_lines(view, width, height)
    if view.offers_way:
        say = (
            choice("1", _("choose now"), _("who has not answered checks by itself")),
            choice("2", _("wait on")),
        )
    else:
        say = (
            EMPTY.at(2, _("The selection opens by itself when all have answered.")),
            EMPTY.at(2, _("What could not be reached can be asked for all the same.")),
        )
    return (bar(view), EMPTY, *families, EMPTY, *say, EMPTY, *_tenure(view), EMPTY, *_kept(view))


def _tenure(view: LookupView) -> tuple[Line, Line]:
    """The holder's own date, shown since the code was right, and what the caller says of it."""
    _ = view.language.text
    since = view.call.numbers.activated_on
    held = EMPTY.at(2, _("Held since"), "quiet").at(13, str(since) if since else _("not known"))
    held = held.then(_("only what was bound before can be released"), "quiet", gap=3)
    said = EMPTY.at(2, _("The caller"), "quiet")
    answer = view.call.verification.tenure
    for digit, one in TENURE_DIGITS.items():
        chosen = "o" if one is answer else " "
        said = said.at(max(13, said.end + 3), digit, "key").then(f"({chosen}) {_(TENURE_WORDS[one])}")
    return held, said


def _kept(view: LookupView) -> tuple[Line, ...]:
    _ = view.language.text
    if not view.kept:
        return (EMPTY.at(2, _("What you type now is kept for the filter of the selection."), "quiet"),)
    kept = _("Kept for the filter of the selection: {text}").replace("{text}", view.kept)
    return (EMPTY.at(2, kept),)


def _pending(view: LookupView) -> tuple[Line, ...]:
    _ = view.language.text
    asked = _("no account is proved by no answer; the lookup is kept")
    return (
        later_line(view),
        EMPTY,
        EMPTY.at(2, _("What can be done now:")),
        EMPTY,
        choice("1", _("choose now"), _("the others are checked by their platform")),
        EMPTY.at(24, _("what the caller uses is kept there"), "quiet"),
        EMPTY,
        choice("2", _("wait, call back"), _("a case, and a call-back on {day}").format(day=_ring_day(view))),
        EMPTY,
        *_tenure(view),
        EMPTY.at(2, _("Lookup"), "quiet").at(13, asked, "quiet"),
    )


def _ring_day(view: LookupView) -> str:
    by = view.call.lookup.expected_by or today(view.now)
    return view.language.day_of_year(by)


def _down(view: LookupView) -> tuple[Line, ...]:
    _ = view.language.text
    return (
        EMPTY.at(2, signed("!", _("The registry does not answer."))),
        EMPTY,
        EMPTY.at(2, _("What can be done now:")),
        EMPTY,
        choice("1", _("go on, choose"), _("every platform checks for itself")),
        EMPTY.at(24, _("recorded now, sent by itself later"), "quiet"),
        EMPTY,
        choice("F5", _("ask again")),
        EMPTY,
        *_tenure(view),
    )
