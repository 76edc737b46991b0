"""What labels, what is chosen of them and what became of the requests make of a call."""

from __future__ import annotations

from dataclasses import replace

from agent_console.call import events as e
from agent_console.call import labels
from agent_console.call.call import Call
from agent_console.call.changes.dispatch import changed
from agent_console.call.correction import FiledCorrection, filed_labels, labels_as_told
from agent_console.call.filing_state import FilingState
from agent_console.call.labels import LabelsState


@changed.register
def _(event: e.LabelsAnswered, call: Call) -> Call:
    return replace(call, labels=labels.after_answer(call.labels, event.providers, event.at))


@changed.register
def _(event: e.LabelsUnreachable, call: Call) -> Call:
    """What was answered before stays known; only a call that knows nothing yet is without an answer."""
    if call.labels.state is LabelsState.ANSWERED:
        return call
    return replace(call, labels=replace(call.labels, state=LabelsState.DOWN))


@changed.register
def _(event: e.LabelChosen, call: Call) -> Call:
    row = call.label_row(event.label_id)
    if row is None or not row.choosable or event.reason not in (None, *row.reasons):
        return call
    return replace(call, labels=labels.with_choice(call.labels, event.label_id, event.reason))


@changed.register
def _(event: e.LabelLeft, call: Call) -> Call:
    return replace(call, labels=labels.without_choice(call.labels, event.label_id))


@changed.register
def _(event: e.CorrectionQueued, call: Call) -> Call:
    filed = FiledCorrection(
        event.filing,
        event.reason,
        filed_labels(event.items),
        event.at,
        event.promise,
        event.tell_outcome_by,
    )
    submission = replace(call.submission, corrections=(*call.submission.corrections, filed))
    return replace(call, submission=submission)


@changed.register
def _(event: e.CorrectionAccepted, call: Call) -> Call:
    accepted = FilingState.ACCEPTED
    return _with(call, event.filing, state=accepted, accepted_at=event.at, correction_id=event.correction_id)


@changed.register
def _(event: e.CorrectionUnknown, call: Call) -> Call:
    return _with(call, event.filing, state=FilingState.OUTCOME_UNKNOWN, reference=event.reference)


@changed.register
def _(event: e.CorrectionRefused, call: Call) -> Call:
    return _with(
        call,
        event.filing,
        state=FilingState.NEEDS_PERSON,
        refused_code=event.code,
        reference=event.reference,
    )


@changed.register
def _(event: e.CorrectionUpdated, call: Call) -> Call:
    filed = next((one for one in call.submission.corrections if one.number == event.filing), None)
    if filed is None:
        return call
    told = event.correction
    return _with(call, event.filing, items=labels_as_told(filed, told), expected_by=told.expected_by)


def _with(call: Call, number: int, **changes: object) -> Call:
    corrections = tuple(
        replace(one, **changes) if one.number == number else one  # type: ignore[arg-type]
        for one in call.submission.corrections
    )
    return replace(call, submission=replace(call.submission, corrections=corrections))
