"""Asking how far one request is that the registry took, for apps or for labels. It knows no round and no outbox."""

from __future__ import annotations

from datetime import timedelta

from agent_console.backend import Garbled
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.correction import FiledCorrection, labels_as_told
from agent_console.call.request import Filing, FilingState, items_as_told
from agent_console.casebook.case_summary import OPEN_ITEMS
from agent_console.desk.reply import our_failures
from agent_console.desk.understood import understood
from agent_console.desk.worktop import Worktop


def accepted(call: Call) -> list[Filing | FiledCorrection]:
    """Give the requests of a case the registry took, each with the handle it is asked by."""
    taken, submission = FilingState.ACCEPTED, call.submission
    return [
        *(one for one in submission.filings if one.state is taken and one.request_id is not None),
        *(one for one in submission.corrections if one.state is taken and one.correction_id is not None),
    ]


def is_open(filing: Filing | FiledCorrection) -> bool:
    """Whether an answer to an accepted request is still to come."""
    return any(item.state is None or item.state in OPEN_ITEMS for item in filing.items)


async def request_followed(
    top: Worktop, call: Call, filing: Filing | FiledCorrection
) -> tuple[bool, timedelta]:
    """Ask how far a request of a case is; whether it stands otherwise, and how long to leave the registry alone.

    Raises:
        Broken: It could not be asked.
    """
    if isinstance(filing, FiledCorrection):
        return await _labels_followed(top, call, filing)
    asked = filing.request_id or ""
    with our_failures():
        request = understood(await top.backend.request(asked))
        if request.id != asked:
            raise Garbled
    told = items_as_told(filing, request), request.expected_by
    changed = told != (filing.items, filing.expected_by)
    if changed:
        top.record(call, e.FilingUpdated(at=top.now(), filing=filing.number, request=request))
    return changed, request.poll_after


async def _labels_followed(top: Worktop, call: Call, filed: FiledCorrection) -> tuple[bool, timedelta]:
    asked = filed.correction_id or ""
    with our_failures():
        correction = understood(await top.backend.correction(asked))
        if correction.id != asked:
            raise Garbled
    told = labels_as_told(filed, correction), correction.expected_by
    changed = told != (filed.items, filed.expected_by)
    if changed:
        top.record(call, e.CorrectionUpdated(at=top.now(), filing=filed.number, correction=correction))
    return changed, timedelta()
