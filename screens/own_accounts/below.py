"""What stands below the list of own accounts: where one is closed, what is noted, who is silent. It draws no list."""

from __future__ import annotations

from agent_console.call.services.own_accounts import RowState
from screens.own_accounts.view import OwnAccountsView
from screens.widgets.line import EMPTY, Line, fit, width_of

_VALUE = 13


def lines_below(view: OwnAccountsView, width: int) -> tuple[Line, ...]:
    """Say where it is closed, what is done here, who has not answered, and what is not in the list."""
    _ = view.language.text
    room = width + 2 - _VALUE
    facts = (
        (_("To close"), route_of(view)),
        (_("Done here"), _("told, noted (Space); nothing is closed, unbound, erased")),
        _silent(view, room),
        (_("Earlier"), _("what was an earlier holder's: neither listed nor counted")),
    )
    return tuple(EMPTY.at(2, label, "quiet").at(_VALUE, fit(text, room)) for label, text in facts)


def route_of(view: OwnAccountsView) -> str:
    """Say where the holder closes the highlighted account, as far as anybody knows."""
    _, row = view.language.text, view.highlighted
    if row is None:
        return _("at the platform itself, by the caller")
    route = view.closing_of(row.platform.id).route
    if route is None:
        return _("in its own app; the way there is not known here")
    return view.language.bilingual(route.value)


def _silent(view: OwnAccountsView, room: int) -> tuple[str, str]:
    """Name who has not answered: those awaited with their day, then those that were not reached or take no part."""
    _, told = view.language.text, view.counts
    missing = told.pending + told.unreachable + told.not_supported
    if not missing:
        return _("Answered"), _("every platform of the list")
    awaited = view.names_in(RowState.PENDING)
    silent = view.names_in(RowState.UNREACHABLE, RowState.NOT_SUPPORTED)
    by = f" {_day(view)}" if awaited and view.answer_day else ""
    free = room - width_of(by)
    unheard = f"! {view.language.listed(silent, free // 2 if awaited else free - 2)}" if silent else ""
    heard_later = view.language.listed(awaited, free - width_of(unheard) - 3) + by if awaited else ""
    return _("Open {count}").format(count=missing), "   ".join(filter(None, (heard_later, unheard)))


def _day(view: OwnAccountsView) -> str:
    assert view.answer_day is not None
    return view.language.text("by {day}").format(day=view.language.day_of_year(view.answer_day))
