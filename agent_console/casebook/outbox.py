"""What waits to be sent: it knows entries, their keys and their order, and sends nothing."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from agent_console.backend import CorrectionOrder, IdempotencyKey, UnbindOrder

_KEY_BYTES: Final = 24
"""32 characters on the wire; a key may have 64 (number-bindings 0.1)."""


class OutboxState(StrEnum):
    """What is known of an entry. DONE means answered, not that anything was released."""

    QUEUED = "QUEUED"
    SENT_UNKNOWN = "SENT_UNKNOWN"
    NEEDS_PERSON = "NEEDS_PERSON"
    DONE = "DONE"


WAITING: Final = (OutboxState.QUEUED, OutboxState.SENT_UNKNOWN)
"""States in which an entry is sent, or sent again with its key."""


@dataclass(frozen=True, slots=True)
class WithdrawalOrder:
    """Items of a request that are taken back, each by its id: what nobody named stays."""

    request_id: str
    item_ids: tuple[str, ...]
    reason: str


Order = UnbindOrder | WithdrawalOrder | CorrectionOrder
"""What a case sends."""


@dataclass(frozen=True, slots=True)
class OutboxEntry:
    """One request of a case, of whichever service, or what it takes back; `filing` counts all of them.

    It is only ever sent to the backend it was made for, always with this key.
    """

    call_id: str
    filing: int
    backend: str
    key: IdempotencyKey
    order: Order
    made_at: datetime
    state: OutboxState = OutboxState.QUEUED
    tries: int = 0
    next_try_at: datetime | None = None

    @property
    def id(self) -> str:
        """Names the entry: one thing one case sends."""
        return f"{self.call_id}/{self.filing}"


@dataclass(frozen=True, slots=True)
class OutboxChange:
    """What became of one try, or that one begins. `next_try_at` says before when it is not tried again.

    Attributes:
        if_never_sent: It may only be made while the entry surely never left.
        left: What is still to be sent of it, where a part was taken back; never of one that may have left.
    """

    entry_id: str
    state: OutboxState
    next_try_at: datetime | None = None
    is_a_try: bool = True
    if_never_sent: bool = False
    left: Order | None = None


def new_entry(call_id: str, filing: int, backend: str, order: Order, now: datetime) -> OutboxEntry:
    """Make an entry with a key of its own, to be handed to the commit that records the request."""
    return OutboxEntry(
        call_id, filing, backend, IdempotencyKey(secrets.token_urlsafe(_KEY_BYTES)), order, now
    )
