"""F4: three keys to a number, with its record and its time; nothing before or after, and two where it takes two."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from agent_console.audit.heads import Head
from agent_console.identity.phone import PhoneNumber
from screens.call_screen import CallScreen
from screens.home.screen import HomeScreen
from tests.console import Console, console
from tests.screens.calls import SUBJECT, answer, caller_of, go_to_lookup, go_to_verification, say_holder
from tests.states.hands import instead

OTHER = PhoneNumber("13300000607")


def page(running: Console) -> CallScreen:
    screen = running.app.screen
    assert isinstance(screen, CallScreen)
    return screen


def tick(running: Console) -> None:
    """Do what the page does each second."""
    page(running)._tick()


def has_number(running: Console, number: PhoneNumber = SUBJECT) -> bool:
    """Whether a number stands on the screen, however it is grouped."""
    return number.digits in "".join(one for one in running.text if one.isdigit() or one == "*")


@asynccontextmanager
async def verified(home: Path, calling: PhoneNumber = SUBJECT) -> AsyncIterator[Console]:
    """Work a call until its caller is verified; from another phone the code is sent by hand."""
    async with console(home) as running:
        await answer(running, calling)
        if calling == SUBJECT:
            await go_to_lookup(running)
        else:
            await verify_from_another_phone(running)
        await running.on_page("SelectionScreen")
        yield running


async def verify_from_another_phone(running: Console) -> None:
    await instead(running, SUBJECT.digits)
    await running.until(lambda: running.call.numbers.subject == SUBJECT, "the subject number")
    caller = await caller_of(running)
    await go_to_verification(running)
    await say_holder(running, caller.name, caller.document)
    await running.until(lambda: running.call.verification.matched, "the match")
    await running.press("f5")
    await running.until(lambda: running.call.verification.code is not None, "a code")
    await running.type(await running.code_on_phone(SUBJECT))
    await running.until(lambda: running.call.verification.verified, "the verification")


async def test_three_keys_show_a_number_with_who_and_why_until_its_time_is_over(tmp_path: Path) -> None:
    async with verified(tmp_path) as running:
        before = running.desk.casebook.audit.head.seq
        assert not has_number(running)
        await running.press("f4", "1")
        assert not has_number(running)
        await running.press("1")
        assert SUBJECT.grouped in running.text
        assert running.desk.casebook.audit.head.seq == before + 1
        assert f"记录 {before + 1} 已写" in running.text
        assert "! 正在显示：联系电话，8021，客户要求核对" in running.text
        assert "0:20" in running.text

        running.clock.advance(seconds=15)
        await running.press("space", "f7")
        running.clock.advance(seconds=24)
        tick(running)
        assert SUBJECT.grouped in running.text
        running.clock.advance(seconds=2)
        page(running).remake()
        await running.pilot.pause()
        assert not has_number(running)
        await running.press("space")
        assert not has_number(running)
        tick(running)
        await running.sees("= 已遮住")


@pytest.mark.full
async def test_escape_masks_and_gives_the_page_back_as_it_was(tmp_path: Path) -> None:
    async with verified(tmp_path) as running:
        await running.type("wx")
        before = running.rows[3:17]
        await running.press("f4", "2", "3", "escape")
        assert not has_number(running)
        assert running.rows[3:17] == before


@pytest.mark.full
async def test_before_the_verification_f4_says_so_and_has_no_place(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await answer(running)
        await running.until(lambda: running.call.numbers.record is not None, "the verdict")
        assert "F4" not in running.rows[-1]
        await running.press("f4")
        await running.sees("- 核验以后才能显示")
        await running.press("enter")
        await running.on_page("NoticeScreen")
        await running.pilot.pause()
        assert "核验以后" not in running.text
        await running.press("f4")
        await running.sees("- 核验以后才能显示")
        assert "F4" not in running.rows[-1]


@pytest.mark.full
async def test_somebody_elses_number_takes_another_person_at_the_same_terminal(tmp_path: Path) -> None:
    async with verified(tmp_path, OTHER) as running:
        await running.press("f4", "3", "1")
        await running.sees("~ 等另一位同事批准")
        await running.type("8021")
        await running.press("enter")
        await running.sees("x 这是您自己的工号")
        assert not has_number(running, OTHER)
        await running.type("8022")
        await running.press("enter")
        await running.sees(OTHER.grouped)
        await running.press("escape")
        assert not has_number(running, OTHER)


@pytest.mark.full
async def test_a_log_that_was_cut_shows_nothing_before_somebody_else_took_note(tmp_path: Path) -> None:
    async with verified(tmp_path) as running:
        heads = running.app.opened.audit_heads
        own = running.desk.casebook.audit.head
        heads.seen(str(Head(own.desk, own.seq + 9, bytes(32))))
        await running.press("f4")
        await running.sees("要班长确认")
        await running.type("8001")
        await running.press("enter")
        await running.sees("+ 已确认")
        await running.press("f4", "1", "1")
        await running.sees(SUBJECT.grouped)


@pytest.mark.full
async def test_no_record_no_number(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with verified(tmp_path) as running:
        store = running.desk.casebook._store

        def fails(_self: object) -> None:
            raise store.report_damage("nothing more can be written")

        monkeypatch.setattr(type(store), "transaction", fails)
        await running.press("f4", "1", "1")
        await running.sees("x 记录写不下去，不能显示")
        assert not has_number(running)


@pytest.mark.full
async def test_the_number_of_a_call_back_is_shown_on_its_day_before_anybody_is_rung(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        await answer(running)
        await go_to_verification(running)
        await running.press("f9", "3")
        await running.on_page("WrapUpScreen")
        await running.press("enter")
        await running.on_page("HomeScreen")
        running.clock.advance(days=1)
        await running.press("f5")
        home = running.app.screen
        assert isinstance(home, HomeScreen)
        await running.until(lambda: bool(home.lists.data.due), "the call-back")
        running.clock.advance(seconds=1)
        for _ in range(60):
            if home.can_reveal():
                break
            await running.press("down")
        assert "F4显示" in running.rows[-1]
        assert not has_number(running)
        await running.press("f4", "1", "2")
        await running.sees(SUBJECT.grouped)
        await running.press("escape", "f4", "1", "1")
        await running.sees("- 核验以后才能显示")
        assert not has_number(running)
