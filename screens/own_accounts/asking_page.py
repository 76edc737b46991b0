"""The body while platforms are asked about own accounts: who has answered, never what. Pure, it decides nothing."""

from __future__ import annotations

from agent_console.calendar.zone import today
from agent_console.call.lookup import LookupState
from screens.lookup.view import LookupView
from screens.lookup.waiting import (
    bar,
    choice,
    family_lines,
    later_line,
)
from screens.widgets.line import EMPTY, Line
from screens.widgets.page import Block, signed


def asking_block(view: LookupView, width: int, height: int) -> Block:
    """Return the body for how the query stands; `view` holds the call with its query in place of the lookup."""
    state = view.call.lookup.state
    if state is LookupState.PENDING:
        return Block(_pending(view))
    return Block(_down(view) if state is LookupState.DOWN else _running(view, width, height))


def _running(view: LookupView, width: int, height: int) -> tuple[Line, ...]:
    _ = view.language.text
    families = family_lines(view, width, height)
    if view.offers_way:
        say = (
            choice("1", _("see what is known"), _("of the others nothing is said")),
            choice("2", _("wait on")),
        )
    else:
        say = (
            EMPTY.at(2, _("The result opens by itself when all have answered.")),
            EMPTY.at(2, _("What could not be reached counts as not answered, never as none.")),
        )
    return (bar(view), EMPTY, *families, EMPTY, *say, EMPTY, *_asked_for(view))


def _asked_for(view: LookupView) -> tuple[Line, ...]:
    """Say what the platforms were asked, so that nobody expects more of the answer."""
    _ = view.language.text
    return (
        EMPTY.at(2, _("Asked is"), "quiet").at(13, _("what the caller bound since the number is theirs")),
        EMPTY.at(13, _("an earlier holder's: not asked, not shown, not counted"), "quiet"),
    )


def _pending(view: LookupView) -> tuple[Line, ...]:
    _ = view.language.text
    by = view.call.lookup.expected_by or today(view.now)
    ring = _("a case, and a call-back on {day}").format(day=view.language.day_of_year(by))
    return (
        later_line(view),
        EMPTY,
        EMPTY.at(2, _("What can be done now:")),
        EMPTY,
        choice("1", _("see what is known"), _("of the others nothing is said")),
        EMPTY.at(24, _("asked again by itself, kept with the case"), "quiet"),
        EMPTY,
        choice("2", _("when all have answered"), ring),
        EMPTY,
        *_asked_for(view),
    )


def _down(view: LookupView) -> tuple[Line, ...]:
    _ = view.language.text
    return (
        EMPTY.at(2, signed("!", _("The registry does not answer."))),
        EMPTY,
        EMPTY.at(2, _("What can be done now:")),
        EMPTY,
        choice("F5", _("ask again")),
        EMPTY,
        choice("2", _("call back tomorrow"), _("a case, and a call-back in the morning")),
        EMPTY,
        *_asked_for(view),
        EMPTY,
        EMPTY.at(2, _("Nothing is known now: neither yes nor no may be said."), "warn"),
    )
