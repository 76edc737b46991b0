"""Unbinding what a previous holder left: the rows, what may be ticked, what is sent and to whom. No gate, no screen.

A binding of the present holder cannot be selected, submitted or unlocked by anyone, and one that is under request
not be submitted twice; that is decided here and only here, so every way to a tick or a submit passes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from agent_console.backend import (
    Binding,
    HolderRelation,
    OrderItem,
    Platform,
    PlatformAnswerState,
    PlatformId,
    PlatformList,
    UnbindMethod,
    WarningWeight,
)
from agent_console.call.eligibility import relation_of
from agent_console.call.lookup import LookupProgress
from agent_console.call.read_back import Reading
from agent_console.call.services.rows import TICKABLE, Family, Row, Rows, Standing

__all__ = ["TICKABLE", "Family", "Row", "Rows", "Standing", "reading_of", "rows"]


def rows(
    platforms: PlatformList,
    lookup: LookupProgress,
    activated_on: date | None,
    own: tuple[Binding, ...] = (),
) -> Rows:
    """Make a row of every platform the service covers; rows never move while answers come in.

    `own` is what another query of the call found of the present holder's: it locks rows as the lookup's own do.
    """
    bindings = (*lookup.bindings, *own)
    found = _by_platform(bindings)
    never_named = _never_named(bindings, activated_on)
    uncovered = {one.platform_id for one in lookup.answers if one.state is PlatformAnswerState.NOT_SUPPORTED}
    return Rows(
        _row(platform, found.get(platform.id, ()), activated_on, never_named, platform.id in uncovered)
        for platform in platforms.platforms
        if platform.unbind_method is not UnbindMethod.NOT_SUPPORTED
    )


def _by_platform(bindings: Iterable[Binding]) -> Mapping[PlatformId, tuple[Binding, ...]]:
    found: dict[PlatformId, tuple[Binding, ...]] = {}
    for binding in bindings:
        found[binding.platform_id] = (*found.get(binding.platform_id, ()), binding)
    return found


def _never_named(bindings: Iterable[Binding], activated_on: date | None) -> frozenset[str]:
    """Ids no tick sends: not surely the previous holder's, or under request; of two uses the stricter counts."""
    previous = HolderRelation.PREVIOUS_HOLDER
    return frozenset(
        one.id
        for one in bindings
        if relation_of(one, activated_on) is not previous or one.open_request_id is not None
    )


def _row(
    platform: Platform,
    found: tuple[Binding, ...],
    activated_on: date | None,
    never_named: frozenset[str],
    uncovered: bool,
) -> Row:
    if platform.unbind_method is not UnbindMethod.AUTOMATIC:
        return Row(platform, Standing.SELF_SERVICE, own_since=_own_since(found, activated_on))
    relations = {relation_of(one, activated_on) for one in found}
    own = HolderRelation.CURRENT_HOLDER in relations
    if uncovered and not own:
        return Row(platform, Standing.NOT_SUPPORTED)
    if own or any(one.open_request_id is not None for one in found):
        return _row_by_name(platform, found, activated_on, never_named)
    previous = HolderRelation.PREVIOUS_HOLDER in relations
    standing = Standing.PREVIOUS_HOLDER if previous else Standing.PLATFORM_CHECKS
    return Row(platform, standing, (OrderItem(platform.id),))


def _row_by_name(
    platform: Platform, found: tuple[Binding, ...], activated_on: date | None, never_named: frozenset[str]
) -> Row:
    """Send what can be named apart from what is the holder's own or under request; where nothing can, there is no box.

    What a request asks for of the holder's own is nobody's to tell: such a row is the holder's.
    """
    own = HolderRelation.CURRENT_HOLDER
    others = tuple(one for one in found if relation_of(one, activated_on) is not own)
    since, keeps_own = _own_since(found, activated_on), len(others) < len(found)
    named = tuple(dict.fromkeys(one.id for one in others if one.id and one.id not in never_named))
    if named:
        items = tuple(OrderItem(platform.id, binding_id) for binding_id in named)
        return Row(platform, Standing.PREVIOUS_HOLDER, items, since, keeps_own)
    requests = sorted(one.open_request_id for one in others if one.open_request_id is not None)
    if requests:
        return Row(platform, Standing.UNDER_WAY, (), since, keeps_own, open_request=requests[0])
    return Row(platform, Standing.LOCKED_OWN, own_since=since)


def _own_since(found: tuple[Binding, ...], activated_on: date | None) -> date | None:
    own = [one for one in found if relation_of(one, activated_on) is HolderRelation.CURRENT_HOLDER]
    return min((one.bound_on for one in own if one.bound_on is not None), default=None)


def reading_of(number: str, chosen: Rows, text_version: str) -> Reading:
    """What has to be read back for a choice: items, recipients (PIPL §23) and warnings, in the order of the list."""
    return Reading(
        number=number,
        items=tuple(item for row in chosen for item in row.items),
        recipients=tuple(dict.fromkeys(row.platform.family_id for row in chosen)),
        warnings=tuple(row.platform.id for row in chosen if _warns(row.platform)),
        text_version=text_version,
    )


def _warns(platform: Platform) -> bool:
    return platform.warning_weight is not WarningWeight.PLAIN
