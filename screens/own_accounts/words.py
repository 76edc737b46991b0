"""The lines around own accounts: counts, what is waited for, what is said. Pure, it decides nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from agent_console.calendar.working_days import WorkingCalendar
from agent_console.calendar.zone import today
from agent_console.call.call import Call
from agent_console.call.lookup import LookupState
from agent_console.call.services.own_accounts import Row
from agent_console.language import N_, Language
from screens.lookup.view import LookupView, offers_another_way
from screens.lookup.words import waiting_sentence
from screens.own_accounts.view import OwnAccountsView
from screens.widgets.keyline import Hint
from screens.widgets.line import fit

_NAME_CELLS = 24
"""A name on the status line; a registry's name may be of any length."""


def asking_view(call: Call, language: Language, calendar: WorkingCalendar, now: datetime) -> LookupView:
    """Return the call with its query in place of the lookup other calls have."""
    asked = replace(call, lookup=call.own_accounts.lookup)
    by = asked.lookup.expected_by
    days = calendar.working_days_between(today(now), by) if by else 0
    return LookupView(
        call=asked,
        language=language,
        now=now,
        working_days=max(0, days),
        offers_way=offers_another_way(asked, now),
    )


def asking_script_of(view: LookupView) -> str:
    """Return the script of how the query stands."""
    special = {LookupState.PENDING: "own_accounts_pending", LookupState.DOWN: "own_accounts_down"}
    return special.get(view.call.lookup.state, "own_accounts_asking")


def resting_while_asking(view: LookupView) -> str:
    """Say what is waited for, and which keys offer another way."""
    return waiting_sentence(
        view,
        down=N_("! No answer: nothing is known, and nothing may be said"),
        finished=N_("+ All answered: Enter goes to the result"),
    )


def heading_right(view: OwnAccountsView) -> str:
    """Count the platforms with accounts first, then those without and those that have not answered."""
    told = view.counts
    text = view.language.text("some {having}   none {without}   open {missing}")
    missing = told.pending + told.unreachable + told.not_supported
    return text.format(having=told.with_accounts, without=told.without, missing=missing)


def resting_message(view: OwnAccountsView) -> str:
    """Say that not all have answered, until they have."""
    _, told = view.language.text, view.counts
    if told.all_answered:
        return _("+ All have answered")
    if view.answer_day is not None:
        return _("~ Not all have answered: the last by {day}").format(
            day=view.language.day_of_year(view.answer_day)
        )
    return _("? Not all have answered: F5 asks those again")


def noted(row: Row, taken_back: bool, language: Language) -> str:
    """Say what became of a note."""
    _ = language.text
    name = fit(language.bilingual(row.platform.name), _NAME_CELLS)
    if taken_back:
        return _("+ Taken back: {name} was not read out").format(name=name)
    return _("+ Noted: how {name} closes was read out").format(name=name)


def script_of(view: OwnAccountsView) -> str:
    """Return what is said: counts first, a zero only when everybody answered, "that is all" never before."""
    told = view.counts
    if told.zero_may_be_said:
        return "own_accounts_none"
    if told.all_answered:
        return "own_accounts_all"
    return "own_accounts_open" if view.answer_day is None else "own_accounts_late"


def words_of(view: OwnAccountsView) -> Mapping[str, str]:
    """Fill in the counts and the day, as they are said."""
    told, language = view.counts, view.language
    script = script_of(view)
    if script == "own_accounts_none":
        return {"count": language.spoken_count(told.without)}
    having = {"count": language.spoken_count(told.with_accounts)}
    if script == "own_accounts_all":
        return having
    missing = told.pending + told.unreachable + told.not_supported
    late = {**having, "open": language.spoken_count(missing)}
    return late if view.answer_day is None else {**late, "day": language.spoken_day(view.answer_day)}


def hints_of(view: OwnAccountsView) -> tuple[Hint, ...]:
    """Return the keys of the page, as they act on the highlighted row."""
    _, row = view.language.text, view.highlighted
    told = row is not None and row.route_told_at is not None
    note = (Hint("Space", _("Not read out") if told else _("Read out, note it")),) if row else ()
    return (
        Hint("Enter", _("Wrap-up")),
        *note,
        Hint("F3", _("How to close")),
        Hint("F5", _("Ask again")),
        Hint("Esc", _("Clear") if view.filter else _("Back")),
    )
