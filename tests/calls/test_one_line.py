"""The same call, guided and by one-line commands: the same desk, the same gates, the same events."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from agent_console.call import events as e
from agent_console.identity.phone import PhoneNumber
from tests.calls.agent import Agent, at_work
from tests.console import Console, console

NUMBER = "13800138000"
NAME, DOCUMENT = "张示例", "34052419800101001X"
NOT_ELIGIBLE = "18900000404"

Work = Callable[[Agent], Awaitable[None]]


async def line(agent: Agent, text: str) -> None:
    """Type a one-line command and Enter."""
    agent.running.throw(":")
    await agent.running.type(text)
    await agent.running.press("enter")
    await agent.running.pilot.pause()


async def to_the_selection(agent: Agent, start: Work, verify: Work, send: Work, confirm: Work) -> None:
    """Work a call whose number is typed, so that no phone is known to hold it, until platforms are listed."""
    await start(agent)
    await agent.on("Intake")
    await agent.knows_the_verdict()
    await agent.press("enter")
    await agent.on("Notice")
    await agent.press("1")
    await agent.on("Verification")
    await agent.running.until(lambda: agent.running.call.verification.signals is not None, "signals")
    await verify(agent)
    await agent.running.until(lambda: agent.running.call.verification.matched, "a match")
    await send(agent)
    await confirm(agent)
    await agent.on("Selection")


async def guided_to_the_selection(agent: Agent) -> None:
    async def verify(agent: Agent) -> None:
        await agent.types(NAME)
        await agent.press("enter")
        await agent.types(DOCUMENT)

    async def confirm(agent: Agent) -> None:
        await agent.types(await agent.hears_the_code(NUMBER))

    await to_the_selection(agent, lambda one: types_number(one, NUMBER), verify, presses("f5"), confirm)


async def lines_to_the_selection(agent: Agent) -> None:
    async def confirm(agent: Agent) -> None:
        await line(agent, f"c {await agent.hears_the_code(NUMBER)}")

    await to_the_selection(agent, says(f"n {NUMBER}"), says(f"v {NAME} {DOCUMENT}"), says("code"), confirm)


async def types_number(agent: Agent, number: str) -> None:
    await agent.types(number)
    await agent.press("enter")


def presses(*keys: str) -> Work:
    return lambda agent: agent.press(*keys)


def says(text: str) -> Work:
    return lambda agent: line(agent, text)


async def files(agent: Agent) -> None:
    """What the caller says has no one-line form."""
    await agent.reads_to_the_end()
    await agent.press("1", "2", "3", "8")
    await agent.on("Submission")


def guided_unbinding(*picked: tuple[str, str], then: Work | None = None) -> Work:
    async def work(agent: Agent) -> None:
        await guided_to_the_selection(agent)
        for letters, key in picked:
            await agent.types(letters)
            await agent.press(key)
        if then:
            await then(agent)
        await agent.press("enter")
        await turn_pages(agent)
        await files(agent)
        await agent.press("enter")
        await agent.goes_home()

    return work


def unbinding_by_lines(*said: str) -> Work:
    async def work(agent: Agent) -> None:
        await lines_to_the_selection(agent)
        for text in (*said, "s"):
            await line(agent, text)
        await turn_pages(agent)
        await files(agent)
        await line(agent, "w")
        await agent.on("WrapUp")
        await line(agent, "w 1")
        await agent.on("Home")

    return work


async def turn_pages(agent: Agent) -> None:
    await agent.on("ReadBack")
    while not agent.running.call.read_back.last_page_shown:
        await agent.press("enter")
        await agent.running.pilot.pause()


async def guided_not_eligible(agent: Agent) -> None:
    await types_number(agent, NOT_ELIGIBLE)
    await agent.on("Intake")
    await agent.knows_the_verdict()
    await agent.press("enter")
    await agent.on("Stopped")
    await agent.press("enter")
    await agent.goes_home()


async def not_eligible_by_lines(agent: Agent) -> None:
    await line(agent, f"n {NOT_ELIGIBLE}")
    await agent.on("Intake")
    await agent.knows_the_verdict()
    await agent.press("enter")
    await agent.on("Stopped")
    await line(agent, "w")
    await agent.goes_home()


async def guided_wrap_up(agent: Agent) -> None:
    await guided_to_the_selection(agent)
    await agent.press("f9")
    await agent.goes_home()


async def wrap_up_by_lines(agent: Agent) -> None:
    await lines_to_the_selection(agent)
    await line(agent, "w")
    await agent.goes_home()


TASKS = {
    "one family": (guided_unbinding(("zj", "space")), unbinding_by_lines("u @字节跳动")),
    "three platforms, on hold in between": (
        guided_unbinding(("dy", "space"), ("wb", "space"), ("tb", "space"), then=presses("f7", "f7")),
        unbinding_by_lines("u 抖音 微博 淘宝", "hold", "hold"),
    ),
    "the whole list": (guided_unbinding(("", "*")), unbinding_by_lines("u *")),
    "not eligible": (guided_not_eligible, not_eligible_by_lines),
    "wrap-up": (guided_wrap_up, wrap_up_by_lines),
}

IN_EVERY_RUN = "not eligible"


async def happened(home: Path, work: Work) -> tuple[e.Event, ...]:
    """Work a task in a home of its own and give everything that is stored of it."""
    async with at_work(home) as agent:
        await work(agent)
        (case, *_) = agent.running.desk.casebook.recent(1)
        return agent.happened(case.call_id)


@pytest.mark.parametrize(
    "task", [task if task == IN_EVERY_RUN else pytest.param(task, marks=pytest.mark.full) for task in TASKS]
)
async def test_guided_and_by_one_line_commands_a_task_leaves_the_same_events(
    task: str, tmp_path: Path
) -> None:
    guided, by_lines = TASKS[task]

    assert await happened(tmp_path / "lines", by_lines) == await happened(tmp_path / "guided", guided)


# ---------------------------------------------------------------------- the line itself


async def test_a_line_that_can_not_be_done_says_why_and_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with console(tmp_path) as running:
        running.throw(*":n 13800", "enter")
        await running.sees("x 13800")
        assert running.app.screen.field("line").value == "n 13800"  # type: ignore[attr-defined]
        assert running.desk.call is None
        await running.press("backspace")
        running.throw(*"0138000", "enter")
        await running.on_page("IntakeScreen")
        assert running.call.numbers.subject == PhoneNumber(NUMBER)


@pytest.mark.full
async def test_only_words_are_remembered_and_none_that_stands_before_a_persons_data(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await lines_to_the_selection(agent)
        await line(agent, "u 抖音")
        context = agent.running.app.context
        assert context is not None
        assert context.words_used == ["n", "reload", "u"]
        agent.running.throw(":")
        await agent.running.press("up")
        assert typed_line(agent.running) == "u "
        await agent.running.press("up", "up", "up", "down", "down", "down")
        assert typed_line(agent.running) == ""


@pytest.mark.full
async def test_tab_completes_words_and_names_and_the_line_says_what_it_would_tick(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await lines_to_the_selection(agent)
        agent.running.throw(*":und", "tab")
        await agent.running.pilot.pause()
        assert typed_line(agent.running) == "undo "
        await agent.running.press("escape")
        agent.running.throw(*":u dy @zj", "tab")
        await agent.sees("将勾选 2 个：抖音、今日头条")
        await agent.running.until(lambda: typed_line(agent.running) == "u dy @字节跳动", "the whole name")
        assert not agent.running.call.ticked
        agent.running.throw("space", *"qqqq", "enter")
        await agent.sees("? 没有叫 qqqq 的平台")
        assert typed_line(agent.running) == "u dy @字节跳动 qqqq"
        assert not agent.running.call.ticked


@pytest.mark.full
@pytest.mark.parametrize("said", ["v", "v 张示例", "v 张示例 340524198001010019", "c 12345"])
async def test_what_can_not_be_compared_costs_no_try(said: str, tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:
        await agent.answers(NUMBER)
        await agent.knows_the_verdict()
        await agent.press("enter")
        await agent.on("Notice")
        await agent.press("1")
        await agent.on("Verification")
        await line(agent, said)
        await agent.sees("x ")
        assert typed_line(agent.running) == said
        assert agent.running.call.verification.match_misses == 0
        assert agent.did_not_happen(agent.running.call.id, e.IdentityCompared)


def typed_line(running: Console) -> str:
    return str(running.app.screen.field("line").value)  # type: ignore[attr-defined]
