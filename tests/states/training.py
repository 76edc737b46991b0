"""States of a training: what is chosen from, what is read before a call, what is asked for in it."""

from __future__ import annotations

from collections.abc import AsyncIterator

from agent_console.practising.console import TrainingConsole
from tests.console import Console
from tests.screens.training.support_classroom import good_run, poor_run
from tests.states.hands import cursor_in, name_holder
from tests.states.journey import journey
from tests.training_console import Training


def practised_before(app: TrainingConsole) -> None:
    """Keep a good run, a weak one and one of today's."""
    first, _, _, fourth, fifth = app.classroom.scenarios[:5]
    for run in (poor_run(first), good_run(first), poor_run(fourth), good_run(fifth)):
        app.classroom.runs.keep(run)


@journey("training, first visit", trains=True)
async def newcomer(running: Console) -> AsyncIterator[str]:
    yield "training, first visit"


@journey(
    "training, scenarios",
    "training, brief",
    "training, certification",
    "training, no hints",
    "training, hint",
    "training, brief again",
    trains=True,
    seat=practised_before,
)
async def trained(running: Console) -> AsyncIterator[str]:
    assert isinstance(running, Training)
    await running.press("down")
    yield "training, scenarios"
    await running.press("home", "enter")
    await running.on_page("BriefScreen")
    yield "training, brief"
    await running.press("3")
    yield "training, certification"
    await running.press("2")
    await running.answers()
    await running.press("f1")
    yield "training, no hints"
    await running.press("escape", "f10", "2")
    await running.on_page("BriefScreen")
    await running.press("1")
    await running.answers()
    await to_the_code(running)
    await running.press("f1", "1", "3")
    yield "training, hint"
    await running.press("0")
    yield "training, brief again"


async def to_the_code(running: Training) -> None:
    """Let the caller be compared, and a code go out."""
    await running.until(lambda: running.call.numbers.record is not None, "the verdict")
    await running.press("enter")
    await running.on_page("NoticeScreen")
    await running.press("1")
    await running.on_page("VerificationScreen")
    await running.until(lambda: running.call.verification.signals is not None, "the signals")
    await name_holder(running, "张示例", "34052419800101001X")
    await running.until(lambda: running.call.verification.code is not None, "a code")
    await cursor_in(running, "code")
