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
from agent_console.call.gates import Act, Reason
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.casebook.outbox import OutboxChange, OutboxEntry, OutboxState, new_entry
from agent_console.desk.reply import DONE, Broken, FailureKind, Reply, our_failures
from agent_console.desk.understood import understood
from agent_console.desk.worktop import UNDER_WAY, Worktop, broken

_STATE_AFTER = {
    FailureKind.UNREACHABLE: OutboxState.QUEUED,
    FailureKind.OUTCOME_UNKNOWN: OutboxState.SENT_UNKNOWN,
    FailureKind.GARBLED: OutboxState.SENT_UNKNOWN,
    FailureKind.REFUSED: OutboxState.NEEDS_PERSON,
}


class Filing:
    """Submits the call at hand and settles what is still open in the outbox."""

    def __init__(self, worktop: Worktop) -> None:
        self._worktop = worktop

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
        """Send what waits for one call, in order; the first that can not be sent keeps the rest in line."""
        top = self._worktop
        waiting = [one for one in top.casebook.waiting(top.backend.describe().name) if one.call_id == call_id]
        if not waiting:
            return Reply((Reason.NOTHING_TO_DO,))
        call = top.stored(call_id)
        if top.is_under_way(Act.SUBMIT, call):
            return UNDER_WAY
        with top.asking_of(call, Act.SUBMIT):
            for entry in waiting:
                try:
                    await self._send(call, entry)
                except Broken as error:
                    return broken(error)
        return DONE

    async def _send(self, call: Call, entry: OutboxEntry) -> None:
        top = self._worktop
        try:
            with our_failures():
                receipt = understood(await top.backend.submit(entry.order, entry.key))
        except Broken as error:
            self._note_failure(call, entry, error)
            raise
        accepted = e.FilingAccepted(at=top.now(), filing=entry.filing, request_id=receipt.id)
        top.record(call, accepted, changes=(OutboxChange(entry.id, OutboxState.DONE),))

    def _note_failure(self, call: Call, entry: OutboxEntry, error: Broken) -> None:
        """An entry that may have arrived stays "unknown" whatever happens next but an answer."""
        top = self._worktop
        failure = error.failure
        state = _STATE_AFTER[failure.kind]
        if state is OutboxState.QUEUED and entry.state is OutboxState.SENT_UNKNOWN:
            state = OutboxState.SENT_UNKNOWN
        events: tuple[e.Event, ...] = ()
        if state is OutboxState.SENT_UNKNOWN and entry.state is not state:
            events = (e.FilingUnknown(at=top.now(), filing=entry.filing, reference=failure.reference),)
        if state is OutboxState.NEEDS_PERSON:
            refused = e.FilingRefused(
                at=top.now(), filing=entry.filing, code=failure.code or "", reference=failure.reference
            )
            events = (refused,)
        top.record(call, *events, changes=(OutboxChange(entry.id, state),))

    async def settle_all(self) -> int:
        """Send whatever waits in the outbox for this backend, one case after the other; one never stops the next.

        Gives the number of entries that were answered.
        """
        casebook, name = self._worktop.casebook, self._worktop.backend.describe().name
        waiting = casebook.waiting(name)
        for call_id in dict.fromkeys(one.call_id for one in waiting):
            await self.settle(call_id)
        left = {one.id for one in casebook.waiting(name)} if waiting else set()
        return sum(one.id not in left for one in waiting)


def _portions(items: tuple[OrderItem, ...]) -> tuple[tuple[OrderItem, ...], ...]:
    """Split a long list into requests the registry takes."""
    return tuple(items[i : i + MAX_ITEMS_PER_REQUEST] for i in range(0, len(items), MAX_ITEMS_PER_REQUEST))
