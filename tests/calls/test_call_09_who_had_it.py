"""Call 9: verified, and fishing for what the earlier holder used. Refused kindly; Taobao is released all the same."""

from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.call.stop import StopReason
from agent_console.call.wrap_up import Outcome
from tests.calls.agent import Agent, at_work
from tests.console import SMALL, WIDE

NUMBER = "17700000909"
HOLDER = ("何试用", "339999199009291710")


def every_platform(agent: Agent) -> set[str]:
    """Every name of a platform in either language, but the one that stands on the practice caller's own card."""
    names = [one.name for one in agent.running.desk.platforms.platforms if one.id != "taobao"]
    return {name for both in names for name in (both.zh, both.en) if len(name) > 2}


async def keeps_asking(agent: Agent) -> None:
    """Note at whatever step the call stands that the caller wants to hear of somebody else."""
    await agent.press(":")
    await agent.types("said")
    await agent.press("enter", "6")
    await agent.on("Stopped")
    await agent.sees("不能说：以前的机主", "Not told: an earlier holder")


@pytest.mark.parametrize(
    ("language", "size"), [("zh", SMALL), pytest.param("en", WIDE, marks=pytest.mark.full)]
)
async def test_nothing_of_an_earlier_holder_is_told_or_shown_and_the_call_goes_on_where_it_was(
    tmp_path: Path, language: str, size: tuple[int, int]
) -> None:
    async with at_work(tmp_path, language=language, size=size) as agent:
        await agent.gets_to_the_selection(NUMBER, *HOLDER)
        await keeps_asking(agent)
        assert {name for name in every_platform(agent) if name in agent.running.text} == set()
        await agent.press("2", "enter")
        await agent.on("Selection")
        assert agent.running.call.verification.verified
        await agent.types("淘宝" if language == "zh" else "taobao")
        await agent.press("space", "enter")
        await agent.reads_to_the_end()
        await agent.press("1", "2", "3", "8")
        await agent.on("Submission")
        assert agent.filed_platforms() == {"taobao"}


@pytest.mark.full
async def test_who_asks_before_anything_else_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await agent.answers(NUMBER)
        await agent.knows_the_verdict()
        call = agent.running.call.id
        await agent.press("f9", "6")
        await agent.on("Stopped")
        await agent.sees("他的情况我不方便说")
        await agent.press("enter")
        await agent.goes_home()
        assert agent.case(call).outcome is Outcome.NOT_ELIGIBLE
        stopped = [event.reason for event in agent.happened(call) if isinstance(event, e.CallStopped)]
        assert stopped == [StopReason.WHO_HAD_IT]
        assert agent.asked_nothing_of_anyone()
