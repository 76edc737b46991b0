"""The times and counts the rules of a call are made of. It knows no rule itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how often; the stricter of these and the registry's own holds.

    The first five follow carriers' practice (a code lives 5 minutes and may be sent again after 30 seconds, three
    misses lock a factor for the day); the others are the product's own and may be set.
    """

    code_life: timedelta = timedelta(minutes=5)
    resend_after: timedelta = timedelta(seconds=30)
    tries_per_day: int = 3
    proof_covers_submit: timedelta = timedelta(minutes=10)
    draft_life: timedelta = timedelta(hours=24)
    wrap_up_time: timedelta = timedelta(seconds=60)
    hold_reminder: timedelta = timedelta(minutes=2)
    confirm_outcome_by_hour: int = 12
    """An unknown outcome is told to the caller by this hour (Asia/Shanghai) of the next working day."""


STANDARD_LIMITS = Limits()
