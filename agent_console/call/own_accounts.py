"""How far the query of own accounts is, what it found, and what was noted. It knows no row and decides nothing.

Of what the registry or the date calls an earlier holder's nothing is kept (PIPL §6).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from agent_console.backend import (
    Binding,
    HolderRelation,
    Lookup,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
)
from agent_console.calendar.promise import Promise
from agent_console.call.eligibility import relation_by_date, relation_of
from agent_console.call.lookup import LookupProgress, LookupState, state_of


@dataclass(frozen=True, slots=True)
class RouteNote:
    """The caller was told how a platform closes an account, and when."""

    platform_id: PlatformId
    at: datetime


@dataclass(frozen=True, slots=True)
class OwnAccounts:
    """The query of one call, and which platforms' own way of closing was read out. `promise` is for what is late.

    `ever_own` is all that was ever told to be the holder's: a later answer, or none, unlocks nothing of it.
    """

    lookup: LookupProgress = field(default_factory=LookupProgress)
    ever_own: tuple[Binding, ...] = ()
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
    found = own_part(lookup, activated_on).bindings
    after = replace(
        before,
        state=state_of(lookup, today),
        answers=answers,
        bindings=tuple(dict.fromkeys((*kept, *found))),
        expected_by=lookup.expected_by,
    )
    return replace(own, lookup=after, ever_own=tuple(dict.fromkeys((*own.ever_own, *found))))


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
