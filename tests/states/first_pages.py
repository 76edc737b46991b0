"""States of the first page, the intake and the notice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

from agent_console.backend import SimulatedCall
from agent_console.identity.phone import PhoneNumber
from agent_console.opened import Opened
from backends.fake.registry import Registry
from tests.console import Console
from tests.screens.calls import OTHER_PHONE, answer, hold_back, order, verdict_known
from tests.states.hands import answered, callers_ring, instead, paste, to_intake, to_notice
from tests.states.journey import journey


def nobody_rings(opened: Opened) -> None:
    """Let no caller ring."""

    async def none() -> tuple[SimulatedCall, ...]:
        return ()

    assert isinstance(opened.backend, Registry)
    opened.backend.simulated_calls = none  # type: ignore[method-assign]


def damaged_people(home: Path) -> None:
    """Leave a file of people nobody can read."""
    folder = home / "registry" / "fake"
    folder.mkdir(parents=True)
    (folder / "people.json").write_text("{", encoding="utf-8")


@journey("home, nothing rings", furnish=nobody_rings)
async def home_empty(running: Console) -> AsyncIterator[str]:
    yield "home, nothing rings"


@journey("home, people file set aside", prepare=damaged_people)
async def home_notice(running: Console) -> AsyncIterator[str]:
    await callers_ring(running)
    yield "home, people file set aside"


@journey(
    "home",
    "home, wrong number typed",
    "home, wrong case number typed",
    "home, leaving asked",
    "home, help",
    "home, palette",
    "home, draft kept",
    "intake, draft taken up",
)
async def home(running: Console) -> AsyncIterator[str]:
    await callers_ring(running)
    yield "home"
    await paste(running, "13800")
    await running.press("enter")
    yield "home, wrong number typed"
    await instead(running, "00112300019")
    await running.press("enter")
    yield "home, wrong case number typed"
    await running.press("escape", "ctrl+q")
    yield "home, leaving asked"
    await running.press("down", "f1")
    yield "home, help"
    await running.press("escape", "ctrl+p")
    yield "home, palette"
    await running.press("escape")
    await to_intake(running)
    call_id = running.call.id
    await running.press("f10", "2")
    await running.on_page("HomeScreen")
    yield "home, draft kept"
    running.clock.advance(seconds=1)
    await paste(running, call_id)
    await running.press("enter")
    await running.on_page("IntakeScreen")
    await verdict_known(running)
    yield "intake, draft taken up"


TOO_SMALL = (60, 20)

WRONG_NUMBERS = {
    "empty": "",
    "too short": "1380013800",
    "too long": "138001380001",
    "service line": "10086",
    "landline": "010-88886666",
    "machine's card": "1064912345678",
    "letters": "abcdefg",
    "foreign": "+1 212 555 0123",
    "no mobile": "12800138000",
}
"""What is typed, by what is wrong with it."""


@journey(*(f"intake, {wrong}" for wrong in WRONG_NUMBERS), "intake, contact number wrong")
async def intake_errors(running: Console) -> AsyncIterator[str]:
    await answer(running, OTHER_PHONE)
    for wrong, typed in WRONG_NUMBERS.items():
        await instead(running, typed)
        await running.press("enter")
        yield f"intake, {wrong}"
    await instead(running, OTHER_PHONE.digits)
    await verdict_known(running)
    await running.press("tab")
    await paste(running, "10086")
    await running.press("enter")
    yield "intake, contact number wrong"


@journey(
    "intake",
    "intake, already registered",
    "intake, marked",
    "intake, own apps",
    "intake, something else",
    "intake, contact number given",
    "notice",
    "notice, on hold",
    "notice, nothing to back out of",
)
async def intake(running: Console) -> AsyncIterator[str]:
    await to_intake(running)
    yield "intake"
    await running.press("tab", "tab")
    for said in ("already registered", "marked", "own apps", "something else"):
        await running.press("right")
        yield f"intake, {said}"
    await running.press("escape", "shift+tab")
    await paste(running, "13900139000")
    yield "intake, contact number given"
    await running.press("enter")
    await running.on_page("NoticeScreen")
    yield "notice"
    await running.press("f7")
    yield "notice, on hold"
    await running.press("f7", "ctrl+c")
    yield "notice, nothing to back out of"


@journey("intake, verdict awaited", "intake, registry silent")
async def intake_awaited(running: Console) -> AsyncIterator[str]:
    await answer(running, OTHER_PHONE)
    await verdict_known(running)
    released = hold_back(running, "number")
    await paste(running, "13800138000")
    await running.press("enter")
    yield "intake, verdict awaited"
    released.set()
    await verdict_known(running)
    order(running, "number:down")
    await instead(running, "13900139000")
    await running.press("enter")
    await answered(running)
    yield "intake, registry silent"


@journey("intake, a case of this number", "intake, not for this number")
async def intake_known(running: Console) -> AsyncIterator[str]:
    await to_notice(running)
    await running.press("f10", "2")
    await running.on_page("HomeScreen")
    await to_intake(running)
    yield "intake, a case of this number"
    await instead(running, PhoneNumber("13900000029").digits)
    await running.until(lambda: running.call.why_not_eligible(running.clock()) is not None, "its verdict")
    await answered(running)
    yield "intake, not for this number"


@journey("too small", sizes=(TOO_SMALL,))
async def too_small(running: Console) -> AsyncIterator[str]:
    await to_notice(running)
    yield "too small"
