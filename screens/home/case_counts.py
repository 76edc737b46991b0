"""How many items of a case are in which state, in words or, where there is no room for them, in signs. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from agent_console.backend import CorrectionState, ItemState
from agent_console.casebook.case_summary import OPEN_ITEMS, CaseSummary, ItemWord
from agent_console.language import Language
from screens.submission.item_words import state_word
from screens.widgets.line import width_of

Word = TypeVar("Word", bound=ItemWord)

_ORDER: tuple[ItemWord, ...] = (
    ItemState.UNBOUND,
    CorrectionState.CORRECTED,
    CorrectionState.NOT_LABELLED,
    ItemState.NO_PRIOR_BINDING,
    ItemState.KEPT_CURRENT_HOLDER,
    ItemState.SELF_SERVICE_REQUIRED,
    ItemState.REFUSED,
    ItemState.NO_REPLY,
    CorrectionState.REQUIRES_REVIEW,
    CorrectionState.INELIGIBLE,
)
"""What a caller asks for first; states that are still open follow in the order of their words."""


def in_order(words: Iterable[Word]) -> list[Word]:
    """Put states in the order in which they are counted everywhere."""
    return sorted(words, key=lambda word: (_ORDER.index(word) if word in _ORDER else len(_ORDER), word))


def platforms_answered(case: CaseSummary) -> bool:
    """Whether any platform or label firm has answered; before that the outcome of the call says more than counts."""
    return any(
        isinstance(word, ItemState | CorrectionState) and word not in OPEN_ITEMS for word, _ in case.items
    )


def counted(case: CaseSummary, language: Language, room: int) -> str:
    """Count the items by state within `room` cells: `60: 48 unbound  9 nothing there`, or `60: 48+ 9=`."""
    frame = language.text("{total}: {counts}")
    total = sum(count for _, count in case.items)
    words = "  ".join(f"{count} {word}" for _, word, count in _states(case, language))
    told = frame.format(total=total, counts=words)
    return told if width_of(told) <= room else frame.format(total=total, counts=in_signs(case, language))


def count_lines(case: CaseSummary, language: Language) -> tuple[str, ...]:
    """Count the items by state, one state a line with its sign."""
    return tuple(f"{sign} {count} {word}" for sign, word, count in _states(case, language))


def in_signs(case: CaseSummary, language: Language) -> str:
    """Count the items by the signs of their states: `48+ 9= 2x 1?`."""
    by_sign: dict[str, int] = {}
    for sign, _, count in _states(case, language):
        by_sign[sign] = by_sign.get(sign, 0) + count
    return " ".join(f"{count}{sign}" for sign, count in by_sign.items())


def _states(case: CaseSummary, language: Language) -> list[tuple[str, str, int]]:
    first = [(word, count) for state in _ORDER for word, count in case.items if word == state]
    rest = [entry for entry in case.items if entry not in first]
    return [(*state_word(word, language), count) for word, count in (*first, *rest)]
