"""What a case holds of a query of own accounts: counts and who is still awaited. From a call; it knows no page.

Shown and said once a caller was verified for this very case. Only the holder's own is in it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from agent_console.call.call import Call
from agent_console.call.services.own_accounts import Counts, Row, RowState, counts
from agent_console.language import N_, Language
from screens.own_accounts.page import STATES
from screens.widgets.line import EMPTY, Line, fit
from screens.widgets.page import signed

_LABEL, _TEXT = 4, 23


def _is_in(state: RowState, row: Row) -> bool:
    return row.state is state


_STANDINGS: tuple[tuple[str, str, Callable[[Row], bool]], ...] = (
    ("+", N_("has an account, closing told"), lambda row: bool(row.count and row.route_told_at)),
    ("+", N_("has an account, closing not told"), lambda row: bool(row.count and not row.route_told_at)),
    *((sign, words, partial(_is_in, state)) for state, (sign, words, _role) in STATES.items()),
)
"""How a platform stands that is worth a name; of those that have none a count is enough."""


def own_lines(case: Call, language: Language, width: int) -> tuple[Line, ...]:
    """Say row by row what was found, where, and what was read out; none where nothing was asked."""
    if not case.own_accounts.asked:
        return ()
    _, room = language.text, width + 2 - _TEXT
    having = [language.bilingual(row.platform.name) for row in case.own_rows if row.count]
    told = [language.bilingual(row.platform.name) for row in case.own_rows if row.route_told_at]
    lost = signed("!", _("answers no longer kept: ask anew"))
    return (
        EMPTY.at(_LABEL, signed(_sign(case), _("own accounts"))).at(_TEXT, _counted(case, language)),
        _named(_("some at"), language.listed(having, room) if having else "-", room),
        _named(_("closing told"), language.listed(told, room) if told else _("nothing read out"), room),
        *((EMPTY.at(_LABEL, lost, "warn"),) if case.own_accounts.lost else ()),
    )


def own_by_standing(case: Call, language: Language) -> Iterator[tuple[Line, tuple[str, ...]]]:
    """Name every platform that has an account or has not answered, under how it stands."""
    rows = case.own_rows if case.own_accounts.asked else ()
    for sign, words, stands_so in _STANDINGS:
        names = tuple(language.bilingual(row.platform.name) for row in rows if stands_so(row))
        if names:
            yield EMPTY.at(2, signed(sign, f"{language.text(words)} {len(names)}")), names


def _named(label: str, names: str, room: int) -> Line:
    return EMPTY.at(_LABEL + 2, label, "quiet").at(_TEXT, fit(names, room))


def _sign(case: Call) -> str:
    if case.own_accounts.is_open:
        return "~"
    return "+" if counts(case.own_rows).all_answered else "?"


def _counted(case: Call, language: Language) -> str:
    """Count platforms; until when the rest answers stands with the other days of the case."""
    told = counts(case.own_rows)
    return language.text("some {having}   none {without}   open {missing}").format(
        having=told.with_accounts, without=told.without, missing=_missing(told)
    )


def _missing(told: Counts) -> int:
    return told.pending + told.unreachable + told.not_supported


def own_told(case: Call, language: Language) -> str:
    """Say what the caller may be told, counts first; empty where nothing was asked."""
    if not case.own_accounts.asked:
        return ""
    _, told = language.text, counts(case.own_rows)
    if told.zero_may_be_said:
        return _("Own accounts: all {count} platforms answered, none found").format(count=told.without)
    having = language.spoken_count(told.with_accounts)
    if told.all_answered:
        return _("Own accounts: all answered, {count} hold one").format(count=having)
    missing = language.spoken_count(_missing(told))
    return _("Own accounts: {count} hold one so far, {missing} not answered").format(
        count=having, missing=missing
    )


def own_resting(case: Call, language: Language) -> str:
    """Say on the status line how the query stands."""
    return f"{_sign(case)} {own_told(case, language)}"
