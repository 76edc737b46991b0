"""What must hold of labels in a call's record, told without the call's own rules: it reads events alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from agent_console.backend import CorrectionReason, Label, LabelCategory
from agent_console.call import events as e
from agent_console.call.correction import LabelItem
from agent_console.call.read_back import Reading

TEN_MINUTES = timedelta(minutes=10)


@dataclass
class LabelRecord:
    """What an auditor has noted of labels so far."""

    answered: bool = False
    shown: dict[str, Label] = field(default_factory=dict)
    fraud: set[str] = field(default_factory=set)
    reasons: dict[str, CorrectionReason] = field(default_factory=dict)
    queued: dict[int, tuple[LabelItem, ...]] = field(default_factory=dict)
    queued_at: datetime | None = None
    read: Reading | None = None

    def answer(self, event: e.LabelsAnswered) -> None:
        """Note what is shown now, and what was ever told to be a fraud label."""
        self.answered = True
        labels = [label for one in event.providers for label in one.labels]
        self.shown = {label.id: label for label in labels}
        self.fraud |= {label.id for label in labels if label.category is LabelCategory.FRAUD}

    def choose(self, event: e.LabelChosen | e.LabelLeft) -> bool:
        """Note a choice; True where another list would be read out after it."""
        before = dict(self.reasons)
        self.reasons.pop(event.label_id, None)
        if isinstance(event, e.LabelChosen) and event.reason is not None:
            self.reasons[event.label_id] = event.reason
        return before != self.reasons

    def check(self, event: e.CorrectionQueued, reading: Reading, activated_on: date) -> None:
        """See that a request is part of what was read out, for reasons that can be proved, and no fraud label."""
        assert self.queued_at in (None, event.at), "filed a second time"
        self.queued_at, self.queued[event.filing], self.read = event.at, event.items, reading
        assert event.items
        assert set(event.items) <= set(reading.labels), "filed what was not read"
        assert {one.provider_id for one in event.items} <= set(reading.recipients)
        for item in event.items:
            label = self.shown[item.label_id]
            assert item.label_id not in self.fraud, "a fraud label was filed"
            assert label.correctable is not False
            assert label.open_correction is None, "corrected while a correction was under way"
            assert item.reason is event.reason
            assert item.text == label.text
            if item.reason is CorrectionReason.PREVIOUS_HOLDER:
                assert label.first_reported_on is not None
                assert label.first_reported_on < activated_on
            else:
                assert item.reason is CorrectionReason.WRONG_NAME

    def check_end(self) -> None:
        """Everything that was read and agreed to was filed, one reason a request, nothing more."""
        if self.queued_at is None:
            return
        assert self.read is not None
        filed = [item for number in sorted(self.queued) for item in self.queued[number]]
        assert sorted(filed, key=repr) == sorted(self.read.labels, key=repr)
        reasons = [{item.reason for item in items} for items in self.queued.values()]
        assert all(len(one) == 1 for one in reasons)
