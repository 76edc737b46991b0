"""Lock and approval where people have passphrases: who may, how often, and that nothing typed is ever readable."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from agent_console.app import AgentConsole
from agent_console.audit.words import Role
from agent_console.call.reveal import RevealField
from agent_console.encryption.master_key import MasterKey
from agent_console.identity.secret import Secret
from agent_console.staff.checking import StaffCheck
from agent_console.staff.person import Person
from agent_console.staff.roster import Roster, record_of
from screens.lock.page import TRIES
from screens.widgets.field import Field
from screens.widgets.frame import Frame
from tests.console import MONDAY_MORNING, SMALL, Console, TestClock, opened_in
from tests.screens.calls import SUBJECT, answer, go_to_lookup
from tests.states.hands import paste
from tests.support_audit import records_on_disk
from tests.support_staff import cheap_slots

pytestmark = pytest.mark.full

LEAD, AGENT, TRAINEE = (
    Person("8001", Role.TEAM_LEAD),
    Person("8021", Role.AGENT),
    Person("8030", Role.TRAINEE),
)
WORDS = {one: f"a sample passphrase {one.staff_no}" for one in (LEAD, AGENT, TRAINEE)}


@asynccontextmanager
async def verified(home: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Console]:
    """Work a call to the selection at a desk whose people have passphrases."""
    cheap_slots(monkeypatch)
    master = MasterKey.new()
    records = (record_of(one, master, Secret(WORDS[one]), "8001", MONDAY_MORNING) for one in WORDS)
    staff = StaffCheck(Roster(tuple(records)), training=False)
    clock = TestClock()
    app = AgentConsole(replace(opened_in(home, clock), staff=staff))
    async with app.run_test(size=SMALL) as pilot:
        running = Console(app, pilot, clock)
        await running.until(
            lambda: app.context is not None and isinstance(app.screen, Frame), "the first page"
        )
        await answer(running)
        await go_to_lookup(running)
        await running.on_page("SelectionScreen")
        yield running


def records(running: Console) -> list[dict[str, Any]]:
    return records_on_disk(running.desk.casebook.path)


async def type_passphrase(running: Console, words: str) -> None:
    """Type a passphrase and see that it cannot be read while it stands there."""
    await paste(running, words)
    assert words not in running.text
    assert "*" * 5 in running.text
    await running.press("enter")


async def test_the_agents_own_passphrase_unlocks_and_five_wrong_ones_leave_it_to_a_lead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with verified(tmp_path, monkeypatch) as running:
        await running.press("ctrl+l")
        await running.on_page("LockScreen")
        await type_passphrase(running, WORDS[AGENT])
        await running.on_page("SelectionScreen")

        await running.press("ctrl+l")
        await running.on_page("LockScreen")
        for _ in range(TRIES):
            await type_passphrase(running, "another one that is wrong")
            await running.sees("x 口令不对")
            await running.press("escape")
        await running.sees("现在要班长来解")
        for person, told in ((AGENT, "x 要班长才行"), (LEAD, "")):
            await paste(running, person.staff_no)
            await running.press("enter")
            await type_passphrase(running, WORDS[person])
            await (running.sees(told) if told else running.on_page("SelectionScreen"))
        by = [(one["action"], one["staff_no"]) for one in records(running)][-8:]
        assert by == [
            ("LOCKED", "8021"),
            *[("UNLOCK_REFUSED", "8021")] * 6,
            ("UNLOCKED", "8001"),
        ]


async def test_a_colleague_agrees_by_passphrase_and_a_trainee_can_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with verified(tmp_path, monkeypatch) as running:
        top = running.desk._worktop
        top.settings = replace(top.settings, vault_fields=frozenset({RevealField.SUBJECT_NUMBER}))
        await running.press("f4", "2", "1")
        for person, told in ((TRAINEE, "x 学员不能批准"), (LEAD, SUBJECT.grouped)):
            await paste(running, person.staff_no)
            await running.press("enter")
            await type_passphrase(running, WORDS[person])
            await running.sees(told)
        last = [(one["action"], one["staff_no"], one["role"]) for one in records(running)][-3:]
        assert last == [
            ("APPROVAL_REFUSED", "8030", "TRAINEE"),
            ("REVEAL_APPROVED", "8001", "TEAM_LEAD"),
            ("REVEALED", "8021", "AGENT"),
        ]
        assert running.app.screen.query_one("#passphrase", Field).value == ""


async def test_half_of_a_colleagues_passphrase_does_not_outlive_the_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with verified(tmp_path, monkeypatch) as running:
        top = running.desk._worktop
        top.settings = replace(top.settings, vault_fields=frozenset(RevealField))
        await running.press("f4", "1", "1")
        await paste(running, "8001")
        await running.press("enter")
        await paste(running, "a sample pass")
        await running.press("ctrl+l")
        await running.on_page("LockScreen")
        await type_passphrase(running, WORDS[AGENT])
        await running.on_page("SelectionScreen")
        assert [one.value for one in running.app.screen.query(Field)] == [""] * len(
            running.app.screen.query(Field)
        )
