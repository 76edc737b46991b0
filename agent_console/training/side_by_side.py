"""Two runs side by side, so that the same moment of the call stands on both sides. Pure: steps in, pairs out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from agent_console.call import events as e
from agent_console.training.rehearsal import Speaker, Spoken
from agent_console.training.replaying import ReplayStep


@dataclass(frozen=True, slots=True)
class Pair:
    """One row of two runs side by side: the place of a step in each, None where one of them has nothing like it."""

    own: int | None
    reference: int | None


def side_by_side(own: Sequence[ReplayStep], reference: Sequence[ReplayStep]) -> tuple[Pair, ...]:
    """Lay two runs side by side so that as much as can be is alike in a row, and nothing changes places.

    Where several ways are as good, what was done comes before what the reference did.
    """
    best = _best_ways(own, reference)
    pairs: list[Pair] = []
    here, there = 0, 0
    while here < len(own) or there < len(reference):
        if here < len(own) and there < len(reference):
            alike = likeness(own[here], reference[there])
            if alike and best[here][there] == alike + best[here + 1][there + 1]:
                pairs.append(Pair(here, there))
                here, there = here + 1, there + 1
                continue
        if there == len(reference) or (here < len(own) and best[here][there] == best[here + 1][there]):
            pairs.append(Pair(here, None))
            here += 1
        else:
            pairs.append(Pair(None, there))
            there += 1
    return tuple(pairs)


def _best_ways(own: Sequence[ReplayStep], reference: Sequence[ReplayStep]) -> list[list[int]]:
    """Count, from every pair of places to the ends, how much can still be alike (Needleman and Wunsch, 1970)."""
    best = [[0] * (len(reference) + 1) for _ in range(len(own) + 1)]
    for here in reversed(range(len(own))):
        for there in reversed(range(len(reference))):
            alike = likeness(own[here], reference[there])
            with_both = alike + best[here + 1][there + 1] if alike else 0
            best[here][there] = max(with_both, best[here + 1][there], best[here][there + 1])
    return best


def likeness(one: ReplayStep, other: ReplayStep) -> int:
    """Say how much two steps are alike: 0 where they have nothing to do with each other."""
    if one.spoken is not None and other.spoken is not None:
        return _alike_in_words(one, one.spoken, other, other.spoken)
    if one.event is None or other.event is None or type(one.event) is not type(other.event):
        return 0
    # What was done is what a call is known by: it holds its place before anything that was said.
    if gist(one.event) == gist(other.event):
        return 8 + 2 * (one.page == other.page)
    return int(one.page == other.page)


def _alike_in_words(one: ReplayStep, words: Spoken, other: ReplayStep, others: Spoken) -> int:
    if words.speaker is not others.speaker:
        return 0
    if words.text == others.text:
        return 4 + (one.page == other.page)
    # Two things the agent said on one page may be each other's place; what a caller answered stands with its question.
    return int(one.page == other.page and words.speaker is Speaker.AGENT)


def gist(event: e.Event) -> object:
    """Give what makes two events of one kind the same thing done."""
    match event:
        case e.StepEntered():
            return event.step
        case e.StatementMade() | e.ReviewStated():
            return event.statement
        case e.CallStopped():
            return event.reason
        case e.NextStepChosen():
            return event.choice
        case e.ServiceChosen():
            return event.service
        case e.IdentityCompared() | e.CodeCompared() | e.CodeSent():
            return event.answer.outcome
        case e.TenureStated():
            return event.answer
        case e.CallWrappedUp():
            return event.outcome
        case _:
            return None
