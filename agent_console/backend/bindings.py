"""What hangs on a number, and the requests to release it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Protocol

from agent_console.backend.words import Consent, HolderProof, IdempotencyKey, PlatformId, Receipt
from agent_console.identity.phone import PhoneNumber

MAX_ITEMS_PER_REQUEST = 300
"""Our contract, number-bindings 0.1: a request holds 1 to 300 items."""


class HolderRelation(StrEnum):
    """Whose binding it is, by the holder's activation date."""

    PREVIOUS_HOLDER = "PREVIOUS_HOLDER"
    CURRENT_HOLDER = "CURRENT_HOLDER"
    UNKNOWN = "UNKNOWN"


class PlatformAnswerState(StrEnum):
    """How far one platform is with a lookup."""

    PENDING = "PENDING"
    ANSWERED = "ANSWERED"
    NOT_SUPPORTED = "NOT_SUPPORTED"
    UNAVAILABLE = "UNAVAILABLE"


class ItemState(StrEnum):
    """How far one platform is with a request item, as the registry tells it."""

    SUBMITTED = "SUBMITTED"
    FORWARDED = "FORWARDED"
    UNBOUND = "UNBOUND"
    NO_PRIOR_BINDING = "NO_PRIOR_BINDING"
    KEPT_CURRENT_HOLDER = "KEPT_CURRENT_HOLDER"
    REFUSED = "REFUSED"
    SELF_SERVICE_REQUIRED = "SELF_SERVICE_REQUIRED"
    NO_REPLY = "NO_REPLY"
    WITHDRAWN = "WITHDRAWN"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class LookupOrder:
    """What a lookup asks for, and on whose word.

    Attributes:
        relation: Whose bindings are asked for. Such a lookup never tells, or counts, anybody else's (PIPL §6: what
            the purpose does not need is not asked for); None asks for all of them.
    """

    number: PhoneNumber
    proof: HolderProof
    consent: Consent
    platform_ids: tuple[PlatformId, ...]
    activated_on: date | None
    case_reference: str
    relation: HolderRelation | None = None


@dataclass(frozen=True, slots=True)
class PlatformAnswer:
    """How far one platform is with the lookup."""

    platform_id: PlatformId
    state: PlatformAnswerState
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Binding:
    """One account found on the number. The account's name never leaves the backend: nobody may see it."""

    id: str
    platform_id: PlatformId
    bound_on: date | None
    relation: HolderRelation
    open_request_id: str | None = None


@dataclass(frozen=True, slots=True)
class Lookup:
    """A lookup in any state; `expected_by` is the last day a pending platform answers."""

    id: str
    finished: bool
    answers: tuple[PlatformAnswer, ...]
    bindings: tuple[Binding, ...]
    expected_by: date | None = None
    poll_after: timedelta = timedelta(seconds=2)


@dataclass(frozen=True, slots=True)
class OrderItem:
    """One platform to unbind; a binding id names one binding where the holder has another there too."""

    platform_id: PlatformId
    binding_id: str | None = None


@dataclass(frozen=True, slots=True)
class UnbindOrder:
    """What is filed: 1 to 300 items of one number, on the holder's proof and separate consent."""

    number: PhoneNumber
    items: tuple[OrderItem, ...]
    lookup_id: str | None
    proof: HolderProof
    consent: Consent
    notify_holder: bool
    case_reference: str


@dataclass(frozen=True, slots=True)
class RequestItem:
    """One platform's progress. `state_text` keeps the word of a newer server we do not know."""

    item_id: str
    platform_id: PlatformId
    binding_id: str | None
    state: ItemState
    updated_at: datetime
    context: str | None = None
    state_text: str | None = None


@dataclass(frozen=True, slots=True)
class UnbindRequest:
    """A filed request, in every state."""

    id: str
    case_reference: str | None
    created_at: datetime
    items: tuple[RequestItem, ...]
    expected_by: date | None = None
    poll_after: timedelta = timedelta(seconds=30)


class Bindings(Protocol):
    """What hangs on a number, and the requests to release it."""

    async def start_lookup(self, order: LookupOrder, key: IdempotencyKey) -> Receipt:
        """Ask the platforms what is bound to a number."""
        ...

    async def lookup(self, lookup_id: str) -> Lookup:
        """Tell how far a lookup is."""
        ...

    async def submit(self, order: UnbindOrder, key: IdempotencyKey) -> Receipt:
        """File a request. It is accepted or refused whole."""
        ...

    async def request(self, request_id: str) -> UnbindRequest:
        """Tell how far a request is."""
        ...

    async def find_requests(
        self, number: PhoneNumber, proof: HolderProof, case_reference: str | None
    ) -> tuple[UnbindRequest, ...]:
        """Find what was filed for a number, at this desk or another; newest first."""
        ...

    async def withdraw(
        self, request_id: str, item_ids: tuple[str, ...], reason: str, key: IdempotencyKey
    ) -> UnbindRequest:
        """Take back items no platform has taken over yet; the others stay."""
        ...
