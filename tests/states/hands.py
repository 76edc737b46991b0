"""What an agent's hands do on the way to a state, in either language. It waits for what is known, never for words."""

from __future__ import annotations

from textual import events

from agent_console.backend import SimulatedCall
from agent_console.identity.phone import PhoneNumber
from tests.console import Console
from tests.screens.calls import SUBJECT, answer, caller_of, verdict_known

NOBODY = ("王练习", "11010519491231002X")
"""A name and a right ID number that belong to no caller."""


async def paste(running: Console, text: str) -> None:
    """Put a whole text where the cursor is, as a paste does: a key for every character would take a second."""
    running.app.post_message(events.Paste(text))
    await running.pilot.pause()


async def instead(running: Console, text: str) -> None:
    """Type a text in place of what stands in the field."""
    await running.press("end", "ctrl+u")
    await paste(running, text)


async def callers_ring(running: Console) -> None:
    """Wait on the first page until Enter answers a call."""
    context = running.app.context
    assert context is not None
    await running.until(lambda: bool(context.caller.calls), "callers")
    running.clock.advance(seconds=1)
    await running.pilot.pause()


async def to_intake(running: Console, number: PhoneNumber = SUBJECT) -> None:
    """Answer a call and wait for the verdict about its number."""
    await answer(running, number)
    await verdict_known(running)


async def to_notice(running: Console, number: PhoneNumber = SUBJECT) -> None:
    """Confirm the numbers."""
    await to_intake(running, number)
    await running.press("enter")
    await running.on_page("NoticeScreen")


async def to_verification(running: Console, number: PhoneNumber = SUBJECT) -> None:
    """Let the caller agree to the notice."""
    await to_notice(running, number)
    await running.press("1")
    await running.on_page("VerificationScreen")
    await running.until(lambda: running.call.verification.signals is not None, "the signals")


async def name_holder(running: Console, name: str, document: str) -> None:
    """Fill in name and document from the first field on."""
    await paste(running, name)
    await running.press("enter")
    await paste(running, document)


def _has_cursor(running: Console, name: str) -> bool:
    focused = running.app.screen.focused
    return focused is not None and focused.id == name


async def cursor_in(running: Console, name: str) -> None:
    """Wait until typing goes into a field."""
    await running.until(lambda: _has_cursor(running, name), f"the cursor in {name}")


async def field(running: Console, name: str) -> None:
    """Go to a field by Tab."""
    for _ in range(4):
        if _has_cursor(running, name):
            return
        await running.press("tab")
    await cursor_in(running, name)


async def miss(running: Console, name: str) -> None:
    """Let a name and a number be compared that are not the holder's; wherever the cursor is."""
    before = running.call.verification.match_misses
    await field(running, "document")
    await instead(running, "")
    await field(running, "name")
    await instead(running, name)
    await field(running, "document")
    await paste(running, NOBODY[1])
    await running.until(lambda: running.call.verification.match_misses > before, "a miss")
    await answered(running)


async def to_match(running: Console, number: PhoneNumber = SUBJECT) -> SimulatedCall:
    """Let name and document match."""
    caller = await caller_of(running, number)
    await to_verification(running, number)
    await name_holder(running, caller.name, caller.document)
    await running.until(lambda: running.call.verification.matched, "the match")
    return caller


async def to_code(running: Console) -> None:
    """Let the code go out by itself."""
    await to_match(running)
    await running.until(lambda: running.call.verification.code is not None, "a code")
    await cursor_in(running, "code")
    await answered(running)


async def to_lookup(running: Console) -> None:
    """Let the caller read the code."""
    await to_code(running)
    await paste(running, await running.code_on_phone(SUBJECT))
    await running.until(lambda: running.call.verification.verified, "the verification")


async def to_selection(running: Console) -> None:
    """Let every platform answer."""
    await to_lookup(running)
    await running.on_page("SelectionScreen")


async def tick(running: Console, *typed: str) -> None:
    """Tick what each text finds best."""
    for text in typed:
        before = running.call.ticked
        await paste(running, text)
        await running.press("space")
        await running.until(lambda before=before: running.call.ticked != before, f"a tick on {text}")  # type: ignore[misc]


async def to_read_back(running: Console, *typed: str) -> None:
    """Tick, go to the read-back and wait until its last page was on the screen."""
    await to_selection(running)
    await tick(running, *typed)
    await running.press("enter")
    await running.on_page("ReadBackScreen")
    await running.until(lambda: running.call.read_back.last_page_shown, "the last page")


async def state_all(running: Console) -> None:
    """Let the caller answer all three."""
    await running.press("1", "2", "3")
    await running.until(lambda: len(running.call.read_back.stated) == 3, "three statements")


async def answered(running: Console) -> None:
    """Wait until the registry owes no answer."""
    asked = ("intent", "signals")
    await running.until(
        lambda: not any(one.group in asked and one.is_running for one in running.app.workers),
        "every question answered",
    )
