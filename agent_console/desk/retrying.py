"""When what could not be sent is tried again, and when it is too old to be sent at all. It sends and writes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from zlib import crc32

from agent_console.backend import CorrectionOrder
from agent_console.casebook.outbox import OutboxEntry, OutboxState, WithdrawalOrder
from agent_console.desk.reply import Failure, FailureKind

FIRST_WAIT: Final = timedelta(seconds=30)
"""What waits is looked at every minute: the first repeat is not put off beyond the next look."""

LONGEST_WAIT: Final = timedelta(minutes=15)
"""A registry that is back is noticed by then; of a thousand desks that wait, one asks about every second."""

MOST_SENT: Final = 50
"""Cases settled in one round: a desk that was closed for a week does not storm the registry with its first."""

BETWEEN_CASES_SECONDS: Final = 0.2
"""Half of what a carrier may be asked in a second (10) is left to the call at hand."""

LONGEST_ASKED: Final = timedelta(days=1)
"""However long a registry asks to be left alone, an entry is tried once a day; it also mends a clock set back."""

ACCEPTED_FOR: Final = timedelta(hours=72)
"""How long after the consent a request is taken (number-bindings 0.1): then the caller is verified again."""


def own_wait(entry: OutboxEntry, tries: int) -> timedelta:
    """Give our own wait after so many tries: doubled each time, bounded, spread over the second half of it.

    The spread comes from the entry's key, so that desks that lost the line together do not come back together.
    """
    doublings = min(max(tries, 1) - 1, 20)
    longest = min(FIRST_WAIT * 2.0**doublings, LONGEST_WAIT)
    return longest / 2 + longest / 2 * (crc32(entry.key.encode()) % 1000) / 1000


def asked_wait(failure: Failure) -> timedelta:
    """Give how long the registry asked to be left alone, bounded; zero where it did not."""
    return min(max(failure.retry_after or timedelta(), timedelta()), LONGEST_ASKED)


def next_try(entry: OutboxEntry, failure: Failure, now: datetime) -> datetime | None:
    """Say when an entry is tried again after a failure; None for one a person has to look at."""
    if failure.kind is FailureKind.REFUSED:
        return None
    return now + max(own_wait(entry, entry.tries + 1), asked_wait(failure))


def is_held_back(entry: OutboxEntry, now: datetime) -> bool:
    """Whether an entry waits for its next try, on our account or the registry's."""
    return entry.next_try_at is not None and timedelta() < entry.next_try_at - now <= LONGEST_ASKED


def is_held_by_registry(entry: OutboxEntry, now: datetime) -> bool:
    """Whether an entry waits longer than we would let it, which only the registry's own word does.

    This is all that can be told of an entry after a restart: one number is kept for both waits.
    """
    at = entry.next_try_at
    return at is not None and own_wait(entry, entry.tries) < at - now <= LONGEST_ASKED


def is_too_old(entry: OutboxEntry, now: datetime) -> bool:
    """Whether an entry is not sent at all any more, because its proof and consent no longer cover it.

    One that may have arrived is asked for again however old it is: its key brings the first answer.
    """
    return entry.state is OutboxState.QUEUED and is_past(entry, now)


def is_past(entry: OutboxEntry, now: datetime) -> bool:
    """Whether proof and consent of an entry are too old for a registry; what is taken back stands on neither."""
    if isinstance(entry.order, WithdrawalOrder):
        return False
    order = entry.order
    since = order.proof.validated_at if isinstance(order, CorrectionOrder) else order.consent.agreed_at
    return now > since + ACCEPTED_FOR
