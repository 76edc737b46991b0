"""The lock: nothing of a caller on the screen, the call goes on, and everything is there again after it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from agent_console.call.line import LineState
from agent_console.language import load_language
from screens.call_screen import GoHome
from screens.lock.page import TRIES, LockView, heading, hints, lock_block
from screens.on_hold import is_held
from screens.widgets.field import Field
from tests.console import MONDAY_MORNING, SMALL, WIDE, Console, console
from tests.screens.calls import SUBJECT, answer, caller_of, go_to_lookup, go_to_verification
from tests.screens.pages import faults_of, rows_of

AFTER_FIVE = "lock_after_minutes = 5"


def shows_a_caller(running: Console) -> bool:
    """Whether the subject number stands on the screen, masked or not."""
    return SUBJECT.masked in running.text or SUBJECT.digits in running.text.replace(" ", "")


@asynccontextmanager
async def half_typed(home: Path, settings: str = "", size: tuple[int, int] = SMALL) -> AsyncIterator[Console]:
    """Work a call to the verification, with a name half typed and the cursor in the middle of it."""
    async with console(home, settings=settings, size=size) as running:
        await answer(running)
        await go_to_verification(running)
        await running.type((await caller_of(running)).name)
        await running.press("left")
        yield running


async def locked(running: Console) -> None:
    await running.press("ctrl+l")
    await running.on_page("LockScreen")


async def unlock(running: Console, staff_no: str = "8021") -> None:
    await running.type(staff_no)
    await running.press("enter")


async def test_one_key_hides_everything_and_the_staff_number_brings_it_back_as_it_was(tmp_path: Path) -> None:
    async with half_typed(tmp_path) as running:
        name = (await caller_of(running)).name
        before, caret = running.rows, running.app.cursor_position
        await locked(running)
        assert not shows_a_caller(running)
        assert name not in running.text
        assert "工号8021" in running.rows[0]
        assert "- 已锁屏" in running.rows[0]

        await unlock(running)
        await running.on_page("VerificationScreen")
        assert running.rows == before
        assert running.app.cursor_position == caret
        await running.type("某")
        assert running.app.screen.query_one("#name", Field).value == f"{name[:-1]}某{name[-1]}"


async def test_nobody_there_is_warned_and_locked_by_the_clock_and_any_key_keeps_it_open(
    tmp_path: Path,
) -> None:
    async with half_typed(tmp_path, AFTER_FIVE) as running:
        look = running.app._look_for_somebody
        await look()
        running.clock.advance(minutes=4, seconds=45)
        await look()
        await running.sees("! 15 秒后锁屏，按任意键继续")
        await running.press("escape")
        assert running.page == "VerificationScreen"
        assert "秒后锁屏" not in running.text

        running.clock.advance(minutes=4, seconds=59)
        await look()
        assert "秒后锁屏" in running.text
        running.clock.advance(seconds=1)
        await look()
        await running.on_page("LockScreen")
        assert not shows_a_caller(running)


async def test_a_clock_that_is_set_back_puts_the_lock_off_by_no_hour(tmp_path: Path) -> None:
    async with half_typed(tmp_path, AFTER_FIVE) as running:
        look = running.app._look_for_somebody
        await look()
        running.clock.advance(hours=-1)
        await look()
        running.clock.advance(minutes=5)
        await look()
        await running.on_page("LockScreen")


@pytest.mark.full
async def test_a_page_below_that_goes_home_late_changes_nothing_under_the_lock(tmp_path: Path) -> None:
    async with half_typed(tmp_path) as running:
        below = running.app.screen
        await locked(running)
        shown = running.rows
        below.post_message(GoHome())
        await running.pilot.pause()
        assert running.page == "LockScreen"
        assert running.rows == shown
        assert running.desk.call is not None, "nobody who is there put the call away"
        await unlock(running)
        await running.on_page("VerificationScreen")


@pytest.mark.full
async def test_hold_and_end_work_without_unlocking(tmp_path: Path) -> None:
    async with half_typed(tmp_path) as running:
        await locked(running)
        await running.press("f7")
        assert is_held(running.call)
        await running.sees("保持中")
        await running.press("f7", "f10")
        await running.sees("再按 F10")
        assert not is_held(running.call)
        await running.press("f10")
        assert running.call.line.state is LineState.ENDED
        assert not shows_a_caller(running)
        await unlock(running)
        await running.on_page("WrapUpScreen")


@pytest.mark.full
async def test_five_wrong_ones_leave_it_to_somebody_else(tmp_path: Path) -> None:
    async with half_typed(tmp_path) as running:
        await locked(running)
        for _ in range(TRIES):
            await unlock(running, "9")
            await running.sees("x 工号和口令不符")
        await running.sees("现在要班长来解")
        await unlock(running)
        await running.sees("x 这是您自己的工号")
        await unlock(running, "8001")
        await running.on_page("VerificationScreen")


@pytest.mark.full
async def test_a_number_that_is_shown_is_masked_by_the_lock_and_stays_so(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await answer(running)
        await go_to_lookup(running)
        await running.on_page("SelectionScreen")
        await running.press("f4", "1", "1")
        await running.sees(SUBJECT.grouped)
        await locked(running)
        assert not shows_a_caller(running)
        await unlock(running)
        await running.on_page("SelectionScreen")
        assert SUBJECT.grouped not in running.text
        assert SUBJECT.masked in running.rows[0]


@pytest.mark.full
async def test_the_word_locks_too_and_what_comes_meanwhile_is_shown_after_it(tmp_path: Path) -> None:
    async with half_typed(tmp_path, size=WIDE) as running:
        await running.press(":")
        await running.type("lock")
        await running.press("enter")
        await running.on_page("LockScreen")
        assert not shows_a_caller(running)
        await running.pilot.resize_terminal(*SMALL)
        running.desk.line.drop()
        await running.pilot.pause()
        assert running.page == "LockScreen"
        await unlock(running)
        await running.until(
            lambda: running.page not in ("LockScreen", "VerificationScreen"), "the page of the drop"
        )
        assert len(running.rows[0]) <= SMALL[0]


@pytest.mark.full
async def test_the_key_test_sees_the_key_of_the_lock_and_does_not_lock(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await running.press("f1", "0", "ctrl+l")
        await running.sees("+ Ctrl+L")
        await running.press("escape", "escape", "f12")
        await running.on_page("LockScreen")


@pytest.mark.parametrize("size", [(78, 15), (67, 31), (167, 40)], ids=str)
@pytest.mark.parametrize("needs_lead", [False, True])
@pytest.mark.parametrize("by_number", [False, True])
def test_the_page_fits_every_size_in_both_languages(
    size: tuple[int, int], needs_lead: bool, by_number: bool
) -> None:
    for code in ("zh", "en"):
        view = LockView(load_language(code), MONDAY_MORNING, LineState.UP, by_number, needs_lead)
        block = lock_block(view, *size)
        assert faults_of(block, *size) == []
        assert {place.field for place in block.places} == set(view.fields)
        assert any(rows_of(block, size[0]))
        assert heading(view)
        assert hints(view)[0].key == "Enter"
