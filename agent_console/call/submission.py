"""Everything a case filed, what was promised for it, and by when an answer is owed. It sends nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from agent_console.backend import ItemState
from agent_console.calendar.promise import Promise
from agent_console.call.correction import FiledCorrection
from agent_console.call.filing_state import FilingState
from agent_console.call.request import OPEN_STATES, FiledItem, Filing, Withdrawal


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything filed for this case, and what the caller was promised; when and what for unbinding."""

    filings: tuple[Filing, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    corrections: tuple[FiledCorrection, ...] = ()
    submitted_at: datetime | None = None
    promise: Promise | None = None
    tell_outcome_by: datetime | None = None

    @property
    def made(self) -> bool:
        """Whether `8` was pressed with every gate open: from here on nothing is taken back by Esc."""
        return self.submitted_at is not None

    def count(self, state: FilingState) -> int:
        """Count the items of the filings that are in one state."""
        return sum(len(filing.live_items) for filing in self.filings if filing.state is state)

    @property
    def anything(self) -> bool:
        """Whether the case holds any request, of whichever service."""
        return bool(self.filings or self.corrections)

    @property
    def anything_going_on(self) -> bool:
        """Whether the registry took or may still take any of it: nothing is owed for what was refused and settled."""
        states = {*(one.state for one in self.filings), *(one.state for one in self.corrections)}
        return bool(states - {FilingState.SETTLED})

    @property
    def all_taken_back(self) -> bool:
        """Whether everything that was filed was taken back before it was sent."""
        return bool(self.filings) and all(one.state is FilingState.TAKEN_BACK for one in self.filings)

    def count_labels(self, state: FilingState) -> int:
        """Count the labels of the corrections that are in one state."""
        return sum(len(one.items) for one in self.corrections if one.state is state)

    @property
    def next_number(self) -> int:
        """The number of what the case sends next."""
        numbers = [one.number for one in self.filings]
        numbers += [one.number for one in self.withdrawals]
        numbers += [one.number for one in self.corrections]
        return max(numbers, default=0) + 1

    @property
    def answer_day(self) -> date | None:
        """The first day by which an answer is still owed; without one the day that was promised last."""
        if not self.anything_going_on:
            return None
        owing = (one for one in self.filings if one.may_be_answered and any(map(_binds, one.live_items)))
        days = [one.promise.day if one.promise else one.expected_by for one in owing]
        days += [one.promise.day for one in self.corrections if one.awaited]
        promised = [*filter(None, (self.promise,)), *(one.promise for one in self.corrections)]
        last = max((one.day for one in promised), default=None)
        return min(filter(None, days), default=last)

    def with_filing(self, number: int, **changes: object) -> Submission:
        """Change one filing."""
        filings = tuple(
            replace(one, **changes) if one.number == number else one  # type: ignore[arg-type]
            for one in self.filings
        )
        return replace(self, filings=filings)


def _binds(item: FiledItem) -> bool:
    return item.state is None or item.state in OPEN_STATES or item.state is ItemState.NO_REPLY
