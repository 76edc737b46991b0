"""The words of labels: categories, how a row stands, reasons. It knows no page and decides nothing."""

from __future__ import annotations

from collections.abc import Callable

from agent_console.backend import CorrectionReason, LabelCategory
from agent_console.call.services.labels import LabelRow, LabelStanding
from agent_console.language import N_, Language
from screens.widgets.line import Span, fit
from screens.widgets.page import signed

ProviderName = Callable[[str], str]
"""From the id of a label firm to its name in the language shown."""

CATEGORIES: dict[LabelCategory, str] = {
    LabelCategory.SPAM: N_("spam"),
    LabelCategory.FRAUD: N_("fraud"),
    LabelCategory.MARKETING: N_("sales"),
    LabelCategory.DELIVERY: N_("delivery"),
    LabelCategory.AGENCY: N_("agency"),
    LabelCategory.COMPANY_NAME: N_("company"),
    LabelCategory.OTHER: N_("other"),
}

REASONS: dict[CorrectionReason, str] = {
    CorrectionReason.PREVIOUS_HOLDER: N_("an earlier holder's"),
    CorrectionReason.WRONG_NAME: N_("not who the caller is"),
}
"""The two the activation date proves; no other is ever offered."""

_NUMBER_CELLS = 20
"""A registry's own number of a correction; it may be of any length."""

_CORRECTABLE: dict[tuple[CorrectionReason, ...], str] = {
    (CorrectionReason.PREVIOUS_HOLDER,): N_("before start"),
    (CorrectionReason.WRONG_NAME,): N_("if not so"),
    (CorrectionReason.PREVIOUS_HOLDER, CorrectionReason.WRONG_NAME): N_("either way"),
}

_STANDINGS: dict[LabelStanding, tuple[str, str]] = {
    LabelStanding.FRAUD: ("#", N_("fraud: never")),
    LabelStanding.OWN_TIME: ("#", N_("in own time")),
    LabelStanding.NOT_CORRECTABLE: ("#", N_("firm refuses")),
    LabelStanding.UNDER_WAY: ("~", N_("under way")),
    LabelStanding.NO_LABEL: ("=", N_("no need")),
    LabelStanding.STALE: ("!", N_("old, F5 asks")),
    LabelStanding.UNREACHABLE: ("!", N_("F5 asks")),
}

_SHOWN_INSTEAD: dict[LabelStanding, str] = {
    LabelStanding.NO_LABEL: N_("no label"),
    LabelStanding.PENDING: N_("awaited"),
    LabelStanding.UNREACHABLE: N_("silent"),
    LabelStanding.STALE: N_("old answer"),
}

_WHY: dict[LabelStanding, str] = {
    LabelStanding.FRAUD: N_(
        "A fraud label is never cleared here: the caller turns to the firm that shows it."
    ),
    LabelStanding.OWN_TIME: N_(
        "First reported since the caller has the number: the start date proves nothing."
    ),
    LabelStanding.NOT_CORRECTABLE: N_("The firm says that it does not correct this label on request."),
    LabelStanding.UNDER_WAY: N_("A correction of it is under way already, number {number}: nothing to file."),
    LabelStanding.NO_LABEL: N_("This firm shows nothing for the number: there is nothing to correct."),
    LabelStanding.PENDING: N_("This firm answers on a later day: nobody can say yet what it shows."),
    LabelStanding.STALE: N_("This answer is old: what it says may be gone. F5 asks again."),
    LabelStanding.UNREACHABLE: N_("This firm could not be reached: nobody can say what it shows. F5 asks."),
}


def why_not(row: LabelRow, language: Language) -> str:
    """Say in full why a row cannot be chosen."""
    under_way = row.label.open_correction if row.label else None
    return language.text(_WHY[row.standing]).replace("{number}", fit(under_way or "?", _NUMBER_CELLS))


def standing_word(row: LabelRow, language: Language) -> Span:
    """Say with its sign whether a row can be corrected, and why or why not."""
    _ = language.text
    if row.standing is LabelStanding.CORRECTABLE:
        return signed("+", _(_CORRECTABLE[row.reasons]))
    if row.standing is LabelStanding.PENDING:
        by = f"{row.expected_by:%m-%d}" if row.expected_by else "?"
        return signed("~", _("by {day}").format(day=by))
    sign, word = _STANDINGS[row.standing]
    return signed(sign, _(word))


def box_of(row: LabelRow, chosen: bool) -> Span:
    """Return the box of a row that can be chosen, else its sign alone."""
    if row.choosable:
        return Span("[x]" if chosen else "[ ]", "heading" if chosen else "text")
    sign = "~" if row.standing is LabelStanding.PENDING else _STANDINGS[row.standing][0]
    return Span(f" {sign} ", signed(sign, "").role)


def shown_text(row: LabelRow, language: Language) -> str:
    """Return what a firm shows, or that it shows nothing, or that nobody knows."""
    if row.label is not None:
        return row.label.text
    return language.text(_SHOWN_INSTEAD.get(row.standing, _SHOWN_INSTEAD[LabelStanding.NO_LABEL]))


def said_label(firm: str, text: str, language: Language) -> str:
    """Name a label as it is read out: the firm and what it shows."""
    return language.text("{firm} '{text}'").format(firm=firm, text=text)
