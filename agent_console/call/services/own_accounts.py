"""What the holder has on their own number: rows, counts, when "none" may be said. It closes and unbinds nothing.

Only the present holder's accounts are listed or counted. Of what the registry or the date calls an earlier holder's
nothing is kept (PIPL §6); of a platform that has not answered nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from agent_console.backend import Platform, PlatformAnswerState, PlatformId, PlatformList
from agent_console.call.lookup import LookupState
from agent_console.call.own_accounts import OwnAccounts, is_own


class RowState(StrEnum):
    """How far one platform is."""

    ANSWERED = "ANSWERED"
    PENDING = "PENDING"
    NOT_SUPPORTED = "NOT_SUPPORTED"
    UNREACHABLE = "UNREACHABLE"


@dataclass(frozen=True, slots=True)
class Row:
    """One platform. `count` says something only where the platform ANSWERED."""

    platform: Platform
    state: RowState
    count: int = 0
    route_told_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many platforms stand how; `accounts` counts what all that answered have together."""

    with_accounts: int
    without: int
    pending: int
    not_supported: int
    unreachable: int
    accounts: int

    @property
    def all_answered(self) -> bool:
        """Whether every platform of the list answered, so that "that is all" is true."""
        return not (self.pending or self.not_supported or self.unreachable)

    @property
    def zero_may_be_said(self) -> bool:
        """Whether "nothing is bound" is a fact (number-bindings 0.1, rule 1)."""
        return self.all_answered and self.without > 0 and self.with_accounts == 0


def rows(platforms: PlatformList, own: OwnAccounts, activated_on: date | None) -> tuple[Row, ...]:
    """Make a row of every platform of the list, in its order; also of those that release nothing."""
    states = {answer.platform_id: _STATES[answer.state] for answer in own.lookup.answers}
    found = Counter(one.platform_id for one in own.lookup.bindings if is_own(one, activated_on))
    told_at = {note.platform_id: note.at for note in own.routes}
    # Whom no answer names may still be asked while the query runs; afterwards nobody still answers.
    awaited = own.lookup.state in (LookupState.RUNNING, LookupState.PENDING)
    otherwise = RowState.PENDING if awaited else RowState.UNREACHABLE

    def row(platform: Platform) -> Row:
        state = states.get(platform.id, otherwise)
        state = otherwise if state is RowState.PENDING else state
        count = found[platform.id] if state is RowState.ANSWERED else 0
        return Row(platform, state, count, told_at.get(platform.id))

    return tuple(row(platform) for platform in platforms.platforms)


_STATES = {
    PlatformAnswerState.ANSWERED: RowState.ANSWERED,
    PlatformAnswerState.PENDING: RowState.PENDING,
    PlatformAnswerState.NOT_SUPPORTED: RowState.NOT_SUPPORTED,
    PlatformAnswerState.UNAVAILABLE: RowState.UNREACHABLE,
}


def counts(all_rows: Iterable[Row]) -> Counts:
    """Count the rows by what is known of them."""
    listed = tuple(all_rows)
    states = Counter(row.state for row in listed)
    having = sum(row.count > 0 for row in listed)
    return Counts(
        with_accounts=having,
        without=states[RowState.ANSWERED] - having,
        pending=states[RowState.PENDING],
        not_supported=states[RowState.NOT_SUPPORTED],
        unreachable=states[RowState.UNREACHABLE],
        accounts=sum(row.count for row in listed),
    )


def to_ask(platforms: PlatformList, own: OwnAccounts, activated_on: date | None) -> tuple[PlatformId, ...]:
    """Whom a new query asks: every platform, or after a finished one those that could not be reached."""
    if own.lookup.state is not LookupState.FINISHED:
        return tuple(platform.id for platform in platforms.platforms)
    silent = (row for row in rows(platforms, own, activated_on) if row.state is RowState.UNREACHABLE)
    return tuple(row.platform.id for row in silent)
