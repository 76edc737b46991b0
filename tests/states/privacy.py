"""States in which something is shown unmasked, somebody else agrees to it, or nobody is to see anything."""

from __future__ import annotations

from collections.abc import AsyncIterator

from agent_console.audit.heads import Head
from screens.lock.page import TRIES
from tests.console import Console
from tests.screens.calls import OTHER_PHONE, SUBJECT, answer, caller_of
from tests.states.hands import answered, instead, name_holder, paste, to_selection
from tests.states.journey import journey


@journey("reveal, which one", "reveal, why", "reveal, shown", "reveal, nearly over", "lock, in a call")
async def reveals(running: Console) -> AsyncIterator[str]:
    await to_selection(running)
    await running.press("f4")
    yield "reveal, which one"
    await running.press("1")
    yield "reveal, why"
    await running.press("1")
    yield "reveal, shown"
    running.clock.advance(seconds=16)
    yield "reveal, nearly over"
    await running.press("ctrl+l")
    await running.on_page("LockScreen")
    yield "lock, in a call"


@journey("reveal, somebody else has to agree", "reveal, own number", "reveal, agreed to")
async def approvals(running: Console) -> AsyncIterator[str]:
    await verified_from_another_phone(running)
    await running.press("f4", "3", "3")
    yield "reveal, somebody else has to agree"
    await paste(running, "8021")
    await running.press("enter")
    await settled(running)
    yield "reveal, own number"
    await paste(running, "8022")
    await running.press("enter")
    await settled(running)
    yield "reveal, agreed to"


@journey("reveal, log cut", "lock, on hold", "lock, wrong", "lock, for a team lead")
async def locks(running: Console) -> AsyncIterator[str]:
    await to_selection(running)
    own = running.desk.casebook.audit.head
    running.app.opened.audit_heads.seen(str(Head(own.desk, own.seq + 9, bytes(32))))
    await running.press("f4")
    yield "reveal, log cut"
    await running.press("escape", "f7", "ctrl+l")
    await running.on_page("LockScreen")
    yield "lock, on hold"
    await unlocked_with(running, "9")
    yield "lock, wrong"
    for _ in range(TRIES - 1):
        await unlocked_with(running, "9")
    yield "lock, for a team lead"


async def verified_from_another_phone(running: Console) -> None:
    """Verify a caller who rings from a phone that is not the one the call is about."""
    await answer(running, OTHER_PHONE)
    await instead(running, SUBJECT.digits)
    await running.until(lambda: running.call.numbers.subject == SUBJECT, "the subject number")
    await running.until(lambda: running.call.numbers.record is not None, "the verdict")
    await running.press("enter")
    await running.on_page("NoticeScreen")
    await running.press("1")
    await running.on_page("VerificationScreen")
    await running.until(lambda: running.call.verification.signals is not None, "the signals")
    caller = await caller_of(running)
    await name_holder(running, caller.name, caller.document)
    await running.until(lambda: running.call.verification.matched, "the match")
    await running.press("f5")
    await running.until(lambda: running.call.verification.code is not None, "a code")
    await answered(running)
    await paste(running, await running.code_on_phone(SUBJECT))
    await running.on_page("SelectionScreen")


async def unlocked_with(running: Console, staff_no: str) -> None:
    """Type a staff number at the lock and wait for what it says."""
    await paste(running, staff_no)
    await running.press("enter")
    await settled(running)


async def settled(running: Console) -> None:
    """Wait until nobody is being checked."""
    await running.until(
        lambda: not any(one.group == "staff" and one.is_running for one in running.app.workers), "an answer"
    )
    await running.pilot.pause()
