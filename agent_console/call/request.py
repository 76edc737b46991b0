"""One request and how far it is, item by item. It knows the states, not how they come about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from agent_console.backend import ItemState, OrderItem, PlatformId, RequestItem, UnbindRequest
from agent_console.calendar.promise import Promise
from agent_console.call.filing_state import KEY_KNOWN_FOR, NEVER_FILED, PROOF_EXPIRED, FilingState

__all__ = [
    "OPEN_STATES",
    "PROOF_EXPIRED",
    "TAKEN_OVER",
    "FiledItem",
    "Filing",
    "FilingState",
    "Withdrawal",
    "filing_of",
    "found_filing",
    "items_as_told",
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
    queued_at: datetime | None = None
    sent_at: datetime | None = None
    accepted_at: datetime | None = None
    request_id: str | None = None
    refused_code: str | None = None
    refused_at: datetime | None = None
    reference: str | None = None
    """Finds the try that was refused, or was never answered, in the registry's log."""
    expected_by: date | None = None
    promise: Promise | None = None

    @property
    def may_have_arrived(self) -> bool:
        """Whether a try of it was never answered, and the refusal of a later one does not tell either."""
        return (
            self.sent_at is not None and self.state is not FilingState.ACCEPTED and not self._surely_refused
        )

    @property
    def _surely_refused(self) -> bool:
        """Whether it was refused in words that show that nothing was filed, by a registry that still knew its key."""
        if (
            self.queued_at is None
            or self.refused_at is None
            or self.refused_at > self.queued_at + KEY_KNOWN_FOR
        ):
            return False
        return (self.refused_code or "").rpartition(".")[2] in NEVER_FILED

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


def filing_of(
    number: int, items: tuple[OrderItem, ...], promise: Promise | None = None, at: datetime | None = None
) -> Filing:
    """Make a filing that has not been sent."""
    filed = tuple(FiledItem(item.platform_id, item.binding_id) for item in items)
    return Filing(number, filed, queued_at=at, promise=promise)


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


def items_as_told(filing: Filing, request: UnbindRequest) -> tuple[FiledItem, ...]:
    """Take over the registry's states; an item it does not name keeps what was known."""
    told = {(item.platform_id, item.binding_id): item for item in request.items}
    return tuple(_as_told(item, told) for item in filing.items)


def _as_told(item: FiledItem, told: dict[tuple[PlatformId, str | None], RequestItem]) -> FiledItem:
    found = told.get((item.platform_id, item.binding_id))
    if found is None:
        return item
    return replace(item, item_id=found.item_id, state=found.state)
