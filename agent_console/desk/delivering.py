"""Handing one entry of the outbox to the backend, and the event of what came of it, for each kind of entry."""

from __future__ import annotations

from agent_console.backend import Backend, CorrectionOrder, Garbled
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.request import TAKEN_OVER, FilingState
from agent_console.casebook.outbox import OutboxEntry, OutboxState, WithdrawalOrder
from agent_console.desk.reply import Failure
from agent_console.desk.understood import understood
from agent_console.desk.worktop import Worktop


async def delivered(top: Worktop, entry: OutboxEntry) -> e.Event:
    """Send an entry and give what was answered.

    Raises:
        BackendError: There was no answer, or it was no.
    """
    backend: Backend = top.backend
    if isinstance(entry.order, WithdrawalOrder):
        order = entry.order
        request = understood(
            await backend.withdraw(order.request_id, order.item_ids, order.reason, entry.key)
        )
        if request.id != order.request_id:
            raise Garbled
        return e.WithdrawalAnswered(at=top.now(), filing=entry.filing, request=request)
    if isinstance(entry.order, CorrectionOrder):
        receipt = understood(await backend.correct(entry.order, entry.key))
        return e.CorrectionAccepted(at=top.now(), filing=entry.filing, correction_id=receipt.id)
    receipt = understood(await backend.submit(entry.order, entry.key))
    return e.FilingAccepted(at=top.now(), filing=entry.filing, request_id=receipt.id)


def not_known(top: Worktop, entry: OutboxEntry, failure: Failure | None = None) -> e.Event:
    """Give the event of an entry that may have arrived."""
    kind: type[e.FilingUnknown | e.WithdrawalUnknown | e.CorrectionUnknown] = e.FilingUnknown
    if isinstance(entry.order, WithdrawalOrder):
        kind = e.WithdrawalUnknown
    elif isinstance(entry.order, CorrectionOrder):
        kind = e.CorrectionUnknown
    return kind(at=top.now(), filing=entry.filing, reference=failure.reference if failure else None)


def is_said_unknown(call: Call, entry: OutboxEntry) -> bool:
    """Whether the case says already that nobody knows whether an entry arrived."""
    submission = call.submission
    states = {one.number: one.state for one in submission.filings}
    states |= {one.number: one.state for one in submission.withdrawals}
    states |= {one.number: one.state for one in submission.corrections}
    return states.get(entry.filing) is FilingState.OUTCOME_UNKNOWN


def refused(top: Worktop, entry: OutboxEntry, failure: Failure) -> e.Event:
    """Give the event of an entry the registry will not take."""
    kind: type[e.FilingRefused | e.WithdrawalRefused | e.CorrectionRefused] = e.FilingRefused
    if isinstance(entry.order, WithdrawalOrder):
        kind = e.WithdrawalRefused
    elif isinstance(entry.order, CorrectionOrder):
        kind = e.CorrectionRefused
    return kind(at=top.now(), filing=entry.filing, code=failure.code or "", reference=failure.reference)


def state_of_refusal(entry: OutboxEntry, failure: Failure) -> OutboxState:
    """Say whether a person has to look: that platforms were quicker is an answer to a withdrawal, nothing to mend."""
    too_late = (failure.code or "").rpartition(".")[2] == TAKEN_OVER
    answered = isinstance(entry.order, WithdrawalOrder) and too_late
    return OutboxState.DONE if answered else OutboxState.NEEDS_PERSON
