"""How far a played call is on its way to its end, and which states are the same. It knows no scenario's solution.

What counts is what a call is for: steps taken, platforms ticked, answers given, what the caller had to say, and
whether the outcome that would be proposed now is the one that is expected.
"""

from __future__ import annotations

from collections.abc import Hashable

from agent_console.backend import PlatformId
from agent_console.call import events as e
from agent_console.call import gates
from agent_console.call.call import Call
from agent_console.call.verification import VerificationState
from agent_console.desk.ending import proposed_outcome
from agent_console.scorecard.evidence import Evidence
from agent_console.scorecard.expected_judges import asked_for
from agent_console.staging.around_call import foreseen
from agent_console.staging.play import Play

A_STEP = 10
AN_ANSWER = 4
A_FORESEEN_PAGE = 30
THE_OUTCOME = 200
"""Weights: they order the search and decide nothing. An outcome that fits outweighs the whole way to it."""

MOST_TRIES = 4
"""As often as something is tried again; whoever goes on after that is in no new state."""

_VERIFIED = {
    VerificationState.MATCHED: 3,
    VerificationState.CODE_SENT: 5,
    VerificationState.VERIFIED: 8,
}


def state_of(play: Play) -> Hashable:
    """Name everything that tells two states of a play apart, but the time."""
    call, caller = play.call, play.practice.run.caller
    if call is None:
        return caller
    check, told = call.verification, call.follow_up
    return (
        caller,
        frozenset(play.answered),
        (min(play.failures, MOST_TRIES), play.page == "verification" and _may_send_again(play)),
        (call.step, call.service, call.said, call.stop, call.line.state),
        (call.numbers.subject, call.numbers.record is not None),
        (call.notice.agreed, check.state, check.match_misses, check.code is not None, check.tenure),
        (_codes_sent(play), check.last_send_outcome, check.signals is not None, call.call_back_on),
        (call.lookup.state, call.lookup.left_open, call.own_accounts.lookup.state),
        (call.ticked, call.labels.state, call.labels.chosen),
        tuple(one.statement for one in call.read_back.stated),
        tuple((one.state, len(one.live_items)) for one in call.submission.filings),
        tuple(one.state for one in call.submission.corrections),
        (told.about, told.told, told.review, tuple(one.statement for one in told.read_back.stated)),
        (_of_case(play.desk.casework.case), call.wrap_up is not None),
    )


def _may_send_again(play: Play) -> bool:
    return play.open(gates.Act.SEND_CODE)


def _of_case(case: Call | None) -> Hashable:
    """Name what was done about an earlier case that is open."""
    if case is None:
        return None
    return (
        case.id,
        len(case.casework.urges),
        case.casework.complaint is not None,
        len(case.submission.filings),
    )


def _codes_sent(play: Play) -> int:
    """Count the codes: the one after a lost one arrives."""
    return sum(isinstance(one, e.CodeSent) for one in play.events)


def filed(play: Play) -> frozenset[PlatformId]:
    """Name the platforms something was sent to on this call, as the rubric counts them."""
    return frozenset(asked_for(Evidence(play.events)))


def ends_well(play: Play) -> bool:
    """Whether the call, wrapped up now, would have the expected outcome, platforms and complaint."""
    expected, call = play.scenario.expected, play.call
    if call is None or filed(play) != expected.platforms:
        return False
    complained = any(isinstance(one, e.ComplaintOpened) for one in play.events)
    return proposed_outcome(call) is expected.outcome and complained >= expected.complaint


def progress(play: Play) -> int:
    """Give how far it is; more is further."""
    call = play.call
    if call is None:
        return 0
    replies = len(play.practice.run.caller.given)
    so_far = replies + 2 * play.practice.run.caller.mood + len(play.answered)
    if ends_well(play):
        so_far += THE_OUTCOME
    if any(isinstance(one, e.CallStopped) and foreseen(play, one.reason) for one in play.events):
        so_far += A_FORESEEN_PAGE
    return so_far + _of_call(play, call)


def _of_call(play: Play, call: Call) -> int:
    wanted = play.scenario.expected.platforms
    # Where none is asked in the end, something may have to be chosen on the way all the same.
    right, wrong = len(call.ticked & (wanted or call.ticked)), len(call.ticked - wanted) if wanted else 0
    stated = len(call.read_back.stated) + len(call.follow_up.read_back.stated)
    told = A_STEP * (bool(call.follow_up.about) + 2 * len(call.follow_up.told))
    told += A_STEP if call.follow_up.review is not None else 0
    steps = (call.came_from if call.step.number == _LAST else call.step).number
    return (
        A_STEP * steps
        + told
        + AN_ANSWER * (stated + right - wrong + len(call.labels.chosen))
        + _VERIFIED.get(call.verification.state, 0)
        + (AN_ANSWER if call.verification.tenure != "NOT_ASKED" else 0)
    )


_LAST = 8
"""The number of the wrap-up: turning to it is no progress, ending well there is."""
