"""What the list of labels is drawn from, with its counts. It draws nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from agent_console.backend import CorrectionReason
from agent_console.calendar.promise import Promise
from agent_console.call.call import Call
from agent_console.call.labels import LabelWork
from agent_console.call.services.labels import (
    LabelRow,
    LabelStanding,
    chosen_labels,
    chosen_reason,
    without_reason,
)
from agent_console.language import Language
from screens.labels.words import ProviderName


@dataclass(frozen=True, slots=True)
class LabelsView:
    """One call on the list of labels at one moment; `at` is the highlighted row."""

    call: Call
    language: Language
    provider_name: ProviderName
    promise: Promise
    now: datetime
    at: int = 0

    @property
    def rows(self) -> tuple[LabelRow, ...]:
        """Every row, in the order the firms were given."""
        return self.call.label_rows

    @property
    def work(self) -> LabelWork:
        """What is chosen."""
        return self.call.labels

    @property
    def highlighted(self) -> LabelRow | None:
        """The row keys act on; None where there is none."""
        return self.rows[self.at] if self.at < len(self.rows) else None

    @property
    def chosen(self) -> tuple[LabelRow, ...]:
        """The rows that are chosen and can be."""
        return chosen_labels(self.rows, self.work)

    @property
    def without_reason(self) -> tuple[LabelRow, ...]:
        """Those of them the caller gave no reason for."""
        return without_reason(self.rows, self.work)

    @property
    def labelled(self) -> int:
        """How many labels are shown."""
        return sum(row.label is not None for row in self.rows)

    @property
    def choosable(self) -> int:
        """How many of them can be corrected."""
        return sum(row.choosable for row in self.rows)

    @property
    def open_answers(self) -> int:
        """How many firms have not said what they show now."""
        waiting = (LabelStanding.PENDING, LabelStanding.UNREACHABLE, LabelStanding.STALE)
        return sum(row.standing in waiting for row in self.rows)

    def is_chosen(self, row: LabelRow) -> bool:
        """Whether a row is chosen."""
        return row.choosable and row.label is not None and self.work.is_chosen(row.label.id)

    def reason_of(self, row: LabelRow) -> CorrectionReason | None:
        """The reason chosen for a row."""
        return chosen_reason(row, self.work)
