"""What is done once the caller is verified: platforms, labels, read-back, sending. Answers are entered as they come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from agent_console.backend import PlatformId
from agent_console.call import gates
from agent_console.call.lookup import LookupState
from agent_console.call.read_back import Statement
from agent_console.call.steps import Service, Step
from agent_console.desk import Reply
from agent_console.staging.act import Act, once
from agent_console.staging.play import Play
from agent_console.staging.virtual_time import NAMES_A_SECOND
from agent_console.training.rehearsal import Speaker

LOOKUP_TAKES: Final = timedelta(seconds=3.6)
"""As long as the embedded registry's platforms take on a good day."""

ASKED_BY: Final = {
    Statement.WARNINGS_TOLD: ("read_warnings",),
    Statement.READ_BACK: ("read_list", "read_labels"),
    Statement.SEPARATE_CONSENT: ("ask_consent", "ask_consent_labels"),
}
"""What has to be said, and answered, before an answer can be entered."""


def _may_look_up(play: Play) -> bool:
    call = play.desk.call
    if call is None or call.step is not Step.LOOKUP or call.service is Service.LABELS:
        return False
    own = call.service is Service.OWN_ACCOUNTS
    lookup = call.own_accounts.lookup if own else call.lookup
    act = gates.Act.LOOK_UP_OWN_ACCOUNTS if own else gates.Act.LOOK_UP
    return lookup.state is LookupState.NOT_STARTED and play.open(act)


async def _look_up(play: Play, _: str) -> Reply:
    play.take(LOOKUP_TAKES)
    own = play.at_hand.service is Service.OWN_ACCOUNTS
    return await (play.desk.own_accounts if own else play.desk.finding).look_up()


def _may_leave_open(play: Play) -> bool:
    call = play.desk.call
    if call is None or call.step is not Step.LOOKUP or call.service is Service.LABELS:
        return False
    lookup = call.own_accounts.lookup if call.service is Service.OWN_ACCOUNTS else call.lookup
    return lookup.state in (LookupState.PENDING, LookupState.DOWN)


def _leave_open(play: Play, _: str) -> Reply:
    own = play.at_hand.service is Service.OWN_ACCOUNTS
    return (play.desk.own_accounts if own else play.desk.finding).leave_open()


def _wanted(play: Play) -> Iterable[str]:
    """Name the platforms that are still to be ticked; which the caller wants has to be asked first."""
    if play.page != "selection" or not play.open(gates.Act.TICK) or not play.heard("ask_which", "no_names"):
        return ()
    call = play.at_hand
    wanted = play.scenario.expected.platforms or _named(play)
    return sorted((wanted & call.tickable) - call.ticked)


def _named(play: Play) -> frozenset[PlatformId]:
    """Name the platforms the caller has spoken of, where in the end none is to be asked."""
    spoken = "".join(one.text.zh for one in play.practice.run.spoken if one.speaker is Speaker.CALLER)
    listed = play.desk.platforms.platforms
    return frozenset(one.id for one in listed if one.name.zh in spoken)


def _labels(play: Play) -> Iterable[str]:
    """Name the labels that can be corrected, each with its reasons."""
    if play.page != "labels" or not play.open(gates.Act.CHOOSE_LABEL):
        return
    call = play.at_hand
    for row in call.label_rows:
        if row.choosable and row.label and call.labels.reason_of(row.label.id) is None:
            yield from (f"{row.label.id} {reason}" for reason in row.reasons)


def _choose_label(play: Play, of: str) -> Reply:
    from agent_console.backend import CorrectionReason

    label_id, _, reason = of.rpartition(" ")
    return play.desk.labelling.choose(label_id, CorrectionReason(reason))


def _may_review(play: Play) -> bool:
    labels = play.page == "labels" and play.open(gates.Act.ENTER_LABEL_READ_BACK)
    return labels or (play.page == "selection" and play.open(gates.Act.ENTER_READ_BACK))


def _review(play: Play, _: str) -> Reply:
    labels = play.at_hand.service is Service.LABELS
    return (play.desk.correcting if labels else play.desk.choosing).review()


def _answers(play: Play) -> Iterable[str]:
    call = play.desk.call
    if call is None or play.page not in ("read_back", "labels_read_back"):
        return ()
    labels = call.service is Service.LABELS
    acts = play.desk.correcting.answers if labels else play.desk.choosing.answers
    return (
        statement
        for statement, act in acts.items()
        if play.open(act)
        and not call.read_back.has(statement)
        and play.heard(*ASKED_BY[statement])
        and (statement is not Statement.WARNINGS_TOLD or call.reading.warnings)
    )


def _state(play: Play, answer: str) -> Reply:
    call = play.at_hand
    if answer == Statement.READ_BACK and call.read_back.shown_at is not None:
        names = len(call.reading.items) + len(call.reading.labels)
        read_out = call.read_back.shown_at + timedelta(seconds=names / NAMES_A_SECOND)
        play.take(max(read_out - play.clock(), timedelta()))
    labels = call.service is Service.LABELS
    return (play.desk.correcting if labels else play.desk.choosing).state(Statement(answer))


def _may_submit(play: Play) -> bool:
    unbind = play.page == "read_back" and play.open(gates.Act.SUBMIT)
    labels = play.page == "labels_read_back" and play.open(gates.Act.SUBMIT_CORRECTION)
    return labels or (unbind and play.at_hand.ticked == play.scenario.expected.platforms)


async def _submit(play: Play, _: str) -> Reply:
    labels = play.at_hand.service is Service.LABELS
    return await (play.desk.correcting if labels else play.desk.filing).submit()


ACTS: Final[dict[str, Act]] = {
    "platforms": Act(once(_may_look_up), _look_up, keys=0),
    "leave_open": Act(once(_may_leave_open), _leave_open),
    "tick": Act(
        _wanted, lambda play, of: play.desk.choosing.tick(map(PlatformId, of.split())), typed=2, rank=0
    ),
    "label": Act(_labels, _choose_label, rank=1),
    "read_back": Act(once(_may_review), _review),
    "state": Act(_answers, _state, rank=-1),
    "submit": Act(once(_may_submit), _submit),
}
"""By the names moves are written with."""
