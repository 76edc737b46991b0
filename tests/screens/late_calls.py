"""Calls of a running console from the selection on. The way there has its own tests; here the desk takes it at once."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from agent_console.identity.secret import Secret
from agent_console.options import Language
from screens.call_screen import CallMoved
from tests.console import SMALL, Console, console
from tests.screens.calls import SUBJECT, caller_of


@asynccontextmanager
async def at_selection(
    home: Path, size: tuple[int, int] = SMALL, language: Language = "zh"
) -> AsyncIterator[Console]:
    """Run a console on which every platform has answered and nothing is ticked."""
    async with console(home, size=size, language=language) as running:
        await _lead_to_selection(running)
        yield running


async def _lead_to_selection(running: Console) -> None:
    desk, caller = running.desk, await caller_of(running)
    desk.intake.open(SUBJECT)
    await desk.intake.enter_subject(SUBJECT)
    desk.intake.confirm_numbers()
    desk.intake.agree()
    await desk.holder.ask_signals()
    await desk.holder.compare(Secret(caller.name), Secret(caller.document))
    await desk.holder.confirm_code(Secret(await running.code_on_phone(SUBJECT)))
    await desk.finding.look_up()
    running.app.screen.post_message(CallMoved())
    await running.on_page("SelectionScreen")


async def filter_by(running: Console, text: str) -> None:
    """Type into the filter and wait until the list shows what it finds."""
    await running.type(text)
    await running.until(lambda: running.desk.intake.typed.filter == text, f"the filter {text}")


async def tick(running: Console, *typed: str) -> None:
    """Tick what each text finds best."""
    for text in typed:
        before = running.call.ticked
        await filter_by(running, text)
        await running.press("space")
        await running.until(lambda before=before: running.call.ticked != before, f"a tick on {text}")  # type: ignore[misc]


async def go_to_read_back(running: Console, *typed: str) -> None:
    """Tick, go to the read-back and wait until its last page was on the screen."""
    await tick(running, *typed)
    await running.press("enter")
    await running.on_page("ReadBackScreen")
    await running.until(lambda: running.call.read_back.last_page_shown, "the last page")


async def state_all(running: Console) -> None:
    """Let the caller answer all three."""
    await running.press("1", "2", "3")
    await running.until(lambda: len(running.call.read_back.stated) == 3, "three statements")


async def go_to_submission(running: Console, *typed: str) -> None:
    """Read back, let the caller agree, and send."""
    await go_to_read_back(running, *typed)
    await state_all(running)
    await running.press("8")
    await running.on_page("SubmissionScreen")


async def go_to_wrap_up(running: Console, *typed: str) -> None:
    """Submit and go on."""
    await go_to_submission(running, *typed)
    await running.sees("已受理")
    await running.press("enter")
    await running.on_page("WrapUpScreen")
