"""What label providers said of a number, and what the caller wants corrected. Its rules are in `services.labels`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from agent_console.backend import CorrectionReason, LabelCategory, ProviderLabels


class LabelsState(StrEnum):
    """Whether the providers were asked, and whether the registry answered."""

    NOT_ASKED = "NOT_ASKED"
    ANSWERED = "ANSWERED"
    DOWN = "DOWN"


@dataclass(frozen=True, slots=True)
class ChosenLabel:
    """A label the caller wants corrected; `reason` is None until the caller gave one."""

    label_id: str
    reason: CorrectionReason | None = None


@dataclass(frozen=True, slots=True)
class LabelWork:
    """The labels of one call. `fraud` keeps every id that was once told to be a fraud label: it stays one."""

    state: LabelsState = LabelsState.NOT_ASKED
    providers: tuple[ProviderLabels, ...] = ()
    fraud: frozenset[str] = frozenset()
    chosen: tuple[ChosenLabel, ...] = ()
    asked_at: datetime | None = None

    def reason_of(self, label_id: str) -> CorrectionReason | None:
        """Give the reason chosen for a label, or None."""
        return next((one.reason for one in self.chosen if one.label_id == label_id), None)

    def is_chosen(self, label_id: str) -> bool:
        """Whether the caller wants a label corrected."""
        return any(one.label_id == label_id for one in self.chosen)


def after_answer(before: LabelWork, providers: tuple[ProviderLabels, ...], now: datetime) -> LabelWork:
    """Take in what the providers show now; what was chosen stays, as far as it can still be."""
    fraud = {
        label.id for shown in providers for label in shown.labels if label.category is LabelCategory.FRAUD
    }
    return replace(
        before, state=LabelsState.ANSWERED, providers=providers, fraud=before.fraud | fraud, asked_at=now
    )


def with_choice(before: LabelWork, label_id: str, reason: CorrectionReason | None) -> LabelWork:
    """Choose a label, or give one that is chosen another reason."""
    if before.is_chosen(label_id):
        chosen = tuple(
            replace(one, reason=reason) if one.label_id == label_id else one for one in before.chosen
        )
        return replace(before, chosen=chosen)
    return replace(before, chosen=(*before.chosen, ChosenLabel(label_id, reason)))


def without_choice(before: LabelWork, label_id: str) -> LabelWork:
    """Leave a label as it is."""
    return replace(before, chosen=tuple(one for one in before.chosen if one.label_id != label_id))
