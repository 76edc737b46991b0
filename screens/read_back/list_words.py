"""A list as a script speaks it: how many, of whom, with which warnings. It knows no page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agent_console.backend import WarningWeight
from agent_console.call.services.unbind import Row
from agent_console.language import Language, Scripts
from screens.read_back.listing import Group
from screens.warnings import companies_with

_LISTED_CELLS = 60
"""What a list of names in a script may take, so that the words to say stay within their two rows."""

_WARNED_CELLS = 46
"""The same for the companies of all warnings together, which have more words around them."""


def words_of_list(
    groups: Sequence[Group],
    rows: Iterable[Row],
    language: Language,
    scripts: Scripts,
    names: Sequence[str] | None = None,
) -> dict[str, str]:
    """Fill in count, companies, platforms and warnings of what is read back; `rows` say what each one may cost.

    On a page of many `names` are those that stand on it: they are read out, the count stays that of the list.
    """
    apps = [app for group in groups for app in group.apps]
    return {
        "count": language.spoken_count(len(apps)),
        "companies": _companies([group.company for group in groups], _LISTED_CELLS, language),
        "platforms": language.listed(apps if names is None else names, _LISTED_CELLS),
        "warnings": _warnings(tuple(rows), language, scripts),
    }


def _companies(names: Sequence[str], cells: int, language: Language) -> str:
    """Name companies; where not all fit, how many they are: a caller agrees to each of them (PIPL §23)."""
    more = language.text(" and others, {count} companies in all").format(
        count=language.spoken_count(len(names))
    )
    return language.listed(names, cells, more)


def _warnings(rows: Sequence[Row], language: Language, scripts: Scripts) -> str:
    weights = (WarningWeight.MONEY, WarningWeight.IDENTITY)
    named = {weight: companies_with(rows, weight, language) for weight in weights}
    cells = _WARNED_CELLS // max(1, sum(bool(companies) for companies in named.values()))
    said = [
        scripts.warning(weight, language.listed(companies, cells))
        for weight, companies in named.items()
        if companies
    ]
    return language.text("; ").join(said)
