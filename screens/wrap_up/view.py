"""What the wrap-up's page is drawn from: outcomes by their digits, the summary, the time left. It draws nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from agent_console.backend import CodeOutcome
from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.read_back import Statement
from agent_console.call.wrap_up import Outcome
from agent_console.desk.ending import possible_outcomes
from agent_console.language import N_, Language

DIGITS = "12345679"
"""8 sends, everywhere; so it is never a choice."""

MORE_TIME = timedelta(seconds=60)
OFFERED_BEFORE_END = timedelta(seconds=20)
"""From here on the page reminds, and Space gives more time."""


class TimeLeft(Enum):
    """The time left in words: figures alone say nothing to who does not watch them."""

    PLENTY = "PLENTY"
    HALF = "HALF"
    SOON = "SOON"
    OVER = "OVER"


TIME_WORDS: dict[TimeLeft, str] = {
    TimeLeft.PLENTY: N_("plenty"),
    TimeLeft.HALF: N_("half over"),
    TimeLeft.SOON: N_("! soon over"),
    TimeLeft.OVER: N_("x over"),
}


def time_left_word(left: timedelta, whole: timedelta) -> TimeLeft:
    """Put the time left into words."""
    if left <= timedelta():
        return TimeLeft.OVER
    if left <= OFFERED_BEFORE_END:
        return TimeLeft.SOON
    return TimeLeft.HALF if left <= whole / 2 else TimeLeft.PLENTY


def choices(call: Call) -> tuple[tuple[Outcome, ...], ...]:
    """Divide the outcomes that are possible into pages of eight; "other" keeps the 9 of the first."""
    outcomes = [one for one in possible_outcomes(call) if one is not Outcome.OTHER]
    first = (*outcomes[: len(DIGITS) - 1], Outcome.OTHER)
    rest = outcomes[len(DIGITS) - 1 :]
    return (first, *(tuple(rest[at : at + len(DIGITS)]) for at in range(0, len(rest), len(DIGITS))))


def digit_of(page: tuple[Outcome, ...], outcome: Outcome) -> str:
    """Return the digit of an outcome on its page; "other" is 9 however many stand before it."""
    return DIGITS[-1] if outcome is Outcome.OTHER else DIGITS[page.index(outcome)]


def outcome_at(page: tuple[Outcome, ...], place: int) -> Outcome | None:
    """Return the outcome of the place-th digit, or None where the page has none there."""
    if place == len(DIGITS) - 1 and Outcome.OTHER in page:
        return Outcome.OTHER
    return page[place] if place < len(page) and page[place] is not Outcome.OTHER else None


def moved(page: tuple[Outcome, ...], chosen: Outcome, steps: int) -> Outcome:
    """Return the outcome so many rows away; the first where none of the page is chosen."""
    place = page.index(chosen) + steps if chosen in page else 0
    return page[max(0, min(len(page) - 1, place))]


@dataclass(frozen=True, slots=True)
class Summary:
    """When what mattered happened, read off the events; None where it did not."""

    verified_at: datetime | None = None
    read_back_at: datetime | None = None
    consent_at: datetime | None = None
    submitted_at: datetime | None = None
    about_earlier: tuple[e.ReviewSent, ...] = ()
    """What was sent about an earlier case: taken back, or filed again."""


def summary_of(history: Iterable[e.Event]) -> Summary:
    """Read the summary off the events of a call; of a repeated step the last time counts."""
    times: dict[str, datetime] = {}
    reviews: list[e.ReviewSent] = []
    for event in history:
        match event:
            case e.CodeCompared() if event.answer.outcome is CodeOutcome.CONFIRMED:
                times["verified_at"] = event.at
            case e.StatementMade() if event.statement is Statement.READ_BACK:
                times["read_back_at"] = event.at
            case e.StatementMade() if event.statement is Statement.SEPARATE_CONSENT:
                times["consent_at"] = event.at
            case e.FilingQueued() | e.CorrectionQueued():
                times["submitted_at"] = event.at
            case e.ReviewSent():
                reviews.append(event)
            case _:
                pass
    return Summary(**times, about_earlier=tuple(reviews))


@dataclass(frozen=True, slots=True)
class WrapUpView:
    """One call being wrapped up at one moment; `left` is None while the time does not run."""

    call: Call
    language: Language
    summary: Summary
    chosen: Outcome
    proposed: Outcome
    call_back_at: datetime | None
    left: timedelta | None
    page: int = 0
    agreed_back_at: datetime | None = None

    @property
    def pages(self) -> tuple[tuple[Outcome, ...], ...]:
        """The outcomes, page by page."""
        return choices(self.call)
