"""What is done about an earlier case of the caller: naming it, filing again, taking back, urging, complaining."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from agent_console.call import gates
from agent_console.call.case_gates import CaseAct
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.desk import Reply
from agent_console.desk.reply import DONE
from agent_console.staging.act import Act, Offers, once
from agent_console.staging.after_lookup import ASKED_BY
from agent_console.staging.play import Play
from agent_console.staging.virtual_time import NAMES_A_SECOND
from agent_console.training.pages import CASE, REVIEW


def _cases(play: Play) -> Iterable[str]:
    call, casework = play.desk.call, play.desk.casework
    if call is None or casework.case is not None or call.follow_up.about or call.numbers.record is None:
        return ()
    return tuple(one.call_id for one in casework.of_caller()[:1])


def _name(play: Play, case_id: str) -> Reply:
    """Name the case; until the caller is verified its page says nothing, and is left again."""
    casework = play.desk.casework
    reply = casework.open(case_id)
    if not casework.told:
        casework.close()
    return reply


def _may(act: CaseAct) -> Offers:
    return once(lambda play: play.page == CASE and not play.desk.casework.why_not(act))


def _wanted_back(play: Play) -> Iterable[str]:
    """Name what is to be taken back, all of it in one review."""
    if play.page != CASE or play.desk.casework.why_not(CaseAct.WITHDRAW):
        return ()
    there = {str(item.platform_id) for item in play.desk.case_review.withdrawable()}
    wanted = sorted(there & play.scenario.expected.platforms)
    return (" ".join(wanted),) if wanted else ()


def _take_back(play: Play, of: str) -> Reply:
    review, platforms = play.desk.case_review, set(of.split())
    return review.take_back(one.order for one in review.withdrawable() if one.platform_id in platforms)


def _answers(play: Play) -> Iterable[str]:
    call = play.desk.call
    if call is None or play.page != REVIEW or play.desk.casework.why_not(CaseAct.STATE):
        return ()
    said, review = call.follow_up.read_back, call.follow_up.review
    assert review is not None
    return (
        one
        for one in Statement
        if not said.has(one)
        and play.heard(*ASKED_BY[one])
        and (one is not Statement.WARNINGS_TOLD or review.reading.warnings)
    )


def _state(play: Play, answer: str) -> Reply:
    told = play.at_hand.follow_up
    if answer == Statement.READ_BACK and told.review is not None and told.read_back.shown_at is not None:
        names = timedelta(seconds=len(told.review.reading.items) / NAMES_A_SECOND)
        play.take(max(told.read_back.shown_at + names - play.clock(), timedelta()))
    return play.desk.case_review.state(Statement(answer))


async def _send(play: Play, _: str) -> Reply:
    return await play.desk.case_review.send()


def _wanted_review(play: Play) -> bool:
    call = play.desk.call
    review = call.follow_up.review if call is not None else None
    if play.page != REVIEW or review is None or play.desk.casework.why_not(CaseAct.SEND):
        return False
    return {one.platform_id for one in review.reading.items} == play.scenario.expected.platforms


def _close(play: Play, _: str) -> Reply:
    play.desk.casework.close()
    return DONE


def _may_go_on(play: Play) -> bool:
    call = play.desk.call
    here = call is not None and call.step is Step.VERIFICATION and play.desk.casework.case is None
    return here and play.open(gates.Act.LOOK_UP)


ACTS: Final[dict[str, Act]] = {
    "case": Act(_cases, _name, keys=3, typed=4, rank=1),
    "file_again": Act(
        _may(CaseAct.REFILE),
        lambda play, _: play.desk.case_review.file_again(),
    ),
    "take_back": Act(_wanted_back, _take_back, keys=3),
    "review": Act(_answers, _state, rank=-1),
    "send_review": Act(once(_wanted_review), _send),
    "urge": Act(
        _may(CaseAct.URGE),
        lambda play, _: play.desk.casework.urge(),
        rank=6,
    ),
    "complain": Act(
        _may(CaseAct.COMPLAIN),
        lambda play, _: play.desk.casework.complain(),
        keys=2,
        rank=5,
    ),
    "close_case": Act(once(lambda play: play.page == CASE), _close, rank=4),
    "to_lookup": Act(once(_may_go_on), lambda play, _: play.desk.line.go_to(Step.LOOKUP), rank=4),
}
"""By the names moves are written with."""
