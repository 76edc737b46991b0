"""Making what is put in the outbox, with the event that records it, for each kind of entry. It sends nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from agent_console.backend import (
    MAX_ITEMS_PER_REQUEST,
    Consent,
    CorrectionOrder,
    OrderItem,
    UnbindOrder,
)
from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import SHANGHAI, today
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.correction import LabelItem
from agent_console.call.read_back import ReadBack, Statement
from agent_console.call.request import FiledItem, Filing
from agent_console.call.services.labels import by_reason
from agent_console.casebook.outbox import OutboxChange, OutboxEntry, WithdrawalOrder, new_entry
from agent_console.desk.worktop import Worktop

WITHDRAWN_BY_HOLDER: Final = "WITHDRAWN_BY_HOLDER"
"""Told to the registry as the reason of a withdrawal; a caller's own words stay here."""

MOST_LABELS: Final = 50
"""In one request: half of what number-labels 0.1 allows, which the embedded registry keeps to."""


@dataclass(frozen=True, slots=True)
class Queued:
    """What is committed together: the events of a case, the entries of its outbox, and what is taken out of it."""

    events: tuple[e.FilingQueued | e.FilingTakenBack | e.WithdrawalQueued | e.CorrectionQueued, ...]
    entries: tuple[OutboxEntry, ...] = ()
    changes: tuple[OutboxChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreed:
    """What a request rests on: a case, the call its holder agreed on, the answers there, the text that was read.

    `reference` is the case number it is filed under, at whichever desk the case began.
    """

    case: Call
    call: Call
    said: ReadBack
    text_version: str
    reference: str

    def order(self, top: Worktop, items: tuple[OrderItem, ...]) -> UnbindOrder:
        """Make the order of some items. Every gate was open: number, proof and consent are there."""
        agreed_at = self.said.made_at(Statement.SEPARATE_CONSENT)
        subject, proof = self.case.numbers.subject, self.call.verification.proof
        assert subject is not None
        assert proof is not None
        assert agreed_at is not None
        return UnbindOrder(
            number=subject,
            items=items,
            lookup_id=self.case.lookup.lookup_id,
            proof=proof,
            consent=Consent(self.text_version, agreed_at),
            notify_holder=top.settings.notify_holder,
            case_reference=self.reference,
        )


def requests(top: Worktop, agreed: Agreed, items: tuple[OrderItem, ...]) -> Queued:
    """Make the requests a list is filed in: each of as many items as the registry takes, and promised for today."""
    now, name, case = top.now(), top.backend.describe().name, agreed.case
    numbered = tuple(enumerate(portions(items), start=case.submission.next_number))
    entries = tuple(
        new_entry(case.id, number, name, agreed.order(top, part), now) for number, part in numbered
    )
    events = tuple(
        e.FilingQueued(
            at=now,
            filing=number,
            items=part,
            promise=promise(PromiseKind.UNBIND, today(now), top.calendar),
            tell_outcome_by=_tell_by(top, now),
        )
        for number, part in numbered
    )
    return Queued(events, entries)


def withdrawals(top: Worktop, case: Call, chosen: Iterable[tuple[Filing, FiledItem]]) -> Queued:
    """Make the withdrawals of some items, one for each request they stand in."""
    now, name = top.now(), top.backend.describe().name
    ids: dict[int, list[str]] = {}
    requested: dict[int, str] = {}
    for filing, item in chosen:
        ids.setdefault(filing.number, []).append(item.item_id or "")
        requested[filing.number] = filing.request_id or ""
    events = tuple(
        e.WithdrawalQueued(at=now, filing=number, of_filing=of_filing, item_ids=tuple(ids[of_filing]))
        for number, of_filing in enumerate(ids, start=case.submission.next_number)
    )
    entries = tuple(
        new_entry(
            case.id,
            event.filing,
            name,
            WithdrawalOrder(requested[event.of_filing], event.item_ids, WITHDRAWN_BY_HOLDER),
            now,
        )
        for event in events
    )
    return Queued(events, entries)


def corrections(
    top: Worktop,
    case: Call,
    items: tuple[LabelItem, ...],
    order_of: Callable[[tuple[LabelItem, ...]], CorrectionOrder],
) -> Queued:
    """Make the requests labels are corrected by: one for each reason, of as many labels as a registry takes."""
    now, name = top.now(), top.backend.describe().name
    parts = [
        group[first : first + MOST_LABELS]
        for group in by_reason(items)
        for first in range(0, len(group), MOST_LABELS)
    ]
    numbered = tuple(enumerate(parts, start=case.submission.next_number))
    entries = tuple(new_entry(case.id, number, name, order_of(part), now) for number, part in numbered)
    events = tuple(
        e.CorrectionQueued(
            at=now,
            filing=number,
            items=part,
            reason=part[0].reason,
            promise=promise(PromiseKind.LABEL_CORRECTION, today(now), top.calendar),
            tell_outcome_by=_tell_by(top, now),
        )
        for number, part in numbered
    )
    return Queued(events, entries)


def _tell_by(top: Worktop, now: datetime) -> datetime:
    """When the caller is told at the latest whether an uncertain request arrived: noon of the next working day."""
    day = top.calendar.add_working_days(today(now), 1).day
    hour = top.settings.limits.confirm_outcome_by_hour
    return datetime.combine(day, time(hour), SHANGHAI).astimezone(now.tzinfo)


def portions(items: tuple[OrderItem, ...]) -> tuple[tuple[OrderItem, ...], ...]:
    """Split a long list into requests the registry takes."""
    return tuple(items[i : i + MAX_ITEMS_PER_REQUEST] for i in range(0, len(items), MAX_ITEMS_PER_REQUEST))
