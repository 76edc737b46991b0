"""What was filed and how far it is, item by item. It knows the states, not how they come about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from agent_console.backend import ItemState, OrderItem, PlatformId, RequestItem, UnbindRequest
from agent_console.calendar.promise import Promise
from agent_console.call.correction import FiledCorrection
from agent_console.call.filing_state import NEVER_FILED, PROOF_EXPIRED, FilingState

__all__ = [
    "OPEN_STATES",
    "PROOF_EXPIRED",
    "TAKEN_OVER",
    "FiledItem",
    "Filing",
    "FilingState",
    "Submission",
    "Withdrawal",
    "filing_of",
    "found_filing",
    "items_as_told",
    "refilable",
    "refiled",
    "taken_back",
    "withdrawable",
]

TAKEN_OVER: Final = "INCOMPATIBLE_STATE"
"""The registry's code for "a platform has it already" (number-bindings 0.1)."""

OPEN_STATES: Final = frozenset({ItemState.SUBMITTED, ItemState.FORWARDED, ItemState.OTHER})
"""States after which a platform's answer is still to come."""


@dataclass(frozen=True, slots=True)
class FiledItem:
    """One platform of a filing; `state` is None until the registry accepted it."""

    platform_id: PlatformId
    binding_id: str | None = None
    item_id: str | None = None
    state: ItemState | None = None
    refiled_in: int | None = None
    """The request of the same case that asks for it again; from then on that one says how far it is."""

    @property
    def order(self) -> OrderItem:
        """What names it to the registry."""
        return OrderItem(self.platform_id, self.binding_id)


@dataclass(frozen=True, slots=True)
class Filing:
    """One request of at most 300 items; `number` counts what a case sends from 1, withdrawals among them."""

    number: int
    items: tuple[FiledItem, ...]
    state: FilingState = FilingState.QUEUED
    sent_at: datetime | None = None
    accepted_at: datetime | None = None
    request_id: str | None = None
    refused_code: str | None = None
    reference: str | None = None
    """Finds the try that was refused, or was never answered, in the registry's log."""
    expected_by: date | None = None
    promise: Promise | None = None

    @property
    def may_have_arrived(self) -> bool:
        """Whether a try of it was never answered, and the refusal of a later one does not tell either."""
        told = (self.refused_code or "").rpartition(".")[2] in NEVER_FILED
        return self.sent_at is not None and self.state is not FilingState.ACCEPTED and not told

    @property
    def may_be_answered(self) -> bool:
        """Whether platforms may still answer it: not where the registry did not take it and a person dealt with it."""
        return self.state is not FilingState.SETTLED

    @property
    def live_items(self) -> tuple[FiledItem, ...]:
        """Its items without those another request asks for again, and those taken back before they were sent."""
        return tuple(item for item in self.shown_items if not self._was_never_sent(item))

    @property
    def shown_items(self) -> tuple[FiledItem, ...]:
        """Its items without those another request asks for again."""
        return tuple(item for item in self.items if item.refiled_in is None)

    def _was_never_sent(self, item: FiledItem) -> bool:
        return item.state is ItemState.WITHDRAWN and self.state is not FilingState.ACCEPTED

    def word_of(self, item: FiledItem) -> ItemState | FilingState:
        """How far an item is: the registry's word, else what is known of its request."""
        told = item.state if self.state is FilingState.ACCEPTED or self._was_never_sent(item) else None
        return told if told is not None else self.state


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Items of one request that are taken back; `number` counts what the case sends."""

    number: int
    of_filing: int
    item_ids: tuple[str, ...]
    state: FilingState = FilingState.QUEUED
    refused_code: str | None = None
    reference: str | None = None

    @property
    def came_too_late(self) -> bool:
        """Whether the platforms had taken everything over: an answer, nothing a person could mend."""
        return (self.refused_code or "").rpartition(".")[2] == TAKEN_OVER


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


def filing_of(number: int, items: tuple[OrderItem, ...], promise: Promise | None = None) -> Filing:
    """Make a filing that has not been sent."""
    filed = tuple(FiledItem(item.platform_id, item.binding_id) for item in items)
    return Filing(number, filed, promise=promise)


def found_filing(number: int, request: UnbindRequest) -> Filing:
    """Make a filing of a request another desk filed."""
    items = tuple(FiledItem(one.platform_id, one.binding_id, one.item_id, one.state) for one in request.items)
    return Filing(
        number,
        items,
        FilingState.ACCEPTED,
        accepted_at=request.created_at,
        request_id=request.id,
        expected_by=request.expected_by,
    )


def refilable(filing: Filing) -> tuple[FiledItem, ...]:
    """Give the items of a request that may be asked for again: platforms stayed silent, or it was never taken at all.

    Where nobody knows whether it arrived, it is found out first; so where that was in doubt before it was refused.
    """
    if filing.state is FilingState.NEEDS_PERSON:
        return () if filing.may_have_arrived else filing.live_items
    if filing.state is not FilingState.ACCEPTED:
        return ()
    return tuple(item for item in filing.live_items if item.state is ItemState.NO_REPLY)


def refiled(filings: tuple[Filing, ...], items: tuple[OrderItem, ...], number: int) -> tuple[Filing, ...]:
    """Note of items that may be asked for again that a new request does."""
    asked = set(items)

    def noted(filing: Filing) -> Filing:
        again = {item.order for item in refilable(filing)} & asked
        if not again:
            return filing
        after = (
            replace(one, refiled_in=number) if one.order in again and one.refiled_in is None else one
            for one in filing.items
        )
        return replace(filing, items=tuple(after))

    return tuple(map(noted, filings))


def withdrawable(submission: Submission) -> tuple[tuple[Filing, FiledItem], ...]:
    """Give the items no platform has taken over yet, with their requests; what is on its way already is left out.

    What still waits in the outbox is among them: whether it was really never sent, the outbox knows.
    """
    taken_back = {
        id_
        for one in submission.withdrawals
        if one.state in (FilingState.QUEUED, FilingState.OUTCOME_UNKNOWN)
        for id_ in one.item_ids
    }
    return tuple(
        (filing, item)
        for filing in submission.filings
        for item in filing.live_items
        if filing.state is FilingState.QUEUED
        or (filing.state is FilingState.ACCEPTED and _may_be_had(item) and item.item_id not in taken_back)
    )


def _may_be_had(item: FiledItem) -> bool:
    return item.state is ItemState.SUBMITTED and bool(item.item_id)


def taken_back(filing: Filing, orders: Iterable[OrderItem]) -> Filing:
    """Take items out of a request that was never sent; once none is left, the request is none any more."""
    out = set(orders)
    items = tuple(
        replace(one, state=ItemState.WITHDRAWN) if one.order in out and one.state is None else one
        for one in filing.items
    )
    after = replace(filing, items=items)
    return after if after.live_items else replace(after, state=FilingState.TAKEN_BACK)


def _binds(item: FiledItem) -> bool:
    return item.state is None or item.state in OPEN_STATES or item.state is ItemState.NO_REPLY


def items_as_told(filing: Filing, request: UnbindRequest) -> tuple[FiledItem, ...]:
    """Take over the registry's states; an item it does not name keeps what was known."""
    told = {(item.platform_id, item.binding_id): item for item in request.items}
    return tuple(_as_told(item, told) for item in filing.items)


def _as_told(item: FiledItem, told: dict[tuple[PlatformId, str | None], RequestItem]) -> FiledItem:
    found = told.get((item.platform_id, item.binding_id))
    if found is None:
        return item
    return replace(item, item_id=found.item_id, state=found.state)
