"""Call 10: afraid for Meituan, in use on this number since 2023. Its row is locked, whatever is pressed."""

from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.wrap_up import Outcome
from tests.calls.agent import Agent, at_work
from tests.console import SMALL, WIDE

NUMBER = "18700001010"
HOLDER = ("马模拟", "619999199706191800")


def was_ever_ticked(agent: Agent, platform_id: str) -> bool:
    """Whether any stored event ticked a platform."""
    events = agent.happened(agent.running.call.id)
    return any(isinstance(event, e.Ticked) and platform_id in event.platform_ids for event in events)


@pytest.mark.full
@pytest.mark.parametrize(("language", "size"), [("zh", SMALL), ("en", WIDE)])
async def test_the_row_says_whose_it_is_and_no_key_ticks_it(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        await agent.gets_to_the_selection(NUMBER, *HOLDER)
        await agent.types("美团" if language == "zh" else "meituan")
        await agent.sees("# 本人 2023-03 起在用，保持不动", "# yours, it stays")
        for key in ("space", "+", "*", "="):
            await agent.press(key)
            await agent.running.pilot.pause()
            assert "meituan" not in agent.running.call.ticked
            await agent.press("/")
            await agent.types("美团" if language == "zh" else "meituan")
        await agent.press("/", "*")
        assert "meituan" not in agent.running.call.ticked
        assert "dianping" in agent.running.call.ticked
        assert not was_ever_ticked(agent, "meituan")


@pytest.mark.full
async def test_a_one_line_form_does_not_tick_it_either(tmp_path: Path) -> None:
    async with at_work(tmp_path, size=WIDE) as agent:
        await agent.gets_to_the_selection(NUMBER, *HOLDER)
        for line in ("u 美团", "u @美团", "u *"):
            await agent.press(":")
            await agent.types(line)
            await agent.press("enter")
            await agent.running.pilot.pause()
            assert "meituan" not in agent.running.call.ticked
        assert not was_ever_ticked(agent, "meituan")


async def test_its_company_is_released_and_it_stays(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await agent.gets_to_the_selection(NUMBER, *HOLDER)
        await agent.types("美团")
        await agent.press("space")
        await agent.sees("# 美团是本人在用，没有勾选，保持不动")
        await agent.press("+", "enter")
        await agent.reads_to_the_end()
        await agent.sees("保持不动   美团")
        await agent.press("1", "2", "3", "8")
        await agent.on("Submission")
        call = agent.running.call.id
        await agent.press("enter")
        await agent.goes_home()
        assert agent.case(call).outcome is Outcome.ACCEPTED
        assert agent.filed_platforms() == {"dianping"}
