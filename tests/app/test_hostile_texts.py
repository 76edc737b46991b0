"""Text that is not ours: whatever a backend says or somebody pastes, nothing acts, nothing breaks, columns stay."""

from __future__ import annotations

import unicodedata
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual import events

from agent_console.options import Language
from screens.call_screen import CallMoved
from tests.app.terminal import SITE
from tests.console import SMALL, WIDE, Console, console
from tests.screens.calls import SUBJECT
from tests.support_screens import cells

NAME, DOCUMENT = "张示例", "34052419800101001X"
PANELS = ("f1", "f2", "f3", "f6", "ctrl+p", ":", "f10")

PASTED = (
    "[/b] [@click=app.quit]q[/]",
    "\x1b[2J\x07\x00",
    "\x9b31m",
    "\u202eevil\u2066",
    "字" * 5_000,
    "a" + "\u0301" * 200,
    "e\u0301\u200b\ufeff",
    "\ud83d",
    "\r\n\t",
    "{name} {0} %s",
    "\ufffd\u00ad",
    "𠮷" * 300,
)


@pytest.fixture(autouse=True)
def rude_backends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SITE))


def looks_right(running: Console) -> None:
    """Every row fills the window, holds nothing that moves the cursor, and nothing on it can be clicked."""
    app = running.app
    assert cells(running.rows) == {app.size.width}, running.text
    odd = {one for one in running.text if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Co", "Mn"}} - {
        "\n"
    }
    assert not odd, odd
    for strip in app.screen._compositor.render_strips(app.size):
        assert not any(style and style.meta.get("@click") for _, style, _ in strip)
    assert not app._exit


async def look_everywhere(running: Console) -> None:
    """Look at the page, and at every panel over it."""
    looks_right(running)
    page = running.page
    for key in PANELS:
        await running.press(key)
        looks_right(running)
        await running.press("escape")
        assert running.page == page, key


@asynccontextmanager
async def hostile(home: Path, size: tuple[int, int], language: Language) -> AsyncIterator[Console]:
    settings = 'backend = "hostile"'
    async with console(home, size=size, language=language, settings=settings) as running:
        yield running


FULL = pytest.mark.full


@pytest.mark.full
@pytest.mark.parametrize(
    ("size", "language"),
    [
        (SMALL, "zh"),
        pytest.param(WIDE, "en", marks=FULL),
        pytest.param(SMALL, "en", marks=FULL),
        pytest.param(WIDE, "zh", marks=FULL),
    ],
)
async def test_a_whole_call_on_a_backend_whose_every_text_is_hostile(
    tmp_path: Path, size: tuple[int, int], language: Language
) -> None:
    async with hostile(tmp_path, size, language) as running:
        await look_at_home(running)
        running.desk.intake.open(SUBJECT)
        running.app.screen.post_message(CallMoved())
        await running.on_page("IntakeScreen")
        await running.until(lambda: running.call.numbers.record is not None, "the verdict")
        await look_everywhere(running)
        await running.press("enter")
        await running.on_page("NoticeScreen")
        await look_everywhere(running)
        await running.press("1")
        await running.on_page("VerificationScreen")
        await running.until(lambda: running.call.verification.signals is not None, "the signals")
        await running.type(NAME)
        await running.press("enter")
        await running.type(DOCUMENT)
        await running.until(lambda: running.call.verification.matched, "a match")
        await look_everywhere(running)
        await to_the_end(running)


@FULL
@pytest.mark.parametrize("size", [SMALL, WIDE])
async def test_a_verdict_in_hostile_words_ends_the_call_in_ours(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "settings.toml").write_text(
        'backend = "hostile"\n[backend_options]\nverdict = "yes"\n', encoding="utf-8"
    )
    async with console(tmp_path, size=size) as running:
        for _ in range(8):
            running.desk.intake.open(SUBJECT)
            running.app.screen.post_message(CallMoved())
            await running.on_page("IntakeScreen")
            await running.until(lambda: running.call.numbers.record is not None, "the verdict")
            looks_right(running)
            await running.press("enter")
            await running.on_page("StoppedScreen")
            looks_right(running)
            running.desk.put_away()
            running.app.screen.post_message(CallMoved())
            await running.on_page("HomeScreen")


async def look_at_home(running: Console) -> None:
    await running.on_page("HomeScreen")
    await running.until(lambda: "138****8000" in running.text, "callers")
    for _ in range(25):
        await running.press("down")
        looks_right(running)


