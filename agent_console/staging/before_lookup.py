"""What is done up to the verification: answering, numbers, notice, identity, code. Nothing is entered unasked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from agent_console.call import gates
from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer, VerificationState
from agent_console.desk import Reply
from agent_console.identity.secret import Secret
from agent_console.staging.act import Act, once
from agent_console.staging.play import Play

CODE_DIGITS: Final = 6
DOCUMENT_CHARACTERS: Final = 18
NAME_LETTERS: Final = 12
"""A name of three characters, as an input method takes it."""

LONGEST_WAIT: Final = timedelta(seconds=90)
"""How long a code is waited for before it counts as lost."""


async def _answer(play: Play, _: str) -> Reply:
    call = play.desk.intake.open(play.caller.calling_number)
    play.call_id = call.id
    return await play.desk.intake.enter_subject(play.caller.calling_number)


def _other_number(play: Play) -> Iterable[str]:
    call, number = play.desk.call, play.scenario.number
    other = call is not None and call.step is Step.INTAKE and call.numbers.subject != number
    return (number.digits,) if other and play.heard("ask_number") else ()


async def _enter_number(play: Play, _: str) -> Reply:
    return await play.desk.intake.enter_subject(play.scenario.number)


def _numbers_known(play: Play) -> bool:
    call = play.desk.call
    return call is not None and call.step is Step.INTAKE and call.stop is None


def _may_compare(play: Play) -> bool:
    asked = play.heard("ask_identity", "ask_again")
    return play.open(gates.Act.COMPARE) and asked and not play.at_hand.verification.matched


async def _compare(play: Play, _: str) -> Reply:
    return await play.desk.holder.compare(Secret(play.caller.name), Secret(play.caller.document))


def _may_send(play: Play) -> bool:
    return play.open(gates.Act.SEND_CODE) and play.page in ("verification", "read_back", "labels_read_back")


async def _send(play: Play, _: str) -> Reply:
    return await play.desk.holder.send_code()


def _may_confirm(play: Play) -> bool:
    return play.open(gates.Act.CONFIRM_CODE) and play.heard("ask_code")


async def _confirm(play: Play, _: str) -> Reply:
    """Wait for the text message, and enter what the caller reads from it; one that never comes is nothing to enter."""
    sent = play.at_hand.verification.code
    assert sent is not None
    until = play.clock() + LONGEST_WAIT
    while play.clock() < until:
        arrived = await play.stage.caller.messages(play.scenario.number)
        if arrived and arrived[-1].sent_at >= sent.sent_at:
            code = "".join(filter(str.isdigit, arrived[-1].text))[:CODE_DIGITS]
            return await play.desk.holder.confirm_code(Secret(code))
        play.take(timedelta(seconds=1))
    return Reply((gates.Reason.NOTHING_TO_DO,))


def _tenure(play: Play) -> Iterable[str]:
    call = play.desk.call
    if call is None or not play.open(gates.Act.STATE_TENURE) or not play.heard("ask_since"):
        return ()
    if call.verification.tenure is not TenureAnswer.NOT_ASKED:
        return ()
    since = play.caller.holder_since
    if since is None:
        return (TenureAnswer.DOES_NOT_KNOW,)
    agrees = since == call.numbers.activated_on
    return (TenureAnswer.AGREES if agrees else TenureAnswer.DISAGREES,)


def _may_go_to_verification(play: Play) -> bool:
    call = play.desk.call
    back = call is not None and call.step is Step.NOTICE and call.notice.agreed
    unverified = call is not None and call.verification.state is not VerificationState.VERIFIED
    return back and unverified and play.open(gates.Act.ENTER_VERIFICATION)


ACTS: Final[dict[str, Act]] = {
    "answer": Act(once(lambda play: play.call_id is None), _answer, rank=0),
    "number": Act(_other_number, _enter_number, keys=0, typed=11, rank=1),
    "numbers": Act(once(_numbers_known), lambda play, _: play.desk.intake.confirm_numbers()),
    "agreed": Act(
        once(lambda play: play.page == "notice" and play.open(gates.Act.AGREE) and play.heard("read_notice")),
        lambda play, _: play.desk.intake.agree(),
    ),
    "declined": Act(
        once(lambda play: play.page in ("notice", "read_back") and play.desk.call is not None),
        lambda play, _: play.desk.intake.decline(),
        rank=6,
    ),
    "verification": Act(
        once(_may_go_to_verification), lambda play, _: play.desk.line.go_to(Step.VERIFICATION)
    ),
    "compare": Act(once(_may_compare), _compare, typed=DOCUMENT_CHARACTERS + NAME_LETTERS, rank=1),
    "send_code": Act(once(_may_send), _send, rank=3),
    "code": Act(once(_may_confirm), _confirm, keys=0, typed=CODE_DIGITS, rank=-1),
    "since": Act(_tenure, lambda play, answer: play.desk.holder.state_tenure(TenureAnswer(answer)), rank=-1),
}
"""By the names moves are written with."""
