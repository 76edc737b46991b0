"""How a request stands at an instant, by what becomes of its items. It keeps nothing and decides no fate."""

from __future__ import annotations

from datetime import datetime

from agent_console.backend import ItemState, RequestItem, UnbindRequest
from agent_console.calendar.zone import today
from backends.fake.fates import REQUEST_WORKING_DAYS, Fates
from backends.fake.records import ItemRecord, RequestRecord
from backends.fake.world import World


def request_as_of(world: World, request: RequestRecord, fates: Fates, at: datetime) -> UnbindRequest:
    """Give a request as it stands at an instant."""
    return UnbindRequest(
        id=request.id,
        case_reference=request.case_reference or None,
        created_at=request.created_at,
        items=tuple(_item(request, item, fates, at) for item in request.items),
        expected_by=world.working_day_after(today(request.created_at), REQUEST_WORKING_DAYS),
    )


def item_id(request_id: str, position: int) -> str:
    """Name an item within everything that was ever filed."""
    return f"{request_id}-{position:03d}"


def is_withdrawable(request: RequestRecord, item: ItemRecord, fates: Fates, at: datetime) -> bool:
    """Whether no platform has taken the item over yet."""
    return item.withdrawn_at is None and at < fates[request.id, item.position].forwarded_at


def _item(request: RequestRecord, item: ItemRecord, fates: Fates, at: datetime) -> RequestItem:
    name = item_id(request.id, item.position)
    if item.withdrawn_at is not None and item.withdrawn_at <= at:
        return RequestItem(name, item.platform_id, item.binding_id, ItemState.WITHDRAWN, item.withdrawn_at)
    fate = fates.get((request.id, item.position))
    state, since, context = ItemState.SUBMITTED, request.created_at, None
    if fate is not None and at >= fate.closed_at:
        state, since, context = fate.state, fate.closed_at, fate.context
    elif fate is not None and at >= fate.forwarded_at:
        state, since = ItemState.FORWARDED, fate.forwarded_at
    return RequestItem(name, item.platform_id, item.binding_id, state, since, context)
