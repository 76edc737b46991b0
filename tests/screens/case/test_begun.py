"""What the page of a case says began it: a case in which nothing was filed was not filed on any day."""

from __future__ import annotations

from pathlib import Path

from screens.console_screen import CallMoved
from tests.console import SMALL, Console, console
from tests.screens.calls import SUBJECT
from tests.states.cases import a_case, named, verify


async def with_a_call_that_filed_nothing(running: Console) -> None:
    await verify(running, SUBJECT)
    running.desk.casework.open(running.call.id)
    running.app.screen.post_message(CallMoved())
    await running.on_page("CaseScreen")


async def test_a_case_in_which_nothing_was_filed_was_opened(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        await with_a_call_that_filed_nothing(running)
        assert "11-23 建单" in running.text
        assert "11-23 受理" not in running.text


async def test_a_case_with_a_request_was_filed(tmp_path: Path) -> None:
    async with console(tmp_path, size=SMALL) as running:
        await named(running, await a_case(running, "douyin"))
        assert "受理       2026-11-23" in running.text
