"""Which items of a case may be filed again or taken back, and what that leaves of the requests before. No gate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from agent_console.backend import ItemState, OrderItem
from agent_console.call.filing_state import FilingState
from agent_console.call.request import FiledItem, Filing
from agent_console.call.submission import Submission


def refilable(filing: Filing) -> tuple[FiledItem, ...]:
    """Give the items of a request that may be asked for again: platforms stayed silent, or it was never taken at all.

    Where nobody knows whether it arrived, it is found out first; so where that was in doubt before it was refused.
    """
    if filing.state is FilingState.NEEDS_PERSON:
        return () if filing.may_have_arrived else filing.live_items
    if filing.state is not FilingState.ACCEPTED:
        return ()
    return tuple(item for item in filing.live_items if item.state is ItemState.NO_REPLY)


def refiled(filings: tuple[Filing, ...], items: tuple[OrderItem, ...], number: int) -> tuple[Filing, ...]:
    """Note of items that may be asked for again that a new request does."""
    asked = set(items)

    def noted(filing: Filing) -> Filing:
        again = {item.order for item in refilable(filing)} & asked
        if not again:
            return filing
        after = (
            replace(one, refiled_in=number) if one.order in again and one.refiled_in is None else one
            for one in filing.items
        )
        return replace(filing, items=tuple(after))

    return tuple(map(noted, filings))


def withdrawable(submission: Submission) -> tuple[tuple[Filing, FiledItem], ...]:
    """Give the items no platform has taken over yet, with their requests; what is on its way already is left out.

    What still waits in the outbox is among them: whether it was really never sent, the outbox knows.
    """
    taken_back = {
        id_
        for one in submission.withdrawals
        if one.state in (FilingState.QUEUED, FilingState.OUTCOME_UNKNOWN)
        for id_ in one.item_ids
    }
    return tuple(
        (filing, item)
        for filing in submission.filings
        for item in filing.live_items
        if filing.state is FilingState.QUEUED
        or (filing.state is FilingState.ACCEPTED and _may_be_had(item) and item.item_id not in taken_back)
    )


def _may_be_had(item: FiledItem) -> bool:
    return item.state is ItemState.SUBMITTED and bool(item.item_id)


def taken_back(filing: Filing, orders: Iterable[OrderItem]) -> Filing:
    """Take items out of a request that was never sent; once none is left, the request is none any more."""
    out = set(orders)
    items = tuple(
        replace(one, state=ItemState.WITHDRAWN) if one.order in out and one.state is None else one
        for one in filing.items
    )
    after = replace(filing, items=items)
    return after if after.live_items else replace(after, state=FilingState.TAKEN_BACK)
