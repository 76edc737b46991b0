"""What a desk did, by day in China: pure counting over cases and reveals. It opens nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Final

from agent_console.calendar.zone import today
from agent_console.call.wrap_up import Outcome
from agent_console.casebook.case_summary import CaseState, CaseSummary

LONGEST_RANGE: Final = 1100
"""Days: as long as processing records are kept at least."""

_UNSETTLED: Final = frozenset(
    {
        CaseState.OPEN,
        CaseState.QUEUED,
        CaseState.OUTCOME_UNKNOWN,
        CaseState.NEEDS_PERSON,
        CaseState.WAITING,
        CaseState.NO_REPLY,
    }
)
"""Filed, and not yet settled."""


@dataclass(slots=True)
class Figures:
    """One day, or the whole range.

    Attributes:
        handled: Calls that were wrapped up.
        seconds: How long these took together, from the first ring to the wrap-up's end.
        accepted: Of these, filed with an answer day that was promised.
        resolved: Filed cases that need nothing more, on the day that was told.
        overdue: Filed cases whose promised day was this one, is over, and that are not settled.
        reveals: Looks at unmasked data, from the audit log.
    """

    handled: int = 0
    seconds: int = 0
    accepted: int = 0
    resolved: int = 0
    overdue: int = 0
    reveals: int = 0

    @property
    def average_seconds(self) -> int | None:
        """The average handling time; None where nothing was handled."""
        return round(self.seconds / self.handled) if self.handled else None

    def add(self, other: Figures) -> None:
        """Add another day."""
        for field in fields(self):
            setattr(self, field.name, getattr(self, field.name) + getattr(other, field.name))


class Count:
    """Counts cases and reveals into the days of a range."""

    def __init__(self, since: date, until: date, now: datetime) -> None:
        """Begin with every day of the range at nothing."""
        self._today = today(now)
        length = (until - since).days + 1
        self.days = {since + timedelta(days=n): Figures() for n in range(length)}

    def total(self) -> Figures:
        """Give the whole range."""
        whole = Figures()
        for figures in self.days.values():
            whole.add(figures)
        return whole

    def cases(self, cases: Iterable[CaseSummary]) -> None:
        """Count cases."""
        for case in cases:
            self._handled(case)
            self._resolved(case)
            self._overdue(case)

    def reveals(self, instants: Iterable[datetime]) -> None:
        """Count looks at unmasked data."""
        for at in instants:
            if day := self.days.get(today(at)):
                day.reveals += 1

    def _handled(self, case: CaseSummary) -> None:
        day = self.days.get(today(case.wrapped_up_at)) if case.wrapped_up_at else None
        if day is None or case.wrapped_up_at is None:
            return
        day.handled += 1
        day.seconds += max(0, round((case.wrapped_up_at - case.opened_at).total_seconds()))
        day.accepted += case.outcome is Outcome.ACCEPTED and case.due_on is not None

    def _resolved(self, case: CaseSummary) -> None:
        if case.state is CaseState.CLOSED and case.items and (day := self.days.get(today(case.updated_at))):
            day.resolved += 1

    def _overdue(self, case: CaseSummary) -> None:
        if case.due_on is None or case.due_on >= self._today or case.state not in _UNSETTLED:
            return
        if day := self.days.get(case.due_on):
            day.overdue += 1
