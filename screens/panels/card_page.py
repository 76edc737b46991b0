"""The card of a platform: what is known, how well and since when, what is not known, and where it is closed. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from agent_console.backend import Platform, UnbindMethod
from agent_console.catalogue import NOTHING_KNOWN, Closing, Covered, Fact, Known, PlatformCard
from agent_console.language import N_, Language
from screens.panels.sourced import grades_explained, known_row, row_of
from screens.warnings import weighed
from screens.widgets.line import EMPTY, Line

METHODS: dict[UnbindMethod, str] = {
    UnbindMethod.AUTOMATIC: N_("released through this service, checked by the platform"),
    UnbindMethod.SELF_SERVICE: N_("only at the platform itself"),
    UnbindMethod.NOT_SUPPORTED: N_("not covered by this service"),
}


def card_lines(
    platform: Platform,
    card: PlatformCard | None,
    language: Language,
    width: int,
    *,
    closing_first: bool = False,
) -> tuple[Line, ...]:
    """Return what is known of a platform; of one the catalogue does not know, what the registry says.

    `closing_first` puts what closing an account means above the rest of what is known: for whoever asks about
    accounts of their own.
    """
    closing = tuple(_closing(platform, card.closing if card else NOTHING_KNOWN, language, width))
    facts = tuple(_facts(card.facts if card else (), language, width))
    return (
        *_head(platform, card, language, width),
        *((*closing, *facts) if closing_first else (*facts, *closing)),
        *grades_explained(language, width),
    )


def _head(platform: Platform, card: PlatformCard | None, language: Language, width: int) -> Iterator[Line]:
    _ = language.text
    listed = _("list")
    yield from row_of(_("Company"), language.bilingual(platform.family_name), width, listed)
    yield from row_of(_("Unbinding"), _(METHODS[platform.unbind_method]), width, listed)
    if card is not None:
        yield from row_of(_("Own query"), _covered(card, language), width, listed)
    if platform.warning:
        told = card.warning if card else None
        same = told if told and told.value == platform.warning else None
        text = weighed(platform.warning_weight, language.bilingual(platform.warning), language)
        yield from _sourced(_("Warning"), text, same, language, width)
    if platform.route:
        own = card.route if card else None
        same = own if own and own.value == platform.route else None
        yield from _sourced(_("Own route"), language.bilingual(platform.route), same, language, width)
    if card is not None:
        yield from row_of(_("Contact"), language.bilingual(card.contact), width, _("ours"))


def _covered(card: PlatformCard, language: Language) -> str:
    asked = Covered.OWN_ACCOUNTS in card.covered_by
    return language.text("this platform is asked") if asked else language.text("this platform is not asked")


def _closing(platform: Platform, closing: Closing, language: Language, width: int) -> Iterator[Line]:
    _ = language.text
    yield EMPTY
    yield EMPTY.at(2, _("Closing an account of one's own there; unbinding closes nothing"), "heading")
    if not closing.known:
        yield from row_of(
            "", _("Nothing reliable is known of it: promise nothing, let the caller ask there."), width
        )
    days = _days(closing, language)
    money, also, papers = closing.money, closing.goes_with_it, closing.documents
    rows: tuple[tuple[str, str, Known[object] | None], ...] = (
        (_("Cool-off"), days, closing.cool_off_days),
        (_("First"), language.bilingual(money.value) if money else "", money),
        (_("Also lost"), language.bilingual(also.value) if also else "", also),
        (_("Family"), _family(platform, closing, language), closing.loses_family),
        (_("Papers"), language.bilingual(papers.value) if papers else "", papers),
    )
    for label, text, known in rows:
        if known is not None:
            yield from known_row(label, text, known, language, width)
    unknown = [label for label, _text, known in rows if known is None]
    if closing.known and unknown:
        yield from row_of(_("Not known"), language.listed(unknown), width)
    yield from _where(closing, language, width)


def _days(closing: Closing, language: Language) -> str:
    _ = language.text
    if closing.cool_off_days is None:
        return ""
    about = closing.cool_off_about
    text = _("about {days} days, to call it off") if about else _("{days} days, to call it off")
    return text.format(days=closing.cool_off_days.value)


def _where(closing: Closing, language: Language, width: int) -> Iterator[Line]:
    _ = language.text
    if closing.route is not None:
        text = language.bilingual(closing.route.value)
        yield from known_row(_("Where"), text, closing.route, language, width)
    else:
        text = _("not known; in the platform's own app or at its customer service, by the holder")
        yield from row_of(_("Where"), text, width, _("ours"))


def _family(platform: Platform, closing: Closing, language: Language) -> str:
    if closing.loses_family is None:
        return ""
    company = language.bilingual(platform.family_name)
    if closing.loses_family.value:
        return language.text("everything at {company} goes with it").format(company=company)
    return language.text("other apps of {company} stay").format(company=company)


def _facts(facts: tuple[Fact, ...], language: Language, width: int) -> Iterator[Line]:
    if not facts:
        return
    yield EMPTY
    yield EMPTY.at(2, language.text("What is known, how well, and since when"), "heading")
    for fact in facts:
        known = Known(fact.text, fact.grade, fact.as_of)
        yield from known_row("", language.bilingual(fact.text), known, language, width)


def _sourced(
    label: str, text: str, known: Known[object] | None, language: Language, width: int
) -> list[Line]:
    """Return what the registry says, with the catalogue's source where it says the same."""
    if known is None:
        return row_of(label, text, width, language.text("list"))
    return known_row(label, text, known, language, width)
