"""States of the read-back, the submission and the wrap-up."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from agent_console.call.request import FilingState
from tests.console import Console
from tests.screens.calls import SUBJECT, hold_back, order
from tests.states.hands import answered, paste, state_all, tick, to_intake, to_read_back, to_selection
from tests.states.journey import journey


@journey(
    "read-back",
    "read-back, something missing",
    "read-back, all stated",
    "read-back, on hold",
    "read-back, list changed",
    "read-back, proof too old",
    "read-back, fresh code",
)
async def read_back(running: Console) -> AsyncIterator[str]:
    await to_read_back(running, "zj", "zfb", "wb")
    yield "read-back"
    await running.press("1", "8")
    yield "read-back, something missing"
    await state_all(running)
    yield "read-back, all stated"
    await running.press("f7", "1")
    yield "read-back, on hold"
    await running.press("f7", "escape")
    await running.on_page("SelectionScreen")
    await tick(running, "wx")
    await running.press("enter")
    await running.on_page("ReadBackScreen")
    await running.until(lambda: running.call.read_back.last_page_shown, "the last page")
    yield "read-back, list changed"
    await state_all(running)
    running.clock.advance(minutes=11)
    await running.press("8")
    yield "read-back, proof too old"
    await running.press("f5")
    await running.until(lambda: running.call.verification.code is not None, "a code")
    await running.until(lambda: running.app.screen.focused is not None, "the cursor in the code's field")
    await answered(running)
    yield "read-back, fresh code"


@journey("read-back, first of many pages", "read-back, answered too early", "read-back, last of many pages")
async def many_pages(running: Console) -> AsyncIterator[str]:
    await to_selection(running)
    await running.press("asterisk", "enter")
    await running.on_page("ReadBackScreen")
    yield "read-back, first of many pages"
    await running.press("2")
    yield "read-back, answered too early"
    while not running.call.read_back.last_page_shown:
        await running.press("end")
        await running.pilot.pause()
    yield "read-back, last of many pages"


@journey(
    "read-back, day provisional",
    "submission, day provisional",
    begins_at=datetime(2026, 12, 28, 1, 36, 10, tzinfo=UTC),
)
async def provisional(running: Console) -> AsyncIterator[str]:
    await to_read_back(running, "zj")
    yield "read-back, day provisional"
    await submitted(running, FilingState.ACCEPTED)
    yield "submission, day provisional"


async def submitted(running: Console, state: FilingState) -> None:
    """Let the caller agree, send, and wait for what became of it."""
    await state_all(running)
    await running.press("8")
    await running.on_page("SubmissionScreen")
    await running.until(lambda: running.call.submission.filings[0].state is state, str(state))
    await answered(running)


@journey(
    "submission, sending",
    "submission",
    "submission, no way back",
    "submission, asked how far it is",
    "wrap-up",
    "wrap-up, another outcome",
    "wrap-up, half over",
    "wrap-up, soon over",
    "wrap-up, one minute more",
    "wrap-up, other without a note",
    "wrap-up, note refused",
)
async def submission(running: Console) -> AsyncIterator[str]:
    await to_read_back(running, "zj", "zfb")
    await state_all(running)
    released = hold_back(running, "submit")
    await running.press("8")
    await running.on_page("SubmissionScreen")
    yield "submission, sending"
    released.set()
    await running.until(
        lambda: running.call.submission.filings[0].state is FilingState.ACCEPTED, "the receipt"
    )
    await answered(running)
    yield "submission"
    await running.press("escape")
    yield "submission, no way back"
    order(running, "")
    await running.press("f5")
    await running.until(
        lambda: all(item.state for one in running.call.submission.filings for item in one.items), "states"
    )
    await answered(running)
    yield "submission, asked how far it is"
    await running.press("enter")
    await running.on_page("WrapUpScreen")
    yield "wrap-up"
    await running.press("2")
    yield "wrap-up, another outcome"
    running.clock.advance(seconds=31)
    yield "wrap-up, half over"
    running.clock.advance(seconds=15)
    yield "wrap-up, soon over"
    await running.press("space")
    yield "wrap-up, one minute more"
    await running.press("9", "enter")
    yield "wrap-up, other without a note"
    await paste(running, SUBJECT.digits)
    await running.press("enter")
    yield "wrap-up, note refused"


@journey("submission, queued", "home, waiting to be sent")
async def queued(running: Console) -> AsyncIterator[str]:
    await to_read_back(running, "zj")
    order(running, "submit:down")
    await submitted(running, FilingState.QUEUED)
    yield "submission, queued"
    await running.press("enter")
    await running.on_page("WrapUpScreen")
    await running.press("enter")
    await running.on_page("HomeScreen")
    yield "home, waiting to be sent"


@journey("submission, outcome unknown", "wrap-up, outcome unknown")
async def unknown(running: Console) -> AsyncIterator[str]:
    await to_read_back(running, "zj")
    order(running, "submit:lost-after,find_requests:down")
    await submitted(running, FilingState.OUTCOME_UNKNOWN)
    yield "submission, outcome unknown"
    await running.press("enter")
    await running.on_page("WrapUpScreen")
    yield "wrap-up, outcome unknown"


@journey("submission, needs a person", "home, needs a person")
async def needs_a_person(running: Console) -> AsyncIterator[str]:
    await to_read_back(running, "zj")
    order(running, "submit:refused")
    await submitted(running, FilingState.NEEDS_PERSON)
    yield "submission, needs a person"
    await running.press("enter")
    await running.on_page("WrapUpScreen")
    await running.press("enter")
    await running.on_page("HomeScreen")
    yield "home, needs a person"


@journey("wrap-up, nothing was done", "home, put away")
async def wrap_up_early(running: Console) -> AsyncIterator[str]:
    await to_intake(running)
    await running.press("f9", "enter")
    await running.on_page("WrapUpScreen")
    yield "wrap-up, nothing was done"
    await running.press("enter")
    await running.on_page("HomeScreen")
    yield "home, put away"
