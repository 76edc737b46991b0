"""What unbinding may cost, in signs and words: for one platform and for a whole choice. It knows no page."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from agent_console.backend import Platform, PlatformId, WarningWeight
from agent_console.call.services.unbind import Row
from agent_console.catalogue import Catalogue
from agent_console.language import N_, Language
from screens.palettes import Role
from screens.widgets.line import Span

WarningWord = Callable[[PlatformId], str]
"""The one word of a platform's warning ("orders"), empty where there is none."""

_SIGNS: dict[WarningWeight, tuple[str, Role]] = {
    WarningWeight.MONEY: ("!!", "money"),
    WarningWeight.IDENTITY: ("!", "warn"),
    WarningWeight.PLAIN: ("!", "warn"),
}

_WORDS = {WarningWeight.MONEY: N_("money"), WarningWeight.IDENTITY: N_("ID or device")}


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning as the list shows it: its sign, one word and the role of both."""

    sign: str
    word: str
    role: Role


def told_sign(weight: WarningWeight) -> str:
    """Return the sign of what the caller has to be told before a consent; empty for lighter warnings."""
    return "" if weight is WarningWeight.PLAIN else _SIGNS[weight][0]


def weighed(weight: WarningWeight, warning: str, language: Language) -> str:
    """Return a warning with its weight before it, sign and word; a plain one stands alone."""
    if weight is WarningWeight.PLAIN:
        return warning
    return language.text("{weight}: {warning}").format(
        weight=f"{_SIGNS[weight][0]} {language.text(_WORDS[weight])}", warning=warning
    )


def warning_words(catalogue: Catalogue, language: Language) -> WarningWord:
    """Return what tells the one word of a platform's warning in a language."""

    def word(platform_id: PlatformId) -> str:
        card = catalogue.card(platform_id)
        return language.bilingual(card.warning_word) if card and card.warning_word else ""

    return word


def warning_of(platform: Platform, words: WarningWord, language: Language) -> Warned | None:
    """Return the warning of a platform; None where unbinding costs nothing that is known."""
    word = words(platform.id)
    if platform.warning_weight is WarningWeight.PLAIN and not word:
        return None
    sign, role = _SIGNS[platform.warning_weight]
    return Warned(sign, word or language.text(_WORDS[platform.warning_weight]), role)


def companies_with(chosen: Iterable[Row], weight: WarningWeight, language: Language) -> tuple[str, ...]:
    """Name the companies of a choice whose platforms warn of a weight, each once, in the order of the list."""
    named = {
        row.platform.family_id: language.bilingual(row.platform.family_name)
        for row in chosen
        if row.platform.warning_weight is weight
    }
    return tuple(named.values())


def counts(chosen: tuple[Row, ...], words: WarningWord, language: Language) -> tuple[Span, ...]:
    """Count the companies that warn: of money, of ID or device, then by each lighter word."""
    _ = language.text
    money = len(companies_with(chosen, WarningWeight.MONEY, language))
    identity = len(companies_with(chosen, WarningWeight.IDENTITY, language))
    lighter: dict[str, set[str]] = {}
    for row in chosen:
        word = words(row.platform.id)
        if row.platform.warning_weight is WarningWeight.PLAIN and word:
            lighter.setdefault(word, set()).add(row.platform.family_id)
    return (
        Span(f"!! {_('money')} {_companies(money, language)}", "money"),
        Span(f"!  {_('ID or device')} {_companies(identity, language)}", "warn"),
        *(Span(f"!  {word} {_companies(len(ids), language)}", "warn") for word, ids in lighter.items()),
    )


def _companies(count: int, language: Language) -> str:
    return language.text_in("companies", "{count}").format(count=count)
