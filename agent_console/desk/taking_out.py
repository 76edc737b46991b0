"""Taking out of the outbox what is not to be sent any more, with the event that records it. It puts nothing in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from agent_console.backend import OrderItem, UnbindOrder
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.request import FiledItem, Filing
from agent_console.casebook.outbox import OutboxChange, OutboxEntry, OutboxState
from agent_console.desk.queuing import Queued
from agent_console.desk.worktop import Worktop


def taken_out(
    top: Worktop, waiting: Iterable[OutboxEntry], chosen: Iterable[tuple[Filing, FiledItem]]
) -> Queued | None:
    """Take items out of requests that were never sent. None: one of them may have left after all.

    What nobody takes back of such a request is sent as it was to be, under the key no registry knows yet.
    """
    unsent = {one.filing: one for one in waiting if one.state is OutboxState.QUEUED}
    out: dict[int, list[OrderItem]] = {}
    for filing, item in chosen:
        out.setdefault(filing.number, []).append(item.order)
    events, changes = [], []
    for number, items in out.items():
        entry = unsent.get(number)
        if entry is None or not isinstance(entry.order, UnbindOrder):
            return None
        rest = tuple(item for item in entry.order.items if item not in items)
        events.append(e.FilingTakenBack(at=top.now(), filing=number, items=tuple(items)))
        changes.append(_without(entry, rest))
    return Queued(tuple(events), changes=tuple(changes))


def _without(entry: OutboxEntry, rest: tuple[OrderItem, ...]) -> OutboxChange:
    assert isinstance(entry.order, UnbindOrder)
    if not rest:
        return OutboxChange(entry.id, OutboxState.DONE, is_a_try=False, if_never_sent=True)
    left = replace(entry.order, items=rest)
    return OutboxChange(
        entry.id, OutboxState.QUEUED, entry.next_try_at, is_a_try=False, if_never_sent=True, left=left
    )


def out_of_tray(top: Worktop, case: Call, numbers: Iterable[int]) -> tuple[OutboxChange, ...]:
    """Take out of the tray what a person dealt with, as far as it stands there."""
    ids = {f"{case.id}/{number}" for number in numbers}
    tray = top.casebook.needing_a_person(top.backend.describe().name)
    return tuple(OutboxChange(one.id, OutboxState.DONE, is_a_try=False) for one in tray if one.id in ids)
