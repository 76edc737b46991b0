"""Sending what the caller agreed to, and keeping what could not be sent. What is not known to have arrived is unknown.

Every submit is put in the outbox in the transaction that records it, with the key it will keep; only then the first
byte goes out. The same key sent twice takes effect once.
"""

from __future__ import annotations

from datetime import datetime, time

from agent_console.backend import MAX_ITEMS_PER_REQUEST, Consent, OrderItem, UnbindOrder
from agent_console.calendar.promise import PromiseKind, promise
from agent_console.calendar.zone import SHANGHAI, today
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.gates import Act
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.casebook.outbox import OutboxEntry, new_entry
from agent_console.desk.reply import Reply
from agent_console.desk.sending import Sending
from agent_console.desk.worktop import Worktop


class Filing:
    """Submits the call at hand and settles what is still open in the outbox."""

    def __init__(self, worktop: Worktop) -> None:
        self._worktop = worktop
        self._sending = Sending(worktop)

    async def submit(self) -> Reply:
        """File what was read back and agreed to. Recorded is DONE; whether it was accepted stands in the call."""
        top = self._worktop
        if closed := top.closed(Act.SUBMIT):
            return closed
        call = top.at_hand
        entries = tuple(
            new_entry(call.id, number, top.backend.describe().name, self._order(call, items), top.now())
            for number, items in enumerate(_portions(call.reading.items), start=1)
        )
        queued = (self._queued(call, entry) for entry in entries)
        entered = e.StepEntered(at=top.now(), step=Step.SUBMISSION)
        top.record(call, *queued, entered, entries=entries)
        return await self.settle(call.id)

    def _order(self, call: Call, items: tuple[OrderItem, ...]) -> UnbindOrder:
        agreed_at = call.read_back.made_at(Statement.SEPARATE_CONSENT)
        subject, proof = call.numbers.subject, call.verification.proof
        assert subject is not None
        assert proof is not None
        assert agreed_at is not None
        return UnbindOrder(
            number=subject,
            items=items,
            lookup_id=call.lookup.lookup_id,
            proof=proof,
            consent=Consent(call.reading.text_version, agreed_at),
            notify_holder=self._worktop.settings.notify_holder,
            case_reference=call.id,
        )

    def _queued(self, call: Call, entry: OutboxEntry) -> e.FilingQueued:
        top = self._worktop
        now = top.now()
        return e.FilingQueued(
            at=now,
            filing=entry.filing,
            items=entry.order.items,
            promise=promise(PromiseKind.UNBIND, today(now), top.calendar),
            tell_outcome_by=self._tell_by(now),
        )

    def _tell_by(self, now: datetime) -> datetime:
        """When the caller is told at the latest whether an uncertain request arrived: noon of the next working day."""
        day = self._worktop.calendar.add_working_days(today(now), 1).day
        hour = self._worktop.settings.limits.confirm_outcome_by_hour
        return datetime.combine(day, time(hour), SHANGHAI).astimezone(now.tzinfo)

    async def settle(self, call_id: str) -> Reply:
        """Send what waits for one call; see `Sending.settle`."""
        return await self._sending.settle(call_id)

    async def settle_all(self, *, by_hand: bool = False) -> int:
        """Send whatever waits for this backend and give the number answered; see `Sending.settle_all`."""
        return await self._sending.settle_all(by_hand=by_hand)


def _portions(items: tuple[OrderItem, ...]) -> tuple[tuple[OrderItem, ...], ...]:
    """Split a long list into requests the registry takes."""
    return tuple(items[i : i + MAX_ITEMS_PER_REQUEST] for i in range(0, len(items), MAX_ITEMS_PER_REQUEST))