async def to_the_end(running: Console) -> None:
    desk = running.desk
    await desk.holder.send_code()
    backend = running.app.opened.backend
    ledger = backend._registry  # type: ignore[attr-defined]
    newest = (await ledger.messages(SUBJECT))[-1].text
    await running.pilot.pause()
    running.app.screen.field("code").value = ""  # type: ignore[attr-defined]
    await running.type("".join(one for one in newest if one.isdigit())[:6])
    await running.on_page("SelectionScreen")
    await look_everywhere(running)
    for text in ("q", "[", "字"):
        await running.type(text)
        looks_right(running)
        await running.press("escape")
    desk.choosing.tick(one.id for one in desk.platforms.platforms[:12])
    await running.pilot.pause()
    looks_right(running)
    await running.press("enter")
    await running.on_page("ReadBackScreen")
    for _ in range(6):
        looks_right(running)
        await running.press("enter")
    await look_everywhere(running)
    await running.press("1", "2", "3")
    looks_right(running)
    await running.press("8")
    await running.on_page("SubmissionScreen")
    await desk.following.ask_now()
    await look_everywhere(running)
    await running.press("enter")
    await running.on_page("WrapUpScreen")
    await look_everywhere(running)
    await running.press("enter")
    await running.on_page("HomeScreen")
    looks_right(running)


@FULL
@pytest.mark.parametrize(
    "operation", ["number", "fraud_signals", "match_identity", "simulated_calls", "messages"]
)
async def test_a_refusal_in_hostile_words(tmp_path: Path, operation: str) -> None:
    settings = f'backend = "rude"\n[backend_options]\nat = "{operation}"\nhow = "refuse"\n'
    home = tmp_path / "home"
    home.mkdir()
    (home / "settings.toml").write_text(settings, encoding="utf-8")
    async with console(home) as running:
        running.desk.intake.open(SUBJECT)
        running.app.screen.post_message(CallMoved())
        await running.on_page("IntakeScreen")
        for _ in range(8):
            await running.press("f5")
            await running.pilot.pause()
            looks_right(running)
        if operation == "number":
            return
        await running.until(lambda: running.call.numbers.record is not None, "the verdict")
        await running.press("enter")
        await running.on_page("NoticeScreen")
        await running.press("1")
        await running.on_page("VerificationScreen")
        await running.type(NAME)
        await running.press("enter")
        await running.type(DOCUMENT)
        for _ in range(8):
            await running.press("f5", "enter")
            looks_right(running)


async def paste(running: Console, text: str) -> None:
    running.app.post_message(events.Paste(text))
    await running.pilot.pause()


async def paste_everything(running: Console) -> None:
    """Paste every text into whatever has the cursor, and type markup too."""
    page = running.page
    for text in PASTED:
        await paste(running, text)
        looks_right(running)
    await running.press("ctrl+u", "ctrl+k", *"[/b]", "ctrl+u", "ctrl+k")
    looks_right(running)
    assert running.page == page


@FULL
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_whatever_is_pasted_into_whichever_field(tmp_path: Path, language: Language) -> None:
    async with console(tmp_path, language=language) as running:
        await running.on_page("HomeScreen")
        await paste_everything(running)
        for panel in (":", "ctrl+p", "?"):
            await running.press(panel)
            await paste_everything(running)
            await running.press("escape")
        running.desk.intake.open(None)
        running.app.screen.post_message(CallMoved())
        await running.on_page("IntakeScreen")
        await paste_everything(running)
        await running.press("tab")
        await paste_everything(running)
        for panel in ("f6", ":", "ctrl+p"):
            await running.press(panel)
            await paste_everything(running)
            await running.press("escape")


async def test_whatever_is_pasted_into_the_verification_and_the_filter(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        desk = running.desk
        desk.intake.open(SUBJECT)
        await desk.intake.enter_subject(SUBJECT)
        desk.intake.confirm_numbers()
        desk.intake.agree()
        running.app.screen.post_message(CallMoved())
        await running.on_page("VerificationScreen")
        await running.until(lambda: running.call.verification.signals is not None, "the signals")
        await paste_everything(running)
        await running.press("tab")
        await paste_everything(running)
        assert running.call.verification.match_misses == 0
        await running.press("tab", "ctrl+u")
        await running.type(NAME)
        await running.press("enter", "ctrl+u")
        await running.type(DOCUMENT)
        await running.until(lambda: running.call.verification.code is not None, "a code")
        await running.pilot.pause()
        await paste_everything(running)
        await running.type(await running.code_on_phone(SUBJECT))
        await running.on_page("SelectionScreen")
        await paste_everything(running)
        assert not running.call.ticked


@pytest.mark.full
async def test_a_note_keeps_every_sign_somebody_means(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        running.desk.intake.open(SUBJECT)
        running.app.screen.post_message(CallMoved())
        await running.on_page("IntakeScreen")
        await running.press("f6")
        await paste(running, PASTED[0])
        await running.press("enter")
        await running.pilot.pause()
        looks_right(running)
        events_of_call = running.desk.casebook.events_of(running.call.id)
        assert any(PASTED[0] in getattr(one, "text", "") for one in events_of_call)
