"""The rules of the rubric, by their names: each looks at one call and says where it was lost. They know no points.

A rule gives None where it cannot be judged on this call, and no moments where all was well. Times a person cannot
beat tell that something was recorded before it was said; they are ours, and generous to the agent.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from agent_console.backend import MatchOutcome
from agent_console.call import events as e
from agent_console.call.steps import Step
from agent_console.call.wrap_up import Outcome
from agent_console.scorecard.arrival import uncertain_at
from agent_console.scorecard.evidence import Evidence, Mark, Moment
from agent_console.scorecard.expected_judges import nothing_added, nothing_left_out, outcome_as_expected
from agent_console.scorecard.judge import Judge, Lost
from agent_console.scorecard.read_back_judges import (
    answers_one_by_one,
    answers_stand,
    consent_given,
    list_read_out,
)
from agent_console.scorecard.served_judges import case_number_given, complaint_taken, concern_served
from agent_console.scorecard.spoken_judges import nothing_given_away, nothing_promised, strangers_told_nothing

NOTICE_TAKES: Final = timedelta(seconds=3)
"""The shortest notice there is takes eight seconds to read; three are left to a caller who cuts in with a yes."""

CODE_TAKES: Final = timedelta(seconds=60)
"""A text message may take a minute."""

LONGEST_HOLD: Final = timedelta(minutes=2)
LONGEST_WRAP_UP: Final = timedelta(seconds=60)
"""Both as contact centres commonly set them."""


def _notice_heard(call: Evidence) -> Lost | None:
    """A spoken line is one key in training, so where it is known what was said the time tells nothing."""
    opened: list[datetime] = []
    lost: list[Moment] | None = None
    for moment, event in call.of(e.StepEntered, e.NoticeAgreed):
        if isinstance(event, e.StepEntered):
            opened += [event.at] if event.step is Step.NOTICE else []
            continue
        lost = lost or []
        rushed = call.said is None and bool(opened) and event.at - opened[-1] < NOTICE_TAKES
        if rushed or (opened and not call.spoke_between(opened[0], event.at)):
            lost.append(moment)
    return None if lost is None else tuple(lost)


def _compared_once(call: Evidence) -> Lost | None:
    compared = list(call.of(e.IdentityCompared))
    misses = [moment for moment, event in compared if event.answer.outcome is MatchOutcome.NO_MATCH]
    return tuple(misses[1:]) if compared else None


def _code_waited_for(call: Evidence) -> Lost | None:
    sent = list(call.of(e.CodeSent))
    if not sent:
        return None
    return tuple(
        moment
        for (before, _), (moment, event) in pairwise(sent)
        if not event.by_itself and moment.at - before.at < CODE_TAKES
    )


def _tenure_asked(call: Evidence) -> Lost | None:
    """Of an unbinding alone: with labels the date is part of what is read back, and has no question of its own."""
    filed = next(call.of(e.FilingQueued), None)
    if filed is None:
        return None
    noted = (moment.at for moment, _ in call.of(e.TenureStated))
    said = (one.at for one in call.said or () if Mark.ASKS_TENURE in one.marks)
    asked = any(at <= filed[0].at for at in (*noted, *said))
    return () if asked else (filed[0],)


def _ended_in_an_answer(call: Evidence) -> Lost | None:
    ended = call.last(e.CallWrappedUp)
    if ended is None:
        return None
    return (ended[0],) if ended[1].outcome is Outcome.GAVE_UP else ()


def _uncertain_followed(call: Evidence) -> Lost | None:
    ended = call.last(e.CallWrappedUp)
    if ended is None or not uncertain_at(call, ended[0]):
        return None
    told = call.told_between(Mark.TELLS_OPEN, call.events[0].at, ended[0].at)
    return () if ended[1].call_back_at is not None and told else (ended[0],)


def _hold_short(call: Evidence) -> Lost | None:
    held: Moment | None = None
    lost: list[Moment] | None = None
    for moment, event in call.of(e.LineHeld, e.LineResumed, e.LineDropped, e.LineEnded):
        if isinstance(event, e.LineHeld):
            held, lost = moment, lost or []
        elif held is not None and lost is not None:
            if moment.at - held.at > LONGEST_HOLD:
                lost.append(moment)
            held = None
    return None if lost is None else tuple(lost)


def _outcome_by_hand(call: Evidence) -> Lost | None:
    ended = call.last(e.CallWrappedUp)
    if ended is None:
        return None
    return (ended[0],) if ended[1].automatic else ()


def _wrapped_up_in_time(call: Evidence) -> Lost | None:
    ended, over = call.last(e.CallWrappedUp), call.last(e.LineEnded)
    if ended is None or over is None:
        return None
    return (ended[0],) if ended[0].at - over[0].at > LONGEST_WRAP_UP else ()


def _call_back_kept(call: Evidence) -> Lost | None:
    ended = call.last(e.CallWrappedUp)
    if ended is None or ended[1].outcome is not Outcome.CALL_BACK:
        return None
    return () if ended[1].call_back_at is not None else (ended[0],)


JUDGES: Final[dict[str, Judge]] = {
    "notice_heard": _notice_heard,
    "compared_once": _compared_once,
    "code_waited_for": _code_waited_for,
    "tenure_asked": _tenure_asked,
    "list_read_out": list_read_out,
    "answers_one_by_one": answers_one_by_one,
    "answers_stand": answers_stand,
    "consent_given": consent_given,
    "nothing_promised": nothing_promised,
    "nothing_given_away": nothing_given_away,
    "strangers_told_nothing": strangers_told_nothing,
    "concern_served": concern_served,
    "ended_in_an_answer": _ended_in_an_answer,
    "outcome_as_expected": outcome_as_expected,
    "nothing_left_out": nothing_left_out,
    "nothing_added": nothing_added,
    "complaint_taken": complaint_taken,
    "uncertain_followed": _uncertain_followed,
    "hold_short": _hold_short,
    "case_number_given": case_number_given,
    "outcome_by_hand": _outcome_by_hand,
    "wrapped_up_in_time": _wrapped_up_in_time,
    "call_back_kept": _call_back_kept,
}
"""Every rule a rubric may name."""
