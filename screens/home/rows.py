"""What the first page lists: ringing calls, cases to follow up, unfinished calls. It reads; it starts nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from agent_console.backend import SimulatedCall
from agent_console.casebook.case_summary import CaseState, CaseSummary
from agent_console.casebook.casebook import Casebook
from agent_console.casebook.due import DueCase, DueReason
from agent_console.casebook.lists import DayFigures
from agent_console.desk.ringing import Ring
from agent_console.identity.phone import PhoneNumber

RECENT = 40
"""Of the newest cases those wrapped up are shown; a day at one desk has about as many calls."""

BETWEEN_RINGS = timedelta(seconds=9)
"""Simulated callers did not all dial at the same second."""


@dataclass(frozen=True, slots=True)
class Ringing:
    """A simulated caller who waits; `worked` when the number has a case already."""

    caller: SimulatedCall
    since: datetime
    worked: bool = False


@dataclass(frozen=True, slots=True)
class Popped:
    """A call the phone system says is ringing; `worked` when the number has a case already."""

    number: PhoneNumber
    since: datetime
    worked: bool = False


Row = Popped | Ringing | DueCase | CaseSummary
"""What `>` stands on: a ringing call, a case due, or a call that was not finished."""


@dataclass(frozen=True, slots=True)
class HomeData:
    """Everything the first page lists, as of the last look."""

    figures: DayFigures
    ringing: tuple[Popped | Ringing, ...] = ()
    due: tuple[DueCase, ...] = ()
    unfinished: tuple[CaseSummary, ...] = ()
    recent: tuple[CaseSummary, ...] = ()

    @property
    def follow_up(self) -> tuple[DueCase | CaseSummary, ...]:
        """What is to be followed up, most urgent first: calls that were cut off after a submit, due cases, drafts."""
        submitted = [one for one in self.unfinished if one.state is not CaseState.DRAFT]
        drafts = [one for one in self.unfinished if one.state is CaseState.DRAFT]
        return (*submitted, *self.due, *drafts)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Every row `>` can stand on, from top to bottom."""
        return (*self.ringing, *self.follow_up)

    def count(self, *reasons: DueReason) -> int:
        """Count the due cases with one of the reasons."""
        return sum(one.reason in reasons for one in self.due)


def look(
    casebook: Casebook,
    calls: Sequence[SimulatedCall],
    now: datetime,
    ringing_since: datetime,
    rings: Sequence[Ring] = (),
) -> HomeData:
    """Read the lists. What really rings comes first, then simulated callers whose number has no case yet."""
    wrapped_up = tuple(one for one in casebook.recent(RECENT) if one.wrapped_up_at is not None)
    return HomeData(
        figures=casebook.today(now),
        ringing=(
            *(Popped(one.number, one.since, bool(casebook.cases_of(one.number))) for one in rings),
            *_ringing(casebook, calls, ringing_since),
        ),
        due=casebook.due(now),
        unfinished=casebook.unfinished(now),
        recent=wrapped_up,
    )


def _ringing(casebook: Casebook, calls: Sequence[SimulatedCall], since: datetime) -> tuple[Ringing, ...]:
    worked = {one.subject_number.digits: bool(casebook.cases_of(one.subject_number)) for one in calls}
    in_order = sorted(calls, key=lambda one: worked[one.subject_number.digits])
    return tuple(
        Ringing(one, since - BETWEEN_RINGS * max(0, 2 - place), worked[one.subject_number.digits])
        for place, one in enumerate(in_order)
    )
