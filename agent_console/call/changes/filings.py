"""What the outbox and the registry say of requests, in a call."""

from __future__ import annotations

from dataclasses import replace

from agent_console.call import events as e
from agent_console.call import refused, request, sent_again
from agent_console.call.call import Call
from agent_console.call.changes.dispatch import changed
from agent_console.call.request import FilingState


@changed.register
def _(event: e.FilingQueued, call: Call) -> Call:
    before = call.submission
    after = replace(
        before,
        filings=(
            *sent_again.refiled(before.filings, event.items, event.filing),
            request.filing_of(event.filing, event.items, event.promise, event.at),
        ),
        submitted_at=before.submitted_at or event.at,
        promise=event.promise,
        tell_outcome_by=event.tell_outcome_by,
    )
    return replace(call, submission=after)


@changed.register
def _(event: e.FilingTakenBack, call: Call) -> Call:
    filings = tuple(
        sent_again.taken_back(one, event.items) if one.number == event.filing else one
        for one in call.submission.filings
    )
    return replace(call, submission=replace(call.submission, filings=filings))


@changed.register
def _(event: e.FilingAccepted, call: Call) -> Call:
    filed = call.submission.with_filing(
        event.filing, state=FilingState.ACCEPTED, accepted_at=event.at, request_id=event.request_id
    )
    return replace(call, submission=filed)


@changed.register
def _(event: e.FilingUnknown, call: Call) -> Call:
    unknown = FilingState.OUTCOME_UNKNOWN
    filed = call.submission.with_filing(
        event.filing, state=unknown, sent_at=event.at, reference=event.reference
    )
    return replace(call, submission=filed)


@changed.register
def _(event: e.FilingRefused, call: Call) -> Call:
    refused = FilingState.NEEDS_PERSON
    filed = call.submission.with_filing(
        event.filing,
        state=refused,
        refused_code=event.code,
        refused_at=event.at,
        reference=event.reference,
    )
    return replace(call, submission=filed)


@changed.register
def _(event: e.FilingUpdated, call: Call) -> Call:
    filing = next((one for one in call.submission.filings if one.number == event.filing), None)
    if filing is None:
        return call
    items = request.items_as_told(filing, event.request)
    filed = call.submission.with_filing(event.filing, items=items, expected_by=event.request.expected_by)
    return replace(call, submission=filed)


@changed.register
def _(event: e.RefusedSettled, call: Call) -> Call:
    return replace(call, submission=refused.settled(call.submission, event.filings))
