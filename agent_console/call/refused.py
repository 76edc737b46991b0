"""What the registry did not take of a case, and what is left of it once it was dealt with. It decides nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from agent_console.call.filing_state import FilingState
from agent_console.call.submission import Submission


@dataclass(frozen=True, slots=True)
class NotTaken:
    """One thing a case sent and the registry did not take; `number` counts what the case sends.

    Attributes:
        apps: How many apps it was about, labels left out.
        labels: How many labels.
        takes_back: Whether it was to take items back, not to file them.
        code: The registry's word why, or ours.
        reference: Finds the try in the registry's log.
    """

    number: int
    apps: int
    labels: int
    takes_back: bool
    code: str
    reference: str | None


def not_taken(submission: Submission) -> tuple[NotTaken, ...]:
    """List what a person has still to deal with; what was filed again by another request is dealt with."""
    person = FilingState.NEEDS_PERSON
    found = [
        *(
            NotTaken(one.number, len(one.live_items), 0, False, one.refused_code or "", one.reference)
            for one in submission.filings
            if one.state is person and one.live_items
        ),
        *(
            NotTaken(one.number, len(one.item_ids), 0, True, one.refused_code or "", one.reference)
            for one in submission.withdrawals
            if one.state is person and not one.came_too_late
        ),
        *(
            NotTaken(one.number, 0, len(one.items), False, one.refused_code or "", one.reference)
            for one in submission.corrections
            if one.state is person
        ),
    ]
    return tuple(sorted(found, key=lambda one: one.number))


def settled(submission: Submission, numbers: Iterable[int]) -> Submission:
    """Note of what was not taken that a person has dealt with it; whatever else is named stays as it is."""
    done = {one.number for one in not_taken(submission)} & set(numbers)
    state = FilingState.SETTLED
    return replace(
        submission,
        filings=tuple(replace(one, state=state) if one.number in done else one for one in submission.filings),
        withdrawals=tuple(
            replace(one, state=state) if one.number in done else one for one in submission.withdrawals
        ),
        corrections=tuple(
            replace(one, state=state) if one.number in done else one for one in submission.corrections
        ),
    )


def asked_once_more(submission: Submission, of_filing: int, item_ids: Iterable[str]) -> tuple[int, ...]:
    """Number the withdrawals that were not taken, all of whose items another one now asks for."""
    asked = set(item_ids)
    open_ones = {one.number for one in not_taken(submission)}
    return tuple(
        one.number
        for one in submission.withdrawals
        if one.number in open_ones and one.of_filing == of_filing and set(one.item_ids) <= asked
    )
