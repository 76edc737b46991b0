"""The same call on the pages and as a dialogue: the same desk, the same gates, the same events."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from agent_console.call import events as e
from tests.calls.agent import Agent
from tests.calls.test_one_line import (
    guided_not_eligible,
    guided_unbinding,
    guided_wrap_up,
    happened,
    line,
    types_number,
)
from tests.linear.test_services import HOLDER, LABELLED, LABELLED_HOLDER, NUMBER, OWN, OWN_HOLDER, verified
from tests.linear.typist import Answer, dialogue

TO_THE_SELECTION = (NUMBER, "", *verified(NUMBER, HOLDER))


async def verifies(agent: Agent, number: str, holder: tuple[str, str]) -> None:
    """Agree to the notice, then name, ID number and a code that was asked for."""
    await agent.on("Notice")
    await agent.press("1")
    await agent.on("Verification")
    await agent.running.until(lambda: agent.running.call.verification.signals is not None, "signals")
    await agent.types(holder[0])
    await agent.press("enter")
    await agent.types(holder[1])
    await agent.running.until(lambda: agent.running.call.verification.matched, "a match")
    await agent.press("f5")
    await agent.types(await agent.hears_the_code(number))


async def guided_own_accounts(agent: Agent) -> None:
    await types_number(agent, OWN)
    await agent.on("Intake")
    await agent.knows_the_verdict()
    await agent.press("enter")
    await agent.on("Stopped")
    await agent.press("enter")
    await verifies(agent, OWN, OWN_HOLDER)
    await agent.on("AskingOwnAccounts")
    await agent.press("1")
    await agent.on("OwnAccounts")
    await agent.press("down", "space", "enter")
    await agent.goes_home()


async def guided_labels(agent: Agent) -> None:
    await types_number(agent, LABELLED)
    await agent.on("Intake")
    await agent.knows_the_verdict()
    await line(agent, "label")
    await agent.press("enter")
    await verifies(agent, LABELLED, LABELLED_HOLDER)
    await agent.on("Labels")
    await agent.press("space", "enter")
    await agent.on("LabelReadBack")
    await agent.running.until(lambda: agent.running.call.read_back.last_page_shown, "the list to its end")
    await agent.running.pilot.pause()
    await agent.press("2", "3", "8")
    await agent.on("LabelSubmission")
    await agent.press("enter")
    await agent.goes_home()


TASKS: dict[str, tuple[Callable[[Agent], Awaitable[None]], tuple[Answer, ...]]] = {
    "one family": (
        guided_unbinding(("zj", "space")),
        (*TO_THE_SELECTION, "@字节跳动", "", "1", "2", "3", "8", "", ""),
    ),
    "own accounts": (guided_own_accounts, (OWN, "", "", *verified(OWN, OWN_HOLDER), "1", "美团", "", "")),
    "labels": (
        guided_labels,
        (LABELLED, ":label", "", *verified(LABELLED, LABELLED_HOLDER), "1", "", "2", "3", "8", "", ""),
    ),
    "not eligible": (guided_not_eligible, ("18900000404", "", "", "")),
    "wrap-up": (guided_wrap_up, (*TO_THE_SELECTION, ":w", "")),
}


def told(home: Path, answers: tuple[Answer, ...]) -> tuple[e.Event, ...]:
    """Work a task as a dialogue in a home of its own and give everything that is stored of it."""
    with dialogue(home, language="zh") as one:
        one.types(*answers)
        return one.events()


@pytest.mark.full
@pytest.mark.parametrize("task", TASKS)
async def test_guided_and_as_a_dialogue_a_task_leaves_the_same_events(task: str, tmp_path: Path) -> None:
    guided, answers = TASKS[task]
    heard = await asyncio.to_thread(told, tmp_path / "dialogue", answers)
    assert heard == await happened(tmp_path / "guided", guided)
