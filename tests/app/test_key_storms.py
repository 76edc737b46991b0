"""Keys in storms, from every page: Enter, Esc and letters never record a consent, never tick, never send."""

from __future__ import annotations

import ast
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.keys import _character_to_key

from agent_console.call import events as e
from agent_console.call.read_back import Statement
from agent_console.call.steps import Step
from agent_console.identity.secret import Secret
from screens.call_screen import CallMoved
from tests.app.terminal import ROOT
from tests.app.walks import settled
from tests.console import Console, console
from tests.screens.calls import SUBJECT

NAME, DOCUMENT = "张示例", "34052419800101001X"
SAID = (
    e.NoticeAgreed,
    e.Ticked,
    e.Unticked,
    e.StatementMade,
    e.FilingQueued,
    e.TenureStated,
)
"""What only the caller's word, or a deliberate key, may bring about."""

LETTERS = "abcdefghijklmnopqrstuvwxyzABCXYZ抖音微信支付宝一ａＺé"

Way = Callable[[Console], Awaitable[None]]


async def to_home(running: Console) -> None:
    running.desk.put_away()


async def to_intake(running: Console) -> None:
    running.desk.intake.open(SUBJECT)
    await running.desk.intake.enter_subject(SUBJECT)


async def to_notice(running: Console) -> None:
    await to_intake(running)
    running.desk.intake.confirm_numbers()


async def to_verification(running: Console) -> None:
    await to_notice(running)
    running.desk.intake.agree()
    await running.desk.holder.ask_signals()


async def to_code(running: Console) -> None:
    await to_verification(running)
    await running.desk.holder.compare(Secret(NAME), Secret(DOCUMENT))


async def to_lookup(running: Console) -> None:
    await to_code(running)
    if running.call.verification.code is None:
        await running.desk.holder.send_code()
    await running.desk.holder.confirm_code(Secret(await running.code_on_phone(SUBJECT)))


async def to_selection(running: Console) -> None:
    await to_lookup(running)
    await running.desk.finding.look_up()


async def to_ticked(running: Console) -> None:
    await to_selection(running)
    free = [one.id for one in running.desk.platforms.platforms]
    running.desk.choosing.tick(free[:3])
    assert running.call.ticked


async def to_read_back(running: Console) -> None:
    await to_ticked(running)
    running.desk.choosing.review()


async def to_stated(running: Console) -> None:
    await to_read_back(running)
    running.desk.choosing.show_last_page()
    for statement in Statement:
        running.desk.choosing.state(statement)


async def to_stopped(running: Console) -> None:
    await to_notice(running)
    running.desk.intake.decline()


async def to_wrap_up(running: Console) -> None:
    await to_notice(running)
    running.desk.line.go_to(Step.WRAP_UP)


PAGES: dict[str, Way] = {
    "home": to_home,
    "intake": to_intake,
    "notice": to_notice,
    "verification": to_verification,
    "code": to_code,
    "lookup": to_lookup,
    "selection": to_selection,
    "selection, ticked": to_ticked,
    "read-back": to_read_back,
    "read-back, all stated": to_stated,
    "stopped": to_stopped,
    "wrap-up": to_wrap_up,
}


QUICK = {"notice", "selection, ticked", "read-back, all stated"}
"""Pages where a wrong key would do harm; the others are stormed at the full count."""


def every(pages: Iterable[str]) -> list[Any]:
    """Name pages, and keep most of them for the full count."""
    return [pytest.param(one, marks=() if one in QUICK else pytest.mark.full) for one in pages]


def recorded(running: Console) -> Counter[str]:
    """Count what stands in the casebook of everything only a caller's word may bring about."""
    casebook = running.desk.casebook
    happened = (one for case in casebook.recent(1_000) for one in casebook.events_of(case.call_id))
    return Counter(type(one).__name__ for one in happened if isinstance(one, SAID))


@asynccontextmanager
async def at_work(home: Path) -> AsyncIterator[Console]:
    settings = "look_up_by_itself = false"
    async with console(home, settings=settings) as running:
        yield running


async def stand_on(running: Console, way: Way) -> None:
    """Lead a call of its own to a page."""
    await way(running)
    running.app.screen.post_message(CallMoved())
    await running.pilot.pause()
    await running.pilot.pause()


@pytest.mark.full
@pytest.mark.parametrize("page", every(PAGES))
@pytest.mark.parametrize("kind", ["enter", "escape", "letters"])
async def test_a_storm_never_says_a_word_for_the_caller(tmp_path: Path, page: str, kind: str) -> None:
    dice = random.Random(f"{page} {kind}")
    async with at_work(tmp_path) as running:
        await stand_on(running, PAGES[page])
        before = recorded(running)
        for _ in range(dice.randrange(12, 25)):
            running.clock.advance(seconds=dice.random())
            await running.press(dice.choice(LETTERS) if kind == "letters" else kind)
        await running.pilot.pause()
        assert recorded(running) == before, running.text


