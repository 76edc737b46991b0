"""What may be filed again or taken back for an earlier case, and how it is read back. No gate, no screen.

A binding of the present holder cannot be filed again: every item has to be one its row could send, in the case and
on the call at hand. Where the two know different things, the stricter holds.
"""

from __future__ import annotations

from collections.abc import Iterable

from agent_console.backend import OrderItem, WarningWeight
from agent_console.call.call import Call
from agent_console.call.casework import Review, ReviewKind
from agent_console.call.read_back import Reading
from agent_console.call.request import FilingState
from agent_console.call.sent_again import refilable, withdrawable
from agent_console.call.services.unbind import Row


def refilable_items(case: Call, call: Call) -> tuple[OrderItem, ...]:
    """Give what may be filed again: what platforms were silent about, or what was never sent."""
    asked = (item.order for filing in case.submission.filings for item in refilable(filing))
    told = call.lookup.lookup_id is not None or call.own_accounts.asked
    here = (call,) if told and call.id != case.id else ()
    return tuple(item for item in asked if all(_may_be_sent(item, one) for one in (case, *here)))


def _may_be_sent(item: OrderItem, call: Call) -> bool:
    """Whether the row of its platform would send exactly this, by everything this call was told."""
    return any(row.tickable and item in row.items for row in call.rows)


def withdrawable_items(case: Call) -> tuple[OrderItem, ...]:
    """Give what no platform has taken over yet, or what was never sent."""
    return tuple(item.order for _, item in withdrawable(case.submission))


def nothing_is_known(case: Call) -> bool:
    """Whether something was sent of which nobody knows whether it arrived."""
    unknown = FilingState.OUTCOME_UNKNOWN
    return any(one.state is unknown and one.live_items for one in case.submission.filings) or any(
        one.state is unknown for one in case.submission.withdrawals
    )


def not_heard_of(case: Call) -> bool:
    """Whether the registry took something of which it was not asked since how far it is."""
    taken = (one for one in case.submission.filings if one.state is FilingState.ACCEPTED)
    return any(item.state is None for one in taken for item in one.live_items)


def review_of(case: Call, kind: ReviewKind, items: Iterable[OrderItem]) -> Review:
    """Make what has to be read back: items in the order of the case, recipients, and warnings of what is filed."""
    chosen = set(items)
    ordered = tuple(
        dict.fromkeys(
            item.order
            for filing in case.submission.filings
            for item in filing.live_items
            if item.order in chosen
        )
    )
    rows = {row.platform.id: row for row in case.rows}
    concerned = [rows[item.platform_id] for item in ordered if item.platform_id in rows]
    reading = Reading(
        number=case.numbers.subject.digits if case.numbers.subject else "",
        items=ordered,
        recipients=tuple(dict.fromkeys(row.platform.family_id for row in concerned)),
        warnings=_warnings(concerned) if kind is ReviewKind.REFILE else (),
        text_version=case.terms.consent_version,
    )
    return Review(case.id, kind, reading)


def _warnings(rows: Iterable[Row]) -> tuple[str, ...]:
    warned = (row.platform.id for row in rows if row.platform.warning_weight is not WarningWeight.PLAIN)
    return tuple(dict.fromkeys(warned))


def still_so(review: Review, case: Call, call: Call) -> bool:
    """Whether a review lists exactly what may be sent now, to the same recipients and on the same text."""
    refile = review.kind is ReviewKind.REFILE
    possible = refilable_items(case, call) if refile else withdrawable_items(case)
    items = review.reading.items
    return bool(items) and set(items) <= set(possible) and review_of(case, review.kind, items) == review
