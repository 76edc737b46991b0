"""The carrier's API is gone at every step of one call: what was typed stays, and it goes on once it is back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from screens.widgets.field import Field
from tests.calls.agent import Agent, at_work
from tests.calls.served import ServedRegistry, served_registry, settings_for
from tests.console import SMALL, WIDE, TestClock

pytestmark = pytest.mark.full

NUMBER = "13800138000"
NAME, DOCUMENT = "张示例", "34052419800101001X"
SILENT = ("登记中心没有应答", "No answer")


@pytest.fixture
def registry(tmp_path: Path) -> Iterator[ServedRegistry]:
    with served_registry(tmp_path / "served") as served:
        yield served


def typed(agent: Agent, name: str) -> str:
    """What stands in a field of the page."""
    return agent.running.app.screen.query_one(f"#{name}", Field).value


@pytest.mark.parametrize(("language", "size"), [("zh", SMALL), ("en", WIDE)])
async def test_it_is_gone_at_every_step_and_the_call_is_finished_all_the_same(
    tmp_path: Path, registry: ServedRegistry, language: str, size: tuple[int, int]
) -> None:
    home = tmp_path / "home"
    settings = settings_for(registry, home).replace("look_up_by_itself = true", "look_up_by_itself = false")
    (home / "settings.toml").write_text(settings, encoding="utf-8")
    # The server keeps its own time, and a consent has to fit to it.
    clock = TestClock(datetime.now(UTC))
    async with at_work(home, clock=clock, language=language, size=size) as agent:
        running = agent.running
        assert is_online(agent)

        registry.kill()
        await agent.types(NUMBER)
        await agent.press("enter")
        await agent.on("Intake")
        await agent.sees(*SILENT)
        assert typed(agent, "subject").replace(" ", "") == NUMBER
        registry.start()
        await answers_again(agent, "f5", lambda: running.call.numbers.record is not None)

        await agent.press("enter")
        await agent.on("Notice")
        await agent.press("1")
        await agent.on("Verification")
        await running.until(lambda: running.call.verification.signals is not None, "signals")
        registry.kill()
        await agent.types_in_confidence(NAME)
        await agent.press("enter")
        await agent.types_in_confidence(DOCUMENT)
        await agent.sees(*SILENT)
        assert typed(agent, "name") == NAME
        assert typed(agent, "document") == DOCUMENT
        assert running.call.verification.match_misses == 0
        registry.start()
        await answers_again(agent, "enter", lambda: running.call.verification.matched)

        registry.kill()
        await agent.press("f5")
        await agent.sees(*SILENT)
        assert running.call.verification.code is None
        registry.start()
        await answers_again(agent, "f5", lambda: running.call.verification.code is not None)
        code = await agent.hears_the_code(NUMBER)
        registry.kill()
        await agent.types(code)
        await agent.sees(*SILENT)
        assert typed(agent, "code") == code
        registry.start()
        await answers_again(agent, "enter", lambda: running.call.verification.verified)

        await agent.on("Lookup")
        registry.kill()
        await agent.press("f5")
        await agent.sees(*SILENT)
        registry.start()
        await answers_again(agent, "f5", lambda: running.page == "SelectionScreen")

        registry.kill()
        await agent.types("zj")
        await agent.press("space", "enter")
        await agent.reads_to_the_end()
        await agent.press("1", "2", "3", "8")
        await agent.on("Submission")
        await agent.sees("还没有送出", "not sent yet")
        assert agent.does_not_see("项已受理", "items accepted")
        registry.start()
        await answers_again(agent, "f5", lambda: not agent.does_not_see("2 项已受理", "2 items accepted"))
        assert is_online(agent)
    assert registry.kept("requests") == 1
    assert registry.kept("codes") == 1
    assert registry.kept("misses") == 0


def is_online(agent: Agent) -> bool:
    """Whether the first row says that the carrier answers."""
    return ("+ 在线" if agent.language.chinese else "+ online") in agent.running.rows[0]


async def answers_again(agent: Agent, key: str, done: Callable[[], bool]) -> None:
    """Press the key the page names until the breaker has seen that the registry is back."""
    for _ in range(40):
        await agent.press(key)
        for _ in range(20):
            await agent.running.pilot.pause(0.05)
            if done():
                return
    raise AssertionError(f"{key} never brought it back:\n{agent.running.text}")
