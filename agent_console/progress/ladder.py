"""When something practised is practised again: spaced repetition, from scores and days alone. It knows no run.

The rule is ours, a simple ladder of intervals that grow about twofold, as the spaced-repetition programs SuperMemo 2
and Leitner's box have it; the pass mark and the tiers are those of the rubric.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

INTERVALS: Final = (1, 3, 7, 14, 30, 60)
"""Days until the next practice, rung by rung. Two months is as long as nobody is trusted without a look."""

PASS: Final = 75
"""A proficient score, as the tiers have it: one rung up."""

EXCELLENT: Final = 90
"""Two rungs up."""

HALF: Final = 50
"""Below it what was learnt is gone: back to the first rung."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One score of 0 to 100 on a day in China; `failed` where a critical error made it nothing."""

    day: date
    score: int
    failed: bool = False


def rung_after(rung: int, attempt: Attempt) -> int:
    """Give the rung after an attempt: a critical error, or less than half, falls to the first one."""
    if attempt.failed or attempt.score < HALF:
        return 0
    if attempt.score < PASS:
        return max(rung - 1, 0)
    return min(rung + (2 if attempt.score >= EXCELLENT else 1), len(INTERVALS) - 1)


def next_day(attempts: Sequence[Attempt]) -> date:
    """Give the day something is practised again.

    Args:
        attempts: At least one, oldest first. Of several on one day the last one counts: repeating a thing ten times
            in an afternoon does not keep it for two months.

    Better scores on the same days never bring it back sooner.
    """
    rung = 0
    for attempt in {one.day: one for one in attempts}.values():
        rung = rung_after(rung, attempt)
    return attempts[-1].day + timedelta(days=INTERVALS[rung])
