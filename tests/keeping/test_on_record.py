"""A copy and a list of the cases leave a record: by themselves, or by the console that has the casebook open."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import pytest

from agent_console.audit.reading import open_log, verify_file
from agent_console.audit.verification import Verdict
from agent_console.audit.words import Action
from agent_console.casebook.schema import MIGRATIONS
from tests.console import console
from tests.support_keeping import Keeper


def exports(keeper: Keeper) -> list[tuple[str, str | None]]:
    with open_log(keeper.file, MIGRATIONS) as log:
        records = [link.record for link in log.links() if link]
    return [(one.actor.staff_no, one.entry.reason) for one in records if one.entry.action is Action.EXPORTED]


def test_without_a_console_the_commands_write_it_themselves(keeper: Keeper, tmp_path: Path) -> None:
    keeper.worked()
    assert keeper("backup", str(tmp_path / "copy.sqlite")) == 0
    assert keeper.err == ""
    assert keeper("export") == 0
    assert (json.loads(keeper.out)["number"], keeper.err) == ("138****8000", "")
    assert exports(keeper) == [("backup", "BACKUP"), ("export", "CASE_LIST")]
    assert verify_file(keeper.file, MIGRATIONS).verdict is Verdict.WHOLE


async def test_a_console_at_work_writes_it(keeper: Keeper, tmp_path: Path) -> None:
    async with console(keeper.folder, language="en") as running:
        await running.on_page("HomeScreen")
        assert await asyncio.to_thread(keeper, "backup", str(tmp_path / "copy.sqlite")) == 0
        assert keeper.err == ""
        assert exports(keeper) == [("backup", "BACKUP")]


@pytest.mark.parametrize("command", [("backup",), ("export",)])
def test_where_nobody_can_write_it_that_is_said(
    keeper: Keeper, tmp_path: Path, command: tuple[str, ...]
) -> None:
    keeper.worked()
    (keeper.folder / "training.key").rename(tmp_path / "elsewhere")
    assert keeper(*command) == 0
    assert keeper.err.startswith("It could not be put on record")
    assert not (keeper.folder / "training.key").exists()
