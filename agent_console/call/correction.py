"""What was filed to have labels corrected, and how far it is, label by label. It knows the states, not the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from agent_console.backend import Correction, CorrectionReason, CorrectionState
from agent_console.calendar.promise import Promise
from agent_console.call.filing_state import FilingState

OPEN_CORRECTIONS: Final = frozenset(
    {CorrectionState.PENDING, CorrectionState.IN_REVIEW, CorrectionState.OTHER}
)
"""States after which a label provider's answer is still to come; a word of a newer registry is one of them."""


@dataclass(frozen=True, slots=True)
class LabelItem:
    """One label as it was read out: who shows it, what it says, and why it is wrong."""

    provider_id: str
    label_id: str
    text: str
    reason: CorrectionReason


@dataclass(frozen=True, slots=True)
class FiledLabel:
    """One label of a request; `state` is None until its provider was heard of."""

    provider_id: str
    label_id: str
    text: str
    state: CorrectionState | None = None


@dataclass(frozen=True, slots=True)
class FiledCorrection:
    """One request to correct labels for one reason; `number` counts what a case sends, with everything else."""

    number: int
    reason: CorrectionReason
    items: tuple[FiledLabel, ...]
    queued_at: datetime
    promise: Promise
    tell_outcome_by: datetime
    state: FilingState = FilingState.QUEUED
    accepted_at: datetime | None = None
    correction_id: str | None = None
    refused_code: str | None = None
    reference: str | None = None
    """Finds the try that was refused, or was never answered, in the registry's log."""
    expected_by: date | None = None

    @property
    def awaited(self) -> bool:
        """Whether a provider's answer is owed, to the caller or to the console."""
        waits = self.state is not FilingState.SETTLED
        return waits and any(item.state is None or item.state in OPEN_CORRECTIONS for item in self.items)


def filed_labels(items: tuple[LabelItem, ...]) -> tuple[FiledLabel, ...]:
    """Make the labels of a request that has not been sent."""
    return tuple(FiledLabel(one.provider_id, one.label_id, one.text) for one in items)


def labels_as_told(filed: FiledCorrection, told: Correction) -> tuple[FiledLabel, ...]:
    """Take over the registry's states; a label it does not name keeps what was known."""
    states = {item.label_id: item.state for item in told.items}
    return tuple(replace(item, state=states.get(item.label_id, item.state)) for item in filed.items)
