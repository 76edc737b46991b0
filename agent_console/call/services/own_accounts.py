"""What the holder has on their own number: rows, counts, when "none" may be said. It closes and unbinds nothing.

Only the present holder's accounts are listed or counted. Of what the registry or the date calls an earlier holder's
nothing is kept (PIPL §6); of a platform that has not answered nothing is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from agent_console.backend import (
    Binding,
    HolderRelation,
    Lookup,
    Platform,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
    PlatformList,
)
from agent_console.calendar.promise import Promise
from agent_console.call.eligibility import relation_by_date, relation_of
from agent_console.call.lookup import LookupProgress, LookupState, state_of


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


@dataclass(frozen=True, slots=True)
class RouteNote:
    """The caller was told how a platform closes an account, and when."""

    platform_id: PlatformId
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnAccounts:
    """The query of one call, and which platforms' own way of closing was read out. `promise` is for what is late."""

    lookup: LookupProgress = field(default_factory=LookupProgress)
    promise: Promise | None = None
    routes: tuple[RouteNote, ...] = ()
    lost: bool = False
    """The registry has it no more: what had not answered by then can only be asked for again."""

    @property
    def asked(self) -> bool:
        """Whether the platforms were asked."""
        return self.lookup.lookup_id is not None

    @property
    def is_open(self) -> bool:
        """Whether answers are still to come."""
        return self.asked and self.lookup.state is not LookupState.FINISHED

    @property
    def answer_day(self) -> date | None:
        """By when the last platform answers: the registry's own day, else the one that was promised."""
        promised = self.promise.day if self.promise else None
        return (self.lookup.expected_by or promised) if self.asked else None


def is_own(binding: Binding, activated_on: date | None) -> bool:
    """Whether a binding is the present holder's for sure: the registry or the date says so, and neither says other."""
    said = (binding.relation, relation_by_date(binding.bound_on, activated_on))
    own = relation_of(binding, activated_on) is HolderRelation.CURRENT_HOLDER
    return own and HolderRelation.PREVIOUS_HOLDER not in said


def own_part(lookup: Lookup, activated_on: date | None) -> Lookup:
    """Leave out of a lookup whatever is not the present holder's for sure."""
    own = tuple(dict.fromkeys(one for one in lookup.bindings if is_own(one, activated_on)))
    return replace(lookup, bindings=own)


def after_start(own: OwnAccounts, lookup_id: str, promise: Promise, at: datetime) -> OwnAccounts:
    """Begin a query; what platforms told an earlier one on this call stays until they tell otherwise."""
    begun = replace(
        own.lookup,
        state=LookupState.RUNNING,
        lookup_id=lookup_id,
        expected_by=None,
        left_open=False,
        started_at=at,
    )
    return replace(own, lookup=begun, promise=promise, lost=False)


def after_answer(own: OwnAccounts, lookup: Lookup, activated_on: date | None, today: date) -> OwnAccounts:
    """Take in the query as the registry has it now; an answer about another lookup is none."""
    if lookup.id != own.lookup.lookup_id:
        return own
    told = {answer.platform_id for answer in lookup.answers}
    before = own.lookup
    answers = (*(one for one in before.answers if one.platform_id not in told), *lookup.answers)
    kept = tuple(one for one in before.bindings if one.platform_id not in told)
    after = replace(
        before,
        state=state_of(lookup, today),
        answers=answers,
        bindings=tuple(dict.fromkeys((*kept, *own_part(lookup, activated_on).bindings))),
        expected_by=lookup.expected_by,
    )
    return replace(own, lookup=after)


def after_loss(own: OwnAccounts) -> OwnAccounts:
    """The registry knows the query no more: who had not answered counts as not reached, and nothing more comes."""
    silent = PlatformAnswerState.UNAVAILABLE
    answers = tuple(
        PlatformAnswer(one.platform_id, silent) if one.state is PlatformAnswerState.PENDING else one
        for one in own.lookup.answers
    )
    over = replace(own.lookup, state=LookupState.FINISHED, answers=answers, expected_by=None)
    return replace(own, lookup=over, lost=True)


def with_routes(own: OwnAccounts, platform_ids: Iterable[PlatformId], at: datetime) -> OwnAccounts:
    """Note whose way of closing was read out; the first time stands."""
    known = {note.platform_id for note in own.routes}
    new = tuple(RouteNote(one, at) for one in dict.fromkeys(platform_ids) if one not in known)
    return replace(own, routes=(*own.routes, *new))


def without_routes(own: OwnAccounts, platform_ids: Iterable[PlatformId]) -> OwnAccounts:
    """Take such notes back; both stay on record."""
    gone = frozenset(platform_ids)
    return replace(own, routes=tuple(note for note in own.routes if note.platform_id not in gone))


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
