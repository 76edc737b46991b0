"""What the caller may be told of a case: counts of each state, no platform by its name. It knows no page and no key."""

from __future__ import annotations

from datetime import date

from agent_console.backend import CorrectionState, ItemState
from agent_console.calendar.promise import Promise
from agent_console.calendar.zone import today
from agent_console.call.request import FilingState
from agent_console.casebook.case_summary import ItemWord
from agent_console.language import N_
from screens.case.own_accounts import own_told
from screens.case.view import CaseView
from screens.widgets.wrap import wrap_cells

_SPOKEN: dict[ItemWord, str] = {
    ItemState.UNBOUND: N_("{count} released"),
    ItemState.NO_PRIOR_BINDING: N_("{count} had nothing"),
    ItemState.KEPT_CURRENT_HOLDER: N_("{count} your own, kept"),
    ItemState.SELF_SERVICE_REQUIRED: N_("{count} to be done there"),
    ItemState.REFUSED: N_("{count} refused"),
    ItemState.NO_REPLY: N_("{count} not answered"),
    ItemState.WITHDRAWN: N_("{count} taken back"),
    FilingState.SETTLED: N_("{count} not filed"),
    CorrectionState.CORRECTED: N_("{count} labels corrected"),
    CorrectionState.NOT_LABELLED: N_("{count} not labelled"),
    CorrectionState.REQUIRES_REVIEW: N_("{count} the firm has to review"),
    CorrectionState.INELIGIBLE: N_("{count} not eligible"),
}
"""What a caller is told of each state, in the order it is said; whatever else there is still waits."""

_WITH_PLATFORMS: frozenset[ItemWord] = frozenset(
    {
        FilingState.ACCEPTED,
        ItemState.SUBMITTED,
        ItemState.FORWARDED,
        CorrectionState.PENDING,
        CorrectionState.IN_REVIEW,
    }
)
"""What the registry took and platforms have not answered: of nothing else is a day told."""

_SAY_CELLS, _SAY_ROWS = 72, 2
"""The room for what is said in the smallest window: a day that would be cut off there is left to the panel."""

_WAITING = N_("{count} still waiting")


def spoken_counts(view: CaseView) -> str:
    """Say how many items stand how: counts first, no platform by its name; of how many only where they differ."""
    _, language = view.language.text, view.language
    by_word: dict[ItemWord, int] = {}
    for group in view.groups:
        by_word[group.word] = by_word.get(group.word, 0) + group.count
    told = [
        _(words).format(count=language.spoken_count(by_word.pop(word)))
        for word, words in _SPOKEN.items()
        if word in by_word
    ]
    if by_word:
        told.append(_(_WAITING).format(count=language.spoken_count(sum(by_word.values()))))
    if len(told) == 1:
        return told[0][:1].upper() + told[0][1:]
    whole = _("Of {total}: {counts}")
    return whole.format(total=language.spoken_count(view.count), counts=_(", ").join(told))


def said_counts(view: CaseView) -> str:
    """Say the same with the day an answer is owed by, where everything that waits is owed by that one day."""
    day = _day_of_waiting(view)
    told = told_counts(view)
    if day is None:
        return told
    sentence = view.language.text("{counts}; the answer is due by {day}")
    dated = sentence.format(counts=told, day=view.language.spoken_day(day))
    return dated if len(wrap_cells(f"{dated}.", _SAY_CELLS)) <= _SAY_ROWS else told


def _day_of_waiting(view: CaseView) -> date | None:
    waiting = {group.word for group in view.groups} - set(_SPOKEN)
    if not waiting or not waiting <= _WITH_PLATFORMS or view.case.own_accounts.is_open:
        return None
    filings = view.case.submission.filings
    owing = [one for one in filings if any(one.word_of(item) in waiting for item in one.shown_items)]
    days = {_firm(one.promise) if one.promise else one.expected_by for one in owing}
    days |= {_firm(one.promise) for one in view.case.submission.corrections if one.awaited}
    day = days.pop() if len(days) == 1 else None
    return day if day is not None and day >= today(view.now) else None


def _firm(promise: Promise) -> date | None:
    return None if promise.provisional else promise.day


def told_counts(view: CaseView) -> str:
    """Say what the caller may be told of everything in the case: what was filed, and what was asked."""
    filed = spoken_counts(view) if view.groups else ""
    parts = filter(None, (filed, own_told(view.case, view.language)))
    return view.language.text("; ").join(parts) or view.language.text("nothing was filed")
