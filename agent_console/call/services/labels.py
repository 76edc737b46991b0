"""Correcting what label providers show: the rows, which may be corrected and why, what is read out. No gate, no screen.

A fraud label cannot be chosen, read out or sent by anyone; that is decided here and only here. Where the registry's
own word is stricter than the rule it holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from agent_console.backend import (
    CorrectionReason,
    Label,
    LabelCategory,
    LabelProviderState,
    ProviderLabels,
)
from agent_console.call.correction import LabelItem
from agent_console.call.labels import LabelWork
from agent_console.call.read_back import Reading


class LabelStanding(StrEnum):
    """How a row stands. Only the first can be chosen."""

    CORRECTABLE = "CORRECTABLE"
    FRAUD = "FRAUD"
    OWN_TIME = "OWN_TIME"
    NOT_CORRECTABLE = "NOT_CORRECTABLE"
    UNDER_WAY = "UNDER_WAY"
    """A correction of it was filed and is not answered, here or elsewhere."""
    NO_LABEL = "NO_LABEL"
    PENDING = "PENDING"
    STALE = "STALE"
    UNREACHABLE = "UNREACHABLE"


NAMING: Final = frozenset(
    {LabelCategory.COMPANY_NAME, LabelCategory.AGENCY, LabelCategory.DELIVERY, LabelCategory.OTHER}
)
"""Categories that say who somebody is, which a holder may deny; the others count complaints about calls."""

_NOT_NOW: Final = {
    LabelProviderState.PENDING: LabelStanding.PENDING,
    LabelProviderState.UNAVAILABLE: LabelStanding.UNREACHABLE,
    LabelProviderState.STALE: LabelStanding.STALE,
}
"""Nothing is filed on an answer that is not there, or is known to be old."""


@dataclass(frozen=True, slots=True)
class LabelRow:
    """One label of one provider, or a provider that shows none; `reasons` are those the activation date can prove."""

    provider_id: str
    standing: LabelStanding
    label: Label | None = None
    reasons: tuple[CorrectionReason, ...] = ()
    expected_by: date | None = None

    @property
    def choosable(self) -> bool:
        """Whether the row has a box."""
        return self.standing is LabelStanding.CORRECTABLE

    @property
    def proposed(self) -> CorrectionReason | None:
        """The reason the dates themselves give; that a name differs only the caller can say."""
        earlier = CorrectionReason.PREVIOUS_HOLDER
        return earlier if earlier in self.reasons else None


def label_rows(work: LabelWork, activated_on: date | None) -> tuple[LabelRow, ...]:
    """Make the rows in the order the providers were given; they never move while answers come in."""
    ids = Counter(label.id for shown in work.providers for label in shown.labels)
    # An id that names two labels, or nothing, could send another label than the one that was read out.
    named = frozenset(id_ for id_, count in ids.items() if id_ and count == 1)
    return tuple(row for shown in work.providers for row in _rows_of(shown, work, named, activated_on))


def _rows_of(
    shown: ProviderLabels, work: LabelWork, named: frozenset[str], activated_on: date | None
) -> Iterator[LabelRow]:
    if not shown.labels:
        standing = _NOT_NOW.get(shown.state, LabelStanding.NO_LABEL)
        yield LabelRow(shown.provider_id, standing, expected_by=shown.expected_by)
    for label in shown.labels:
        reasons = provable(label, activated_on)
        standing = _standing(label, shown, work, named, reasons)
        possible = reasons if standing is LabelStanding.CORRECTABLE else ()
        yield LabelRow(shown.provider_id, standing, label, possible, shown.expected_by)


def _standing(
    label: Label,
    shown: ProviderLabels,
    work: LabelWork,
    named: frozenset[str],
    reasons: tuple[CorrectionReason, ...],
) -> LabelStanding:
    if label.category is LabelCategory.FRAUD or label.id in work.fraud:
        return LabelStanding.FRAUD
    if label.id not in named:
        return LabelStanding.NOT_CORRECTABLE
    if shown.state in _NOT_NOW:
        return _NOT_NOW[shown.state]
    if label.open_correction is not None:
        return LabelStanding.UNDER_WAY
    if label.correctable is False:
        return LabelStanding.NOT_CORRECTABLE
    return LabelStanding.CORRECTABLE if reasons else LabelStanding.OWN_TIME


def provable(label: Label, activated_on: date | None) -> tuple[CorrectionReason, ...]:
    """Say which reasons fit a label; without an activation date there is no proof, and so none.

    A label first shown in the holder's own time, or nobody knows when, is not the previous holder's.
    """
    if activated_on is None:
        return ()
    since = label.first_reported_on
    earlier = (CorrectionReason.PREVIOUS_HOLDER,) if since is not None and since < activated_on else ()
    return (*earlier, CorrectionReason.WRONG_NAME) if label.category in NAMING else earlier


def chosen_labels(rows: tuple[LabelRow, ...], work: LabelWork) -> tuple[LabelRow, ...]:
    """Give the chosen rows that can be chosen now; one that locked meanwhile falls out."""
    return tuple(row for row in rows if row.choosable and row.label and work.is_chosen(row.label.id))


def chosen_reason(row: LabelRow, work: LabelWork) -> CorrectionReason | None:
    """Give the reason chosen for a row, or None where there is none that fits it now."""
    reason = work.reason_of(row.label.id) if row.label else None
    return reason if reason in row.reasons else None


def without_reason(rows: tuple[LabelRow, ...], work: LabelWork) -> tuple[LabelRow, ...]:
    """Give the chosen rows the caller gave no reason for."""
    return tuple(row for row in chosen_labels(rows, work) if chosen_reason(row, work) is None)


def label_items(rows: tuple[LabelRow, ...], work: LabelWork) -> tuple[LabelItem, ...]:
    """Give what would be sent, in the order of the list."""
    return tuple(
        LabelItem(row.provider_id, row.label.id, row.label.text, reason)
        for row in chosen_labels(rows, work)
        if row.label is not None and (reason := chosen_reason(row, work)) is not None
    )


def reading_of_labels(number: str, items: tuple[LabelItem, ...], text_version: str) -> Reading:
    """Make what has to be read back: labels with their reasons, and the providers as recipients (PIPL §23)."""
    return Reading(
        number=number,
        items=(),
        recipients=tuple(dict.fromkeys(item.provider_id for item in items)),
        warnings=(),
        text_version=text_version,
        labels=items,
    )


def by_reason(items: tuple[LabelItem, ...]) -> tuple[tuple[LabelItem, ...], ...]:
    """Group labels into requests: a request has one reason (number-labels 0.1)."""
    reasons = dict.fromkeys(item.reason for item in items)
    return tuple(tuple(item for item in items if item.reason is reason) for reason in reasons)
