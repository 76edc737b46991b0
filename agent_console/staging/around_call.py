"""What can be done from anywhere in a call: what was said and where it leads, pages a call ends on, hold, the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from agent_console.call import gates
from agent_console.call.line import LineState
from agent_console.call.steps import CallerSaid, Step
from agent_console.call.stop import GO_ON, NextStep, StopReason
from agent_console.call.triage import GOES_ON
from agent_console.desk import Reply
from agent_console.desk.ending import possible_outcomes, proposed_outcome
from agent_console.desk.reply import DONE
from agent_console.staging.act import Act, once
from agent_console.staging.play import Play
from agent_console.training.noticed import STOPPED

AT_VERIFICATION: Final = (StopReason.NOT_HOLDER, StopReason.NO_SIM, StopReason.PREVIOUS_HOLDER)
"""Pages the agent turns to by themselves while the caller is verified."""


def _said(play: Play) -> Iterable[str]:
    call = play.desk.call
    if call is None or call.stop is not None or call.said is not None or call.step is Step.WRAP_UP:
        return ()
    return tuple(CallerSaid) if play.open(gates.Act.CHOOSE_SERVICE) else ()


def _reasons(play: Play) -> Iterable[str]:
    if play.page != "verification" or not play.open(gates.Act.CHANGE_NUMBERS):
        return ()
    return AT_VERIFICATION


def foreseen(play: Play, reason: str) -> bool:
    """Whether the caller has something to say on a page a call ends on."""
    return any(f"{STOPPED}{reason}" in reply.on for reply in play.scenario.replies)


def _choices(play: Play) -> Iterable[str]:
    call = play.desk.call
    if call is None or call.stop is None or call.step is Step.WRAP_UP:
        return ()
    return call.stop.page.choices


async def _choose(play: Play, of: str) -> Reply:
    """Take a choice of the page and go where it leads, as Enter does."""
    choice, desk = NextStep(of), play.desk
    reply = desk.line.choose(choice)
    if not reply.done:
        return reply
    if choice in (NextStep.RING_BACK, NextStep.CALLER_IS_BACK):
        return desk.line.reconnect()
    if choice is NextStep.HOLDER_IS_HERE:
        return desk.line.leave_stop()
    if choice is NextStep.OTHER_NUMBER:
        return desk.line.go_to(Step.INTAKE)
    if choice in GOES_ON | GO_ON:
        return desk.triage.go_on(choice)
    return DONE if choice is NextStep.KEEP_DRAFT else desk.line.go_to(Step.WRAP_UP)


def _may_end(play: Play) -> bool:
    call = play.desk.call
    here = call is not None and call.step is not Step.WRAP_UP and play.desk.casework.case is None
    return here and play.open(gates.Act.WRAP_UP)


def _outcomes(play: Play) -> Iterable[str]:
    """Offer the outcome that is proposed: another would say what did not happen."""
    call = play.desk.call
    if call is None or call.step is not Step.WRAP_UP:
        return ()
    return (proposed_outcome(call),)


def _wrap_up(play: Play, of: str) -> Reply:
    call, desk = play.at_hand, play.desk
    outcome = next((one for one in possible_outcomes(call) if one == of), None)
    if call.line.state is not LineState.ENDED:
        desk.line.end()
    return desk.ending.wrap_up(outcome)


ACTS: Final[dict[str, Act]] = {
    "hear": Act(_said, lambda play, of: play.desk.triage.hear(CallerSaid(of)), keys=2, rank=5),
    "stop": Act(_reasons, lambda play, of: play.desk.line.stop(StopReason(of)), keys=2, rank=5),
    "choose": Act(_choices, _choose, keys=2, rank=4),
    "call_back": Act(
        once(lambda play: play.page == "verification"),
        lambda play, _: play.desk.ending.agree_call_back(),
        keys=2,
        rank=6,
    ),
    "hold": Act(
        once(lambda play: play.open(gates.Act.HOLD)), lambda play, _: play.desk.line.toggle_hold(), rank=8
    ),
    "to_wrap_up": Act(once(_may_end), lambda play, _: play.desk.line.go_to(Step.WRAP_UP), rank=7),
    "wrap_up": Act(_outcomes, _wrap_up, rank=3),
}
"""By the names moves are written with."""
