"""A case in one line: it knows what lists show of a case and how that is read off a call, and no words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Final

from agent_console.backend import CorrectionState, ItemState
from agent_console.call.call import Call
from agent_console.call.correction import OPEN_CORRECTIONS
from agent_console.call.request import OPEN_STATES, FilingState
from agent_console.call.services.own_accounts import counts
from agent_console.call.steps import Step
from agent_console.call.submission import Submission
from agent_console.call.wrap_up import Outcome
from agent_console.identity.phone import PhoneNumber


class CaseState(StrEnum):
    """How a case stands. None of them says that everything was released: the items say that."""

    DRAFT = "DRAFT"
    """Not wrapped up, nothing submitted: kept for a day."""
    OPEN = "OPEN"
    """Submitted, but the call was not wrapped up."""
    QUEUED = "QUEUED"
    """Recorded, not sent."""
    OUTCOME_UNKNOWN = "OUTCOME_UNKNOWN"
    """Sent, and nobody knows whether it arrived."""
    NEEDS_PERSON = "NEEDS_PERSON"
    """The registry will not take it as it is."""
    WAITING = "WAITING"
    """With the platforms."""
    NO_REPLY = "NO_REPLY"
    """All platforms answered but some that stayed silent."""
    CALL_BACK = "CALL_BACK"
    """Nobody else has to answer anything; the caller is to be rung."""
    CLOSED = "CLOSED"
    """Nothing more to do."""


class QueryWord(StrEnum):
    """What a case waits for that asked something and filed nothing."""

    OWN_ACCOUNTS_AWAITED = "OWN_ACCOUNTS_AWAITED"
    """Platforms that have still to tell what the holder has there."""


ItemWord = FilingState | ItemState | CorrectionState | QueryWord
"""An item's state: the registry's word once it was accepted, else what is known of its request.

Apps and labels share the words both can be in (refused, not understood): they count together.
"""

OPEN_ITEMS: Final[frozenset[ItemWord]] = frozenset({*OPEN_STATES, *OPEN_CORRECTIONS, *QueryWord})

AWAITED: Final[tuple[ItemWord, ...]] = (FilingState.ACCEPTED, *sorted(OPEN_ITEMS))
"""The same as words of a case: accepted requests nobody has asked about yet belong to them."""


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """One case, as lists show it. What a newer program wrote and this one does not know is None."""

    call_id: str
    opened_at: datetime
    updated_at: datetime
    staff_no: str
    backend: str
    subject: PhoneNumber | None
    step: Step | None
    state: CaseState | None
    outcome: Outcome | None = None
    wrapped_up_at: datetime | None = None
    due_on: date | None = None
    call_back_at: datetime | None = None
    linked_to: str | None = None
    items: tuple[tuple[ItemWord, int], ...] = ()
    complaint_due_on: date | None = None

    def count(self, word: ItemWord) -> int:
        """Count the items in one state."""
        return dict(self.items).get(word, 0)


def summary_of(call: Call, backend: str, updated_at: datetime) -> CaseSummary:
    """Read off a call what lists show of it."""
    wrap_up, complaint = call.wrap_up, call.casework.complaint
    return CaseSummary(
        call_id=call.id,
        opened_at=call.opened_at,
        updated_at=updated_at,
        staff_no=call.staff_no,
        backend=backend,
        subject=call.numbers.subject,
        step=call.step,
        state=state_of(call),
        outcome=wrap_up.outcome if wrap_up else None,
        wrapped_up_at=wrap_up.at if wrap_up else None,
        due_on=due_on(call),
        call_back_at=_call_back_at(call),
        linked_to=call.linked_to,
        items=tuple(sorted((*item_counts(call.submission), *_awaited_of_query(call)))),
        complaint_due_on=complaint.promise.day if complaint and complaint.is_open else None,
    )


def state_of(call: Call) -> CaseState:
    """Say how a case stands; what needs a person comes before what waits for somebody else."""
    if call.wrap_up is None:
        return CaseState.OPEN if call.submission.anything else CaseState.DRAFT
    filed = _state_of_submission(call.submission)
    if filed is not CaseState.CLOSED:
        return filed
    if call.own_accounts.is_open:
        return CaseState.WAITING
    # The time to tell a caller whether a request arrived is over once its outcome is known.
    agreed = not call.submission.anything or call.wrap_up.outcome is Outcome.CALL_BACK
    return CaseState.CALL_BACK if agreed and call.wrap_up.call_back_at else CaseState.CLOSED


def _call_back_at(call: Call) -> datetime | None:
    """Give when the caller is rung: to hear whether it arrived as long as nobody knows, then as was agreed."""
    if call.wrap_up is None:
        return None
    unknown = {CaseState.QUEUED, CaseState.OUTCOME_UNKNOWN, CaseState.NEEDS_PERSON}
    waits = call.wrap_up.agreed_back_at is None or _state_of_submission(call.submission) in unknown
    return call.wrap_up.call_back_at if waits else call.wrap_up.agreed_back_at


def due_on(call: Call) -> date | None:
    """Give the first day an answer is owed by, of a request or of a query that is still open."""
    filed, own = call.submission.answer_day, call.own_accounts
    if not own.is_open:
        return filed
    settled = not call.submission.anything or _state_of_submission(call.submission) is CaseState.CLOSED
    return min(filter(None, (None if settled else filed, own.answer_day)), default=None)


def _awaited_of_query(call: Call) -> tuple[tuple[ItemWord, int], ...]:
    """Count the platforms an open query waits for; one that broke off waits for all it has no answer of."""
    if not call.own_accounts.is_open:
        return ()
    told = counts(call.own_rows)
    return ((QueryWord.OWN_ACCOUNTS_AWAITED, max(1, told.pending or told.unreachable)),)


def _state_of_submission(submission: Submission) -> CaseState:
    words: set[ItemWord] = {word for word, _ in item_counts(submission)}
    words |= {one.state for one in submission.withdrawals if not one.came_too_late} - {FilingState.ACCEPTED}
    if FilingState.NEEDS_PERSON in words:
        return CaseState.NEEDS_PERSON
    if FilingState.OUTCOME_UNKNOWN in words:
        return CaseState.OUTCOME_UNKNOWN
    if FilingState.QUEUED in words:
        return CaseState.QUEUED
    if words & {FilingState.ACCEPTED, *OPEN_ITEMS}:
        return CaseState.WAITING
    return CaseState.NO_REPLY if ItemState.NO_REPLY in words else CaseState.CLOSED


def item_counts(submission: Submission) -> tuple[tuple[ItemWord, int], ...]:
    """Count the items of a case by state, in the order of the words."""
    words: Counter[ItemWord] = Counter()
    for filing in submission.filings:
        for item in filing.shown_items:
            words[filing.word_of(item)] += 1
    for correction in submission.corrections:
        for label in correction.items:
            # A firm nobody has asked yet is one that has not begun: the word says that it is a label.
            begun = label.state or CorrectionState.PENDING
            words[begun if correction.state is FilingState.ACCEPTED else correction.state] += 1
    return tuple(sorted(words.items()))
