"""What becomes of each item that was filed, and when: the platforms' part in requests. It keeps nothing.

Each fate is a function of the item and its number, so nothing runs in the background and a restart changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Final

from agent_console.backend import HolderRelation, ItemState, Platform, PlatformId, UnbindMethod
from agent_console.calendar.zone import SHANGHAI, start_of_day, today
from backends.fake import proportions
from backends.fake.draw import Draw
from backends.fake.facts import HeldBinding, NumberFacts
from backends.fake.records import ItemRecord, RequestRecord
from backends.fake.world import World

REQUEST_WORKING_DAYS: Final = 5
"""Unbinding is answered within five working days (all carriers' services)."""

_DAYS: Final = (1,) * 9 + (2,) * 6 + (3,) * 3 + (4, 5)
"""On which working day a platform answers, out of twenty: most on the first two."""

_QUICK: Final = timedelta(minutes=5)
_LEAST: Final = timedelta(hours=2)
_SPREAD_MINUTES: Final = 120
"""A platform takes an item over after 5 minutes, or after two to four hours: an hour later most can be withdrawn."""

_OFFICE_OPENS: Final = time(9, 0)
_OFFICE_MINUTES: Final = 9 * 60

_REFUSALS: Final = ("BALANCE_LEFT", "ACCOUNT_BANNED", "MANUAL_REVIEW")


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of an item that is not withdrawn."""

    state: ItemState
    forwarded_at: datetime
    closed_at: datetime
    context: str | None = None
    about: tuple[str, ...] = ()
    """The previous holder's bindings it asks for, whatever the platform is going to say."""
    released: str | None = None


Fates = Mapping[tuple[str, int], Fate]
"""Request id and position -> fate."""


def fates_of(
    world: World,
    requests: Iterable[tuple[RequestRecord, NumberFacts]],
    platforms: Mapping[PlatformId, Platform],
) -> Fates:
    """Work out what becomes of everything filed for one number, oldest first.

    The order matters: what one request releases, a later one finds no more.

    Args:
        world: Draws and working days.
        requests: Each request with the number's facts on the day it was filed.
        platforms: The platforms by id.
    """
    fates: dict[tuple[str, int], Fate] = {}
    gone: set[str] = set()
    for request, facts in requests:
        for item in request.items:
            if item.withdrawn_at is not None:
                continue
            fate = _fate(world, request, item, facts, platforms.get(item.platform_id), gone)
            fates[request.id, item.position] = fate
            if fate.released is not None:
                gone.add(fate.released)
    return fates


def released_by(fates: Fates, at: datetime) -> frozenset[str]:
    """Name the bindings that were released by an instant."""
    return frozenset(
        fate.released for fate in fates.values() if fate.released is not None and fate.closed_at <= at
    )


def under_request(fates: Fates, at: datetime) -> dict[str, str]:
    """Name the bindings an open request asks for at an instant, each with the oldest such request."""
    asked: dict[str, str] = {}
    for (request_id, _), fate in fates.items():
        if fate.closed_at > at:
            for binding_id in fate.about:
                asked.setdefault(binding_id, request_id)
    return asked


def _fate(
    world: World,
    request: RequestRecord,
    item: ItemRecord,
    facts: NumberFacts,
    platform: Platform | None,
    gone: set[str],
) -> Fate:
    draw = world.draw("item", request.id, item.position, item.platform_id)
    held = [binding for binding in facts.bindings if _is_meant(binding, item) and binding.id not in gone]
    previous = [binding.id for binding in held if binding.owner is HolderRelation.PREVIOUS_HOLDER]
    state = facts.play.outcomes.get(item.platform_id)
    if state is None or (state is ItemState.UNBOUND and not previous):
        # Not even a hand-written outcome unbinds what is the holder's own.
        state = _outcome(draw, held, platform)
    return Fate(
        state=state,
        forwarded_at=request.created_at + _until_forwarded(draw),
        closed_at=_closed_at(world, draw, request, state),
        context=draw.choice(_REFUSALS, "refusal") if state is ItemState.REFUSED else None,
        about=tuple(previous),
        released=previous[0] if previous and state is ItemState.UNBOUND else None,
    )


def _closed_at(world: World, draw: Draw, request: RequestRecord, state: ItemState) -> datetime:
    days = REQUEST_WORKING_DAYS if state is ItemState.NO_REPLY else draw.choice(_DAYS, "working day")
    day = world.working_day_after(today(request.created_at), days)
    if state is ItemState.NO_REPLY:
        # The last promised day passes in silence.
        return start_of_day(day + timedelta(days=1))
    opens = datetime.combine(day, _OFFICE_OPENS, SHANGHAI).astimezone(UTC)
    return opens + timedelta(minutes=draw.below(_OFFICE_MINUTES, "minute"))


def _is_meant(binding: HeldBinding, item: ItemRecord) -> bool:
    if item.binding_id is not None:
        return binding.id == item.binding_id
    return binding.platform_id == item.platform_id


def _outcome(draw: Draw, held: list[HeldBinding], platform: Platform | None) -> ItemState:
    if draw.percent(proportions.SILENT, "silent"):
        return ItemState.NO_REPLY
    if platform is None or platform.unbind_method is not UnbindMethod.AUTOMATIC:
        return ItemState.SELF_SERVICE_REQUIRED
    owners = {binding.owner for binding in held}
    if HolderRelation.PREVIOUS_HOLDER in owners:
        refused = draw.percent(proportions.REFUSING, "refuses")
        return ItemState.REFUSED if refused else ItemState.UNBOUND
    if HolderRelation.CURRENT_HOLDER in owners:
        # Never unbound, whatever was asked for: it is found to be the holder's own.
        return ItemState.KEPT_CURRENT_HOLDER
    return ItemState.NO_PRIOR_BINDING


def _until_forwarded(draw: Draw) -> timedelta:
    if draw.percent(proportions.QUICKLY_FORWARDED, "quickly forwarded"):
        return _QUICK
    return _LEAST + timedelta(minutes=draw.below(_SPREAD_MINUTES, "forwarded"))
