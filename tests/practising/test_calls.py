"""A whole practised call by keys alone: from the list to the score, speaking, waiting for the caller, counting keys."""

from __future__ import annotations

import re

import pytest

from agent_console.options import Language
from agent_console.training.practice import Mode
from tests.console import SMALL, WIDE
from tests.training_console import Training, training

NAME, DOCUMENT = "张示例", "34052419800101001X"


async def says(running: Training, times: int = 1) -> None:
    """Say the proposed line, and the next."""
    for _ in range(times):
        await running.press("f2", "f2")


async def to_the_code(running: Training) -> None:
    await running.answers()
    await says(running)
    await running.press("enter")
    await running.on_page("NoticeScreen")
    await says(running)
    await running.press("1")
    await running.on_page("VerificationScreen")
    await says(running)
    await running.type(NAME)
    await running.press("enter")
    await running.type(DOCUMENT)
    await running.until(lambda: running.call.verification.code is not None, "the code")


async def hears_the_code(running: Training) -> str:
    await says(running)
    running.clock.advance(seconds=10)
    read = re.compile(r": (\d{3} \d{3})|：(\d{3} \d{3})")
    await running.until(lambda: read.search(running.text) is not None, "the code that is read out")
    found = read.search(running.text)
    assert found is not None
    return (found[1] or found[2]).replace(" ", "")


async def worked(running: Training) -> None:
    await to_the_code(running)
    await running.type(await hears_the_code(running))
    await running.on_page("SelectionScreen")
    await says(running, 2)
    for initials in ("wx", "dy"):
        await running.type(initials)
        await running.press("space")
    await running.press("enter")
    await running.on_page("ReadBackScreen")
    while not running.call.read_back.last_page_shown:
        await running.press("enter")
        await running.pilot.pause()
    for key in "123":
        await says(running)
        running.clock.advance(seconds=30)
        await running.press(key)
    await running.press("8")
    await running.on_page("SubmissionScreen")
    await says(running)
    await running.press("enter")
    await running.on_page("WrapUpScreen")
    await running.press("enter")
    await running.on_page("ScoreScreen")


@pytest.mark.full
@pytest.mark.parametrize(("size", "language"), [(SMALL, "zh"), (WIDE, "en")])
async def test_keys_alone_lead_from_the_list_to_the_score(
    tmp_path_factory: pytest.TempPathFactory, size: tuple[int, int], language: Language
) -> None:
    async with training(tmp_path_factory.mktemp("home"), None, size=size, language=language) as running:
        assert running.page == "ScenariosScreen"
        await running.press("enter")
        await running.on_page("BriefScreen")
        await worked(running)
        finished = running.classroom.finished
        assert finished is not None
        assert running.classroom.result(finished).score > 50
        assert not running.classroom.result(finished).card.critical
        # Answer, numbers, consent, name, two ticks, review, three statements, send, two to the end: as in live work.
        assert finished.keys == 13


async def test_the_code_is_known_only_once_the_caller_was_asked_to_read_it(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    async with training(tmp_path_factory.mktemp("home")) as running:
        await to_the_code(running)
        await running.sees("短信在路上")
        running.clock.advance(seconds=20)
        await running.sees("短信到了，客户还没念")
        await says(running)
        await running.sees("短信到了，客户还没念")
        running.clock.advance(seconds=8)
        await running.sees("念出来")


async def test_f2_opens_the_list_esc_says_nothing_and_the_cursor_goes_back(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    async with training(tmp_path_factory.mktemp("home")) as running:
        await running.answers()
        before = running.app.screen.focused
        await running.press("f2")
        await running.sees("我说什么")
        assert running.app.screen.focused is None
        await running.press("escape")
        await running.pilot.pause()
        assert running.app.screen.focused is before
        practice = running.classroom.practice
        assert practice is not None
        assert practice.run.said == ()
        assert practice.keys == 1
        await running.press("f2", "1")
        await running.pilot.pause()
        assert running.classroom.practice is not None
        assert len(running.classroom.practice.run.said) == 1
        assert running.classroom.practice.keys == 1


@pytest.mark.full
async def test_in_a_certification_nothing_says_what_may_not_be_said(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    async with training(tmp_path_factory.mktemp("home"), mode=Mode.CERTIFICATION) as running:
        await running.answers()
        assert "忌" not in running.text
        await running.press("f2")
        await running.sees("我说什么")
        assert "忌" not in running.text


@pytest.mark.full
async def test_the_language_changes_in_mid_run_and_stays_for_the_next(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    async with training(tmp_path_factory.mktemp("home")) as running:
        await running.answers()
        await running.press("ctrl+e")
        await running.sees("Caller (played): calm")
        await running.press("ctrl+q", "2")
        await running.on_page("BriefScreen")
        await running.sees("Broken off: this run is not kept")
        await running.press("enter")
        await running.on_page("HomeScreen")
        await running.sees("Back to the brief")
        await running.press("escape")
        await running.on_page("BriefScreen")
