"""number-bindings 0.1, unbind requests: what is filed, how far each platform is, and taking back."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Final

from pydantic import Field

from backends.wire.common import AnswerModel, Consent, HolderProof, PageQuery, Pagination, RequestModel
from backends.wire.fields import E164, CallerReference, Day, Identifier, Instant, Maybe, Open, Truth, Whole


class UnbindStatus(StrEnum):
    """A request as a whole; derived from its items, and never going back."""

    SUBMITTED = "SUBMITTED"
    IN_PROGRESS = "IN_PROGRESS"
    COMPLETED = "COMPLETED"
    PARTIALLY_COMPLETED = "PARTIALLY_COMPLETED"
    FAILED = "FAILED"
    WITHDRAWN = "WITHDRAWN"


class ItemStatus(StrEnum):
    """One platform's progress; SUBMITTED and FORWARDED are open."""

    SUBMITTED = "SUBMITTED"
    FORWARDED = "FORWARDED"
    UNBOUND = "UNBOUND"
    NO_PRIOR_BINDING = "NO_PRIOR_BINDING"
    KEPT_CURRENT_HOLDER = "KEPT_CURRENT_HOLDER"
    REFUSED = "REFUSED"
    SELF_SERVICE_REQUIRED = "SELF_SERVICE_REQUIRED"
    NO_REPLY = "NO_REPLY"
    WITHDRAWN = "WITHDRAWN"


SUCCEEDED: Final = frozenset(
    {ItemStatus.UNBOUND, ItemStatus.NO_PRIOR_BINDING, ItemStatus.KEPT_CURRENT_HOLDER}
)
"""Nothing of an earlier holder is left there."""

CLOSED: Final = frozenset(ItemStatus) - {ItemStatus.SUBMITTED, ItemStatus.FORWARDED}


def request_status(items: Iterable[ItemStatus]) -> UnbindStatus:
    """Derive a request's status from its items (number-bindings 0.1, state machines)."""
    states = set(items)
    if not states <= CLOSED:
        return UnbindStatus.SUBMITTED if states == {ItemStatus.SUBMITTED} else UnbindStatus.IN_PROGRESS
    if states <= SUCCEEDED:
        return UnbindStatus.COMPLETED
    if states == {ItemStatus.WITHDRAWN}:
        return UnbindStatus.WITHDRAWN
    return UnbindStatus.PARTIALLY_COMPLETED if states & SUCCEEDED else UnbindStatus.FAILED


class UnbindItem(RequestModel):
    """One platform to unbind; a binding id names one binding there."""

    platform_id: Identifier
    binding_id: Maybe[Identifier] = None


class UnbindRequestRequest(RequestModel):
    """What is filed, on whose word. `query_job_id` is required where an item names a binding."""

    phone_number: E164
    items: Annotated[tuple[UnbindItem, ...], Field(min_length=1, max_length=300)]
    query_job_id: Maybe[Identifier] = None
    holder_proof: HolderProof
    consent: Consent
    notify_holder: Truth = False
    caller_reference: Maybe[CallerReference] = None

    @property
    def misses_its_job(self) -> bool:
        """Whether an item names a binding and no job is named that found it."""
        return self.query_job_id is None and any(item.binding_id is not None for item in self.items)


class UnbindRequestItem(AnswerModel):
    """How far one platform is with its item."""

    item_id: Identifier
    platform_id: Identifier
    binding_id: Maybe[Identifier] = None
    status: Open[ItemStatus]
    updated_at: Instant
    context_code: Maybe[str] = None
    context_message: Maybe[str] = None


class UnbindRequest(AnswerModel):
    """A filed request, in every state."""

    unbind_request_id: Identifier
    phone_number: E164
    caller_reference: Maybe[str] = None
    created_at: Instant
    updated_at: Instant
    status: Open[UnbindStatus]
    expected_by: Maybe[Day] = None
    items: tuple[UnbindRequestItem, ...]


class UnbindRequestPage(AnswerModel):
    """One page of requests, newest first."""

    items: tuple[UnbindRequest, ...]
    pagination: Pagination


class RetrieveUnbindRequestsRequest(RequestModel):
    """What was filed for a number, at whatever desk; `caller_reference` is the case number."""

    phone_number: E164
    holder_proof: HolderProof
    caller_reference: Maybe[CallerReference] = None
    page: Annotated[Whole, Field(ge=1, le=1_000_000)] = 1
    per_page: Annotated[Whole, Field(ge=1, le=300)] = 100


class UnbindRequestsQuery(PageQuery):
    """The client's own requests: which page, in which state, made since when."""

    status: UnbindStatus | None = None
    created_at_gte: Instant | None = Field(default=None, alias="createdAt.gte")


class WithdrawRequest(RequestModel):
    """Which items to take back; without `item_ids` all that were not yet forwarded."""

    item_ids: Maybe[Annotated[tuple[Identifier, ...], Field(min_length=1, max_length=300)]] = None
    reason: Maybe[Annotated[str, Field(max_length=500)]] = None
