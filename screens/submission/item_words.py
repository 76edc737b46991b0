"""The word of every state a request's item may have, with its sign. It knows no page."""

from __future__ import annotations

from agent_console.backend import CorrectionState, ItemState
from agent_console.call.correction import FiledCorrection, FiledLabel
from agent_console.call.request import FiledItem, Filing, FilingState
from agent_console.casebook.case_summary import ItemWord, QueryWord
from agent_console.language import N_, Language
from screens.widgets.line import Span
from screens.widgets.page import signed

_WORDS: dict[ItemState, tuple[str, str]] = {
    ItemState.SUBMITTED: ("~", N_("submitted")),
    ItemState.FORWARDED: ("~", N_("forwarded")),
    ItemState.UNBOUND: ("+", N_("unbound")),
    ItemState.NO_PRIOR_BINDING: ("=", N_("nothing there")),
    ItemState.KEPT_CURRENT_HOLDER: ("#", N_("kept, yours")),
    ItemState.REFUSED: ("x", N_("refused")),
    ItemState.SELF_SERVICE_REQUIRED: ("!", N_("do it there")),
    ItemState.NO_REPLY: ("?", N_("no reply")),
    ItemState.WITHDRAWN: ("-", N_("withdrawn")),
    ItemState.OTHER: ("?", N_("not understood")),
}

_OF_LABEL: dict[CorrectionState, tuple[str, str]] = {
    CorrectionState.PENDING: ("~", N_("submitted")),
    CorrectionState.IN_REVIEW: ("~", N_("in review")),
    CorrectionState.CORRECTED: ("+", N_("corrected")),
    CorrectionState.NOT_LABELLED: ("=", N_("not labelled")),
    CorrectionState.REFUSED: ("x", N_("refused")),
    CorrectionState.REQUIRES_REVIEW: ("!", N_("needs review")),
    CorrectionState.INELIGIBLE: ("-", N_("not eligible")),
    CorrectionState.OTHER: ("?", N_("not understood")),
}

_OF_FILING: dict[FilingState, tuple[str, str]] = {
    FilingState.ACCEPTED: ("~", N_("submitted")),
    FilingState.QUEUED: ("~", N_("queued")),
    FilingState.OUTCOME_UNKNOWN: ("?", N_("outcome unknown")),
    FilingState.NEEDS_PERSON: ("!", N_("needs a person")),
    FilingState.TAKEN_BACK: ("-", N_("withdrawn")),
    FilingState.SETTLED: ("-", N_("not taken")),
}


def item_word(filing: Filing, item: FiledItem, language: Language) -> Span:
    """Say how far an item is: the registry's word, else what is known of its request. Never "done" by itself."""
    return signed(*state_word(filing.word_of(item), language))


def label_word(filed: FiledCorrection, label: FiledLabel, language: Language) -> Span:
    """Say how far a label is: its provider's word, else what is known of its request."""
    return signed(*state_word(label.state or filed.state, language))


def state_word(state: ItemWord, language: Language) -> tuple[str, str]:
    """Return the sign and the word of a state."""
    if isinstance(state, QueryWord):
        sign, word = "~", N_("own accounts awaited")
    elif isinstance(state, CorrectionState):
        sign, word = _OF_LABEL[state]
    else:
        sign, word = _WORDS[state] if isinstance(state, ItemState) else _OF_FILING[state]
    return sign, language.text(word)


def count_word(state: FilingState, count: int, language: Language) -> Span:
    """Count items of requests that are in one state: `+ 6 items accepted`."""
    match state:
        case FilingState.ACCEPTED:
            return signed("+", language.plural("{count} item accepted", "{count} items accepted", count))
        case FilingState.OUTCOME_UNKNOWN:
            return signed("?", language.plural("{count} outcome unknown", "{count} outcomes unknown", count))
        case FilingState.NEEDS_PERSON:
            return signed("!", language.plural("{count} needs a person", "{count} need a person", count))
        case FilingState.TAKEN_BACK:
            return signed("-", language.plural("{count} item withdrawn", "{count} items withdrawn", count))
        case FilingState.SETTLED:
            return signed("-", language.plural("{count} item not taken", "{count} items not taken", count))
        case FilingState.QUEUED:
            return signed("~", language.plural("{count} item queued", "{count} items queued", count))