@pytest.mark.parametrize("page", every(one for one in PAGES if one != "read-back, all stated"))
@pytest.mark.parametrize("key", ["8", "８", "kp_8"])
async def test_8_changes_nothing_outside_an_open_review(tmp_path: Path, page: str, key: str) -> None:
    async with at_work(tmp_path) as running:
        await stand_on(running, PAGES[page])
        before, call = recorded(running), running.desk.call
        shown = running.page
        for _ in range(3):
            await running.press(key)
        assert recorded(running) == before
        assert running.page == shown
        if call is not None and page not in ("verification", "code"):
            assert [one.id for one in (call, running.call)] == [call.id, call.id]
            assert running.call.step is call.step
            assert not running.call.submission.made


async def test_8_sends_once_where_the_review_is_open(tmp_path: Path) -> None:
    async with at_work(tmp_path) as running:
        await stand_on(running, to_stated)
        await running.press("8", "8", "8")
        await running.on_page("SubmissionScreen")
        assert recorded(running)["FilingQueued"] == 1


@pytest.mark.full
@pytest.mark.parametrize(
    ("page", "key", "twin", "wrote"),
    [
        ("notice", "１", "1", "NoticeAgreed"),
        ("notice", "kp_1", "1", "NoticeAgreed"),
        ("selection", "＊", "*", "Ticked"),
        ("selection", "multiply", "*", "Ticked"),
        ("selection", "\u3000", "space", "Ticked"),
        ("selection", "＋", "+", "Ticked"),
        ("selection", "add", "+", "Ticked"),
        ("selection, ticked", "－", "-", "Unticked"),
        ("selection, ticked", "subtract", "-", "Unticked"),
    ],
)
async def test_full_width_and_keypad_act_as_their_plain_twins(
    tmp_path: Path, page: str, key: str, twin: str, wrote: str
) -> None:
    written: list[Counter[str]] = []
    for number, pressed in enumerate((key, twin)):
        async with at_work(tmp_path / str(number)) as running:
            await stand_on(running, PAGES[page])
            if page.startswith("selection"):
                await running.press("down")
            before = recorded(running)
            running.app.post_message(as_told(pressed))
            await running.pilot.pause()
            await running.pilot.pause()
            written.append(recorded(running) - before)
    assert written[0] == written[1]
    assert written[0][wrote] >= 1


def as_told(key: str) -> events.Key:
    """Make a key as a terminal tells it; the pilot loses the character of full-width signs.

    The keypad has no character under the kitty protocol.
    """
    if len(key) == 1:
        return events.Key(_character_to_key(key), key)
    return events.Key(key, " " if key == "space" else None)


@pytest.mark.parametrize(("key", "twin"), [("：", ":"), ("？", "?")])
async def test_full_width_signs_open_what_their_twins_open(tmp_path: Path, key: str, twin: str) -> None:
    async with at_work(tmp_path) as running:
        await stand_on(running, to_selection)
        shown = []
        for pressed in (key, twin):
            running.app.post_message(as_told(pressed))
            shown.append((await settled(running))[2:])
            await running.press("escape")
        assert shown[0] == shown[1]
        assert running.page == "SelectionScreen"


async def test_in_a_note_they_stay_what_they_are(tmp_path: Path) -> None:
    async with at_work(tmp_path) as running:
        await stand_on(running, to_selection)
        await running.press("f6")
        for sign in "１：２？＋":
            running.app.post_message(as_told(sign))
        await running.sees("１：２？＋")


def test_no_key_of_the_console_is_a_letter_without_ctrl() -> None:
    """Looks into the code: keys stand in dictionaries of handlers, and no page has toolkit bindings."""
    letters: list[str] = []
    for file in sorted((ROOT / "screens").rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef) or function.name not in ("handlers", "shared_key"):
                continue
            keys = [one for node in ast.walk(function) if isinstance(node, ast.Dict) for one in node.keys]
            names = [
                one.value for one in keys if isinstance(one, ast.Constant) and isinstance(one.value, str)
            ]
            letters += [f"{file.name}: {name}" for name in names if len(name) == 1 and name.isalpha()]
    assert letters == []


@pytest.mark.parametrize("page", every(PAGES))
async def test_no_page_listens_to_a_letter(tmp_path: Path, page: str) -> None:
    async with at_work(tmp_path) as running:
        await stand_on(running, PAGES[page])
        screen = running.app.screen
        assert not set(LETTERS) & set(screen.handlers())  # type: ignore[attr-defined]
        assert not running.app._bindings.key_to_bindings
        assert not screen._bindings.key_to_bindings


async def test_an_answer_pressed_before_its_page_was_painted_is_dropped_with_a_line(tmp_path: Path) -> None:
    async with at_work(tmp_path) as running:
        for page, keys in (("notice", "01"), ("read-back, all stated", "012348")):
            await stand_on(running, PAGES[page])
            before, screen = recorded(running), running.app.screen
            for key in keys:
                early = events.Key(key, key)
                early.time = 0.0
                screen.post_message(early)
                await running.sees("不算")
                screen.tell("")  # type: ignore[attr-defined]
            assert recorded(running) == before
