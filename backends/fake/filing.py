"""What may stand in a request, item by item, and what its holder is told. It knows no ledger and no clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from agent_console.backend import (
    MAX_ITEMS_PER_REQUEST,
    HolderRelation,
    OrderItem,
    Platform,
    PlatformId,
    Refused,
    UnbindMethod,
    UnbindOrder,
)
from backends.fake import rules
from backends.fake.facts import NumberFacts
from backends.fake.records import LookupRecord


def check_order(order: UnbindOrder) -> None:
    """Refuse a request that is wrong whatever the number is."""
    rules.check_text(order.case_reference, rules.LONGEST_REFERENCE)
    if not 1 <= len(order.items) <= MAX_ITEMS_PER_REQUEST or len(set(order.items)) < len(order.items):
        raise Refused("INVALID_ARGUMENT")


def check_items(
    order: UnbindOrder,
    looked_up: tuple[LookupRecord, NumberFacts] | None,
    platforms: Mapping[PlatformId, Platform],
) -> None:
    """Refuse the whole request when one item may not be asked for.

    Args:
        order: The request.
        looked_up: The lookup it stands on, with the number's facts on that day.
        platforms: The platforms by id.

    Raises:
        Refused: An unknown platform or binding, a platform that takes no part, or a binding of the holder's own.
    """
    for item in order.items:
        platform = platforms.get(item.platform_id)
        if platform is None:
            raise Refused("NOT_FOUND")
        if platform.unbind_method is UnbindMethod.NOT_SUPPORTED:
            raise Refused(f"{rules.BINDINGS}.UNBIND_NOT_SUPPORTED")
        if item.binding_id is not None:
            _check_named(item, looked_up)


def _check_named(item: OrderItem, looked_up: tuple[LookupRecord, NumberFacts] | None) -> None:
    if looked_up is None:
        # A binding is only known from a lookup.
        raise Refused("INVALID_ARGUMENT")
    record, facts = looked_up
    named = next((held for held in facts.bindings if held.id == item.binding_id), None)
    if named is None or named.platform_id != item.platform_id or item.platform_id not in record.platform_ids:
        raise Refused("NOT_FOUND")
    if named.told is HolderRelation.CURRENT_HOLDER:
        raise Refused(f"{rules.BINDINGS}.CURRENT_HOLDER_BINDING")


def notice_to_holder(order: UnbindOrder, due: date) -> str:
    """Write the text message that tells the holder what was filed; it names no platform."""
    count = len(order.items)
    return (
        f"您申请解绑 {count} 项，工单号 {order.case_reference}，{due} 前答复。"
        f" / {count} filed for unbinding, case {order.case_reference}, answer by {due}."
    )
