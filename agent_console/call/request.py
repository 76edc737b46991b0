"""What was filed and how far it is, item by item. It knows the states, not how they come about."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from agent_console.backend import ItemState, OrderItem, PlatformId, RequestItem, UnbindRequest
from agent_console.calendar.promise import Promise

PROOF_EXPIRED: Final = "PROOF_EXPIRED"
"""Stands where the code of a refusal does: it waited too long to be sent, and the caller has to be verified again."""


class FilingState(StrEnum):
    """What the console knows of a filing. ACCEPTED is the registry's word; nothing here ever means "done"."""

    QUEUED = "QUEUED"
    OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN"
    NEEDS_PERSON = "NEEDS_PERSON"
    ACCEPTED = "ACCEPTED"


@dataclass(frozen=True, slots=True)
class FiledItem:
    """One platform of a filing; `state` is None until the registry accepted it."""

    platform_id: PlatformId
    binding_id: str | None = None
    item_id: str | None = None
    state: ItemState | None = None


@dataclass(frozen=True, slots=True)
class Filing:
    """One request of at most 300 items; `number` counts the requests of a case from 1."""

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


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything filed on this call, and what the caller was promised."""

    filings: tuple[Filing, ...] = ()
    submitted_at: datetime | None = None
    promise: Promise | None = None
    tell_outcome_by: datetime | None = None

    @property
    def made(self) -> bool:
        """Whether `8` was pressed with every gate open: from here on nothing is taken back by Esc."""
        return self.submitted_at is not None

    def count(self, state: FilingState) -> int:
        """Count the items of the filings that are in one state."""
        return sum(len(filing.items) for filing in self.filings if filing.state is state)

    def with_filing(self, number: int, **changes: object) -> Submission:
        """Change one filing."""
        filings = tuple(
            replace(one, **changes) if one.number == number else one  # type: ignore[arg-type]
            for one in self.filings
        )
        return replace(self, filings=filings)


def filing_of(number: int, items: tuple[OrderItem, ...]) -> Filing:
    """Make a filing that has not been sent."""
    return Filing(number, tuple(FiledItem(item.platform_id, item.binding_id) for item in items))


def items_as_told(filing: Filing, request: UnbindRequest) -> tuple[FiledItem, ...]:
    """Take over the registry's states; an item it does not name keeps what was known."""
    told = {(item.platform_id, item.binding_id): item for item in request.items}
    return tuple(_as_told(item, told) for item in filing.items)


def _as_told(item: FiledItem, told: dict[tuple[PlatformId, str | None], RequestItem]) -> FiledItem:
    found = told.get((item.platform_id, item.binding_id))
    if found is None:
        return item
    return replace(item, item_id=found.item_id, state=found.state)
