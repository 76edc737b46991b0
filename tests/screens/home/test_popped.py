"""A number from the phone system rings on the first page, masked, and Enter answers it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from agent_console.popping.socket_file import GREETING, NAME, address_of
from screens.home.screen import HomeScreen
from tests.console import TestClock, console


async def ring(home: Path, number: str) -> str:
    with address_of(home / "training" / "fake" / NAME) as address:
        reader, writer = await asyncio.open_unix_connection(address)
    writer.write(f"{GREETING} {number}\n".encode())
    word = (await reader.readline()).decode().strip()
    writer.close()
    return word


@pytest.mark.full
async def test_a_call_that_rings_is_answered_with_enter(tmp_path: Path) -> None:
    clock = TestClock()
    async with console(tmp_path, language="en", clock=clock) as running:
        await running.on_page("HomeScreen")
        assert await ring(tmp_path, "13900139123") == "RINGS"
        await running.sees("139****9123")
        assert "13900139123" not in running.text
        clock.advance(seconds=1)
        await running.press("enter")
        await running.on_page("IntakeScreen")
        assert running.call.numbers.calling is not None
        assert running.call.numbers.calling.digits == "13900139123"
        assert running.desk.ringing.now() == ()
    assert not (tmp_path / "training" / "fake" / NAME).exists()


@pytest.mark.full
async def test_enter_that_was_meant_for_another_row_does_not_answer_a_call_that_just_came(
    tmp_path: Path,
) -> None:
    async with console(tmp_path, language="en") as running:
        await running.on_page("HomeScreen")
        await ring(tmp_path, "13900139123")
        await running.press("enter")
        assert running.page == "HomeScreen"


async def test_that_nothing_rings_is_not_said_any_longer_once_something_does(tmp_path: Path) -> None:
    async with console(tmp_path, language="en") as running:
        await running.on_page("HomeScreen")
        page, context = running.app.screen, running.app.context
        assert isinstance(page, HomeScreen)
        assert context is not None
        context.caller.calls = ()
        page.cases_moved()
        running.clock.advance(seconds=1)
        await running.press("enter")
        await running.sees("Nothing rings and nothing is due")
        await ring(tmp_path, "13900139123")
        await running.sees("139****9123")
        assert "Nothing rings" not in running.text


@pytest.mark.full
async def test_a_call_rings_on_while_another_is_worked(tmp_path: Path) -> None:
    clock = TestClock()
    async with console(tmp_path, language="en", clock=clock) as running:
        await running.on_page("HomeScreen")
        await running.type("13800138000")
        await running.press("enter")
        await running.on_page("IntakeScreen")
        assert await ring(tmp_path, "13900139123") == "RINGS"
        assert running.page == "IntakeScreen"
        assert [one.number.digits for one in running.desk.ringing.now()] == ["13900139123"]


@pytest.mark.full
async def test_a_door_that_can_not_be_opened_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "training" / "fake").mkdir(parents=True)
    (tmp_path / "training" / "fake" / NAME).write_text("mine", encoding="ascii")
    async with console(tmp_path, language="en") as running:
        await running.on_page("HomeScreen")
        await running.sees("The phone system cannot say here who rings")
