"""The console at work and its audit log: who came and went, a cut that the registry knows of, a record that fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from agent_console.app import AgentConsole
from agent_console.audit import start_key
from agent_console.audit.reading import open_log, verify_file
from agent_console.audit.verification import Outside, Verdict
from agent_console.backend import PlatformList
from agent_console.casebook.schema import MIGRATIONS
from agent_console.seat import known_desk
from screens.widgets.frame import Frame
from tests.console import SMALL, Console, TestClock, console, opened_in
from tests.support_desk import FULL_CALL


async def test_coming_and_going_is_on_record_with_the_desks_own_name(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        opened = running.app.opened
        file = opened.casebook.path
        assert opened.audit_heads.newest() == str(opened.casebook.audit.head)
    desk = known_desk(opened.home)
    with open_log(file, MIGRATIONS) as log:
        assert log.name == f"{desk}.fake"
        records = [link.record for link in log.links() if link]
    assert [str(record.entry.action) for record in records] == ["SIGNED_ON", "SIGNED_OFF"]
    assert {(record.actor.staff_no, record.actor.seat) for record in records} == {("8021", desk)}
    key = start_key.read(file.with_name(file.name + start_key.SUFFIX))[1]
    assert verify_file(file, MIGRATIONS, Outside(key)).verdict is Verdict.WHOLE


async def test_a_cut_the_registry_knows_of_is_told_on_the_page(tmp_path: Path) -> None:
    async with console(tmp_path, language="en") as running:
        heads = running.app.opened.audit_heads
        desk = running.app.opened.casebook.audit.head.desk
        heads.seen(f"{desk};900;{'0' * 64}")
        await running.pilot.pause()
        assert "! The audit log was cut" in running.text


async def test_a_cut_that_the_first_answer_tells_of_is_told_on_the_first_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = opened_in(tmp_path, TestClock(), language="en")
    platforms = opened.backend.platforms

    async def told() -> PlatformList:
        opened.audit_heads.seen(f"{opened.casebook.audit.head.desk};900;{'0' * 64}")
        return await platforms()

    monkeypatch.setattr(opened.backend, "platforms", told)
    app = AgentConsole(opened)
    async with app.run_test(size=SMALL) as pilot:
        running = Console(app, pilot, TestClock())
        await running.until(
            lambda: app.context is not None and isinstance(app.screen, Frame), "the first page"
        )
        await running.sees("! The audit log was cut")


async def test_a_step_whose_record_can_not_be_written_is_not_taken_and_says_so(tmp_path: Path) -> None:
    async with console(tmp_path, language="en") as running:
        running.desk.intake.open(FULL_CALL)
        before = running.call
        running.app.opened.casebook._store._connection.execute("PRAGMA query_only = ON")
        running.app.screen.call_later(running.desk.intake.enter_subject, FULL_CALL)
        await running.until(lambda: "x Not written down" in running.text, "the sentence")
        assert running.call == before


async def test_what_a_backend_is_handed_speaks_of_the_log_once_it_is_open(tmp_path: Path) -> None:
    opened = opened_in(tmp_path, TestClock())
    first = opened.audit_heads.newest()
    await opened.close()
    assert first is not None
    assert opened.audit_heads.newest() not in (None, first)
