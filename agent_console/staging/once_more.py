"""Trying again what did not work, and waiting for what takes its time. It knows no way round either."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from agent_console.call import gates
from agent_console.call.call import Call
from agent_console.call.filing_state import FilingState
from agent_console.call.labels import LabelsState
from agent_console.call.lookup import LookupState
from agent_console.call.steps import Service, Step
from agent_console.desk import Reply
from agent_console.desk.reply import DONE
from agent_console.staging.act import Act, once
from agent_console.staging.play import Play

A_WHILE: Final = timedelta(seconds=30)
"""As long as the next code has to be waited for."""

_OPEN: Final = (FilingState.QUEUED, FilingState.OUTCOME_UNKNOWN)


def _something_to_ask(play: Play) -> bool:
    call = play.desk.call
    if call is None or call.stop is not None or play.desk.casework.case is not None:
        return False
    if call.step is Step.INTAKE:
        return call.numbers.subject is not None and call.numbers.record is None
    if call.step is Step.LOOKUP:
        return _lookup_is_down(call)
    return call.step is Step.SUBMISSION and _waits(call)


def _lookup_is_down(call: Call) -> bool:
    if call.service is Service.LABELS:
        return call.labels.state is LabelsState.DOWN
    if call.service is Service.OWN_ACCOUNTS:
        return call.own_accounts.lookup.state is LookupState.DOWN
    return call.lookup.state is LookupState.DOWN


def _waits(call: Call) -> bool:
    sent = call.submission
    apps = any(one.state in _OPEN for one in sent.filings)
    return apps or any(one.state in _OPEN for one in sent.corrections)


async def _ask(play: Play, _: str) -> Reply:
    """Ask once more, as F5 does."""
    call, desk = play.at_hand, play.desk
    if call.step is Step.INTAKE:
        return await desk.intake.ask_verdict()
    if call.step is Step.SUBMISSION:
        return await desk.filing.settle(call.id)
    if call.service is Service.LABELS:
        return await desk.labelling.ask()
    if call.service is Service.OWN_ACCOUNTS:
        return await desk.own_accounts.look_up()
    return await desk.finding.look_up()


def _too_soon(play: Play) -> bool:
    if play.page != "verification":
        return False
    return play.desk.why_not(gates.Act.SEND_CODE) == (gates.Reason.RESEND_TOO_SOON,)


def _wait(play: Play, _: str) -> Reply:
    play.take(A_WHILE)
    return DONE


ACTS: Final[dict[str, Act]] = {
    "again": Act(once(_something_to_ask), _ask, rank=1),
    "wait": Act(once(_too_soon), _wait, keys=0, rank=3),
}
"""By the names moves are written with."""
