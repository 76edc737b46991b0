"""Keys that a slow line delivers all in one: they end as the same keys pressed one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from agent_console.call.steps import Step
from tests.console import console
from tests.screens.calls import SUBJECT, at_intake, caller_of, go_to_verification, verdict_known


@pytest.mark.full
async def test_a_command_with_its_number_begins_the_call(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        running.throw(*":n", "space", *SUBJECT.digits, "enter")
        await running.on_page("IntakeScreen")
        assert running.call.numbers.subject == SUBJECT


@pytest.mark.full
async def test_name_and_document_each_reach_their_field(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        caller = await caller_of(running)
        await go_to_verification(running)
        running.throw(*caller.name, "enter", *caller.document)
        await running.until(lambda: running.call.verification.matched, "a match")


async def test_a_note_with_its_enter_is_filed_whole(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        running.throw("f6", *"客户明天再来", "enter")
        await running.until(lambda: running.call.notes != (), "the note")
        assert [note.text for note in running.call.notes] == ["客户明天再来"]


async def test_the_callers_word_is_not_taken_from_keys_sent_before_its_page_stood(tmp_path: Path) -> None:
    async with at_intake(tmp_path) as running:
        await verdict_known(running)
        running.throw("enter", "1", "1", "1")
        await running.on_page("NoticeScreen")
        await running.pilot.pause()
        assert running.call.step is Step.NOTICE


async def test_a_paste_keeps_its_place_among_the_keys(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        running.throw(":", "n", "space")
        driver = running.app._driver
        assert driver is not None
        pasted = events.Paste(SUBJECT.digits)
        pasted.set_sender(running.app)
        driver.send_message(pasted)
        running.throw("enter")
        await running.on_page("IntakeScreen")
        assert running.call.numbers.subject == SUBJECT
