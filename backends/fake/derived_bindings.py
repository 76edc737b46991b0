"""Bindings derived from a number: how many, where, since when. It knows nothing of lookups and requests."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from agent_console.backend import HolderRelation, Platform, PlatformId, UnbindMethod
from backends.fake import proportions
from backends.fake.draw import Draw
from backends.fake.facts import HeldBinding, Tenure

_SAMPLE_PREFIX: Final = "sample-"
_KNOWN_APP_WEIGHT: Final = 4
"""A well-known app is on more phones than a filler of the list."""

_FEW_TO_MANY: Final = 1.6
"""Exponent over an even draw: the median is then about 26 of 80, and long lists stay the rarer ones."""

_LONGEST_TENURE_DAYS: Final = 3600
_SHORTEST_TENURE_DAYS: Final = 200
_LONGEST_FREEZE_DAYS: Final = 200


@dataclass(frozen=True, slots=True)
class Counts:
    """How many bindings a number has: dated ones of each holder, and undated ones."""

    previous: int
    own: int
    undated: int


def tenure_of(draw: Draw, activated_on: date, settled: bool) -> Tenure:
    """Derive the holders' periods around an activation date.

    Args:
        draw: The number's draws.
        activated_on: First day of the present holder.
        settled: Whether own bindings lie between activation and the last derived day; else in the first month.
    """
    frozen = proportions.MOVING_FROZEN_DAYS + draw.below(
        _LONGEST_FREEZE_DAYS - proportions.MOVING_FROZEN_DAYS, "frozen days"
    )
    until = activated_on - timedelta(days=frozen)
    length = _SHORTEST_TENURE_DAYS + draw.below(_LONGEST_TENURE_DAYS, "previous tenure")
    last_day = activated_on + timedelta(days=proportions.MOVING_HELD_DAYS - 1)
    if settled:
        last_day = max(last_day, proportions.LAST_DERIVED_DAY)
    return Tenure(activated_on, last_day, until - timedelta(days=length), until)


def derive_counts(draw: Draw, recycled: bool) -> Counts:
    """Derive how much hangs on a number."""
    own = draw.below(proportions.MOST_OWN + 1, "own count")
    if not recycled or draw.percent(proportions.NOTHING_PREVIOUS, "nothing previous"):
        return Counts(0, own, 0)
    left = 1 + int(proportions.MOST_PREVIOUS * draw.fraction("previous count") ** _FEW_TO_MANY)
    undated = sum(draw.percent(proportions.UNDATED, "undated", index) for index in range(left))
    return Counts(left - undated, own, undated)


def derive_bindings(
    draw: Draw,
    platforms: Sequence[Platform],
    tenure: Tenure,
    counts: Counts,
    taken: Collection[PlatformId] = (),
) -> tuple[HeldBinding, ...]:
    """Derive a number's bindings; a platform may hold one of each holder, and then the own one locks it.

    Args:
        draw: The number's draws.
        platforms: Every platform; those that take no part hold nothing that anybody could find.
        tenure: Who held the number when.
        counts: How many of each kind.
        taken: Platforms written by hand, left alone.
    """
    free = [
        p.id for p in platforms if p.unbind_method is not UnbindMethod.NOT_SUPPORTED and p.id not in taken
    ]
    earlier = _first(counts.previous + counts.undated, draw, free, "previous")
    own = _first(counts.own, draw, free, "own")
    return (
        *(_previous(draw, platform_id, tenure) for platform_id in earlier[: counts.previous]),
        *_undated(draw, earlier[counts.previous :], own),
        *(_own(draw, platform_id, tenure) for platform_id in own),
    )


def binding_id(draw: Draw, platform_id: PlatformId, whose: str) -> str:
    """Name a binding; the name tells neither number nor platform."""
    return f"b-{draw.token('binding', platform_id, whose)}"


def _first(count: int, draw: Draw, platform_ids: Sequence[PlatformId], whose: str) -> list[PlatformId]:
    # Each platform's rank hangs on its own id alone: one more platform in the list moves no other.
    if count == 0:
        return []
    fractions = draw.fractions(platform_ids, "rank", whose)
    ranks = [1 - one ** (1 / _weight(id_)) for id_, one in zip(platform_ids, fractions, strict=True)]
    ranked = sorted(zip(ranks, range(len(ranks)), strict=True))
    return [platform_ids[place] for _, place in ranked[:count]]


def _weight(platform_id: PlatformId) -> int:
    return 1 if platform_id.startswith(_SAMPLE_PREFIX) else _KNOWN_APP_WEIGHT


def _previous(draw: Draw, platform_id: PlatformId, tenure: Tenure) -> HeldBinding:
    bound_on = draw.day(tenure.previous_from, tenure.previous_until, "bound on", platform_id)
    name = binding_id(draw, platform_id, "previous")
    return HeldBinding(name, platform_id, bound_on, HolderRelation.PREVIOUS_HOLDER)


def _own(draw: Draw, platform_id: PlatformId, tenure: Tenure) -> HeldBinding:
    bound_on = draw.day(tenure.activated_on, tenure.last_day, "bound by holder on", platform_id)
    name = binding_id(draw, platform_id, "own")
    return HeldBinding(name, platform_id, bound_on, HolderRelation.CURRENT_HOLDER)


def _undated(
    draw: Draw, platform_ids: Sequence[PlatformId], dated_own: Collection[PlatformId]
) -> Iterator[HeldBinding]:
    for platform_id in platform_ids:
        holders_own = draw.percent(proportions.UNDATED_OWN, "undated is own", platform_id)
        # One account a person and platform: a dated own one leaves no undated own one.
        owner = (
            HolderRelation.CURRENT_HOLDER
            if holders_own and platform_id not in dated_own
            else HolderRelation.PREVIOUS_HOLDER
        )
        yield HeldBinding(binding_id(draw, platform_id, "undated"), platform_id, None, owner)
