"""A casebook that cannot be written any more: said in a sentence, nothing on the screen is lost, no step is taken."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.app.terminal import furnished, terminal
from tests.console import Console, console
from tests.screens.calls import SUBJECT, at_intake, go_to_notice, go_to_verification, verdict_known

TOLD = "没记下来，磁盘出错"
EXIT_NOT_WRITTEN = 74


async def fill_the_disk(running: Console) -> None:
    """Let SQLite answer as on a full disk: no page more than there are, and none of these has room."""
    running.desk.casebook._store._connection.execute("PRAGMA max_page_count = 1")
    for _ in range(100):
        await running.press("f7")
        if TOLD in running.text:
            return
    raise AssertionError(running.text)


def break_the_file(running: Console) -> None:
    """Let the file become read-only under the console."""
    running.desk.casebook._store._connection.execute("PRAGMA query_only = ON")


async def test_a_key_that_can_not_be_written_down_does_nothing_and_says_so(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_notice(running)
        await fill_the_disk(running)
        before = running.call
        for key in ("1", "0", "escape", "f7", "f8", "f9"):
            await running.press(key)
            assert TOLD in running.text, key
        assert running.page == "NoticeScreen"
        assert running.call == before


@pytest.mark.full
async def test_what_was_typed_stays(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_verification(running)
        await running.type("张示例")
        await running.press("enter")
        await fill_the_disk(running)
        await running.type("34052419800101001X")
        await running.sees(TOLD)
        assert running.page == "VerificationScreen"
        assert running.desk.intake.typed.name is not None
        assert running.desk.intake.typed.name.reveal() == "张示例"


@pytest.mark.full
async def test_going_home_is_refused_where_home_can_not_be_read(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        await fill_the_disk(running)
        await running.press("escape")
        await running.pilot.pause()
        assert running.page == "IntakeScreen"
        assert running.call.numbers.subject == SUBJECT
        assert TOLD in running.text


async def test_a_call_can_not_be_started_on_it(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        break_the_file(running)
        await running.type("13800138000")
        await running.press("enter")
        await running.sees(TOLD)
        assert running.page == "HomeScreen"
        assert "13800138000" in running.text
        await running.press("ctrl+q")
        assert running.app._exit


@pytest.mark.full
async def test_ctrl_q_leaves_from_any_page(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await go_to_notice(running)
        await fill_the_disk(running)
        await running.press("ctrl+q")
        assert running.app._exit


@pytest.mark.full
def test_who_leaves_is_told_again_and_the_call_is_there_after_a_restart(tmp_path: Path) -> None:
    home = furnished(tmp_path / "home")
    with terminal(home, faulty="disk") as running:
        running.wait_for("首页")
        running.rest()
        running.press("13800138000\r")
        running.wait_for("号码有效")
        running.press("\x1b")
        running.wait_for("草稿，来电")
        running.rest()
        running.press("\x1b[15~")
        running.rest()
        (case_number,) = set(re.findall(r"\d{6}-\d{4}-\d", running.text))
        running.press(f"{case_number}\r")
        running.wait_for(TOLD)
        running.press("\x11")
        assert running.end() == EXIT_NOT_WRITTEN
        assert running.left_clean
        assert running.afterwards.count("。") == 1
    with terminal(home) as again:
        again.wait_for("草稿，来电")
