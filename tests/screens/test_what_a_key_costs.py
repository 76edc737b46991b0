"""What a key costs: a few rows painted, no widget made, nothing kept. Counted, not timed."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from rich.console import Console as RichConsole
from textual._compositor import ChopsUpdate, CompositorUpdate, LayoutUpdate
from textual.screen import Screen
from textual.widget import Widget

from agent_console.app import AgentConsole
from agent_console.catalogue.readings import Readings
from agent_console.catalogue.term import Term, make_term
from agent_console.options import Language
from screens.terminal.what_differs import OnlyWhatDiffers, Shown
from tests.calls.agent import Agent, at_work
from tests.console import WIDE
from tests.screens.late_calls import at_selection

LETTER, MOVE, STEP = 2_048, 6_000, 40_000
"""Bytes. A move is a row or two of 120 cells; the bare list of the toolkit sends 12 KB for one."""

NUMBER, NAME, DOCUMENT = "13800138000", "张示例", "34052419800101001X"


class Line:
    """Counts what would go over the line, as the driver would be given it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bytes = self.paints = 0
        shown, console = Shown(erases=True), RichConsole(force_terminal=True, color_system="truecolor")
        painted: list[Screen[object]] = []

        def display(_: AgentConsole, screen: Screen[object], update: object) -> None:
            if painted[-1:] != [screen]:
                painted.append(screen)
                shown.forget()
            if isinstance(update, LayoutUpdate | ChopsUpdate):
                sent = OnlyWhatDiffers(update, shown).render_segments(console)
                self.bytes += len(sent.encode())
                self.paints += 1
            else:
                assert not isinstance(update, CompositorUpdate)

        monkeypatch.setattr(AgentConsole, "_display", display)

    def forget(self) -> None:
        self.bytes = self.paints = 0


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Line:
    return Line(monkeypatch)


async def cost(agent: Agent, line: Line, *keys: str) -> int:
    await agent.running.pilot.pause()
    line.forget()
    await agent.press(*keys)
    return line.bytes


def living() -> tuple[int, int]:
    """Count the widgets and all objects that are looked after."""
    gc.collect()
    every = gc.get_objects()
    return sum(isinstance(one, Widget) for one in every), len(every)


async def test_a_key_sends_what_it_changed_and_nobody_s_key_sends_nothing(tmp_path: Path, line: Line) -> None:
    async with at_work(tmp_path, size=WIDE) as agent:
        await agent.sees("客户：", "caller:")
        assert 0 < await cost(agent, line, "down") < MOVE
        assert 0 < await cost(agent, line, "1") < LETTER
        await agent.press("escape")
        line.forget()
        await agent.running.pilot.pause()
        assert line.bytes == 0


@pytest.mark.parametrize("language", ["zh", pytest.param("en", marks=pytest.mark.full)])
async def test_a_letter_of_the_filter_sends_two_kilobytes_at_most(
    tmp_path: Path, line: Line, language: Language
) -> None:
    async with at_selection(tmp_path, WIDE, language) as running:
        for letter in "dwso0":
            await running.pilot.pause()
            line.forget()
            await running.press(letter)
            assert line.bytes <= LETTER, letter
            await running.press("escape")


@pytest.mark.full
async def test_every_name_is_read_before_somebody_types_a_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = list[str]()

    def noted(name: str, readings: Readings) -> Term | None:
        read.append(name)
        return make_term(name, readings)

    monkeypatch.setattr("agent_console.catalogue.names.make_term", noted)
    async with at_selection(tmp_path, WIDE) as running:
        last = running.desk.platforms.platforms[-1].name.zh
        await running.until(lambda: last in read, "every name")
        read.clear()
        await running.press("d")
        assert not read


@pytest.mark.full
async def test_no_step_of_a_call_sends_more_than_it_may(tmp_path: Path, line: Line) -> None:
    async with at_work(tmp_path, size=WIDE) as agent:
        await agent.types(NUMBER)
        assert await cost(agent, line, "enter") < STEP
        await agent.on("Intake")
        await agent.knows_the_verdict()
        assert await cost(agent, line, "tab") < MOVE
        assert line.paints == 1, "the field that is left and the one that is entered, brackets and all"
        assert await cost(agent, line, "enter") < STEP
        await agent.on("Notice")
        assert await cost(agent, line, "1") < STEP
        await agent.on("Verification")
        assert await cost(agent, line, "z") < LETTER


async def turns(agent: Agent, count: int) -> None:
    """Move the cursor from field to field."""
    for _ in range(count):
        agent.running.throw("tab")
    lane = agent.running.app._lane
    await agent.running.until(lambda: lane.in_hand is None and not lane.waiting, "every key")
    await agent.running.pilot.pause()


@pytest.mark.full
@pytest.mark.parametrize("count", [100, 10_000])
async def test_moving_the_cursor_makes_no_widget(tmp_path: Path, count: int) -> None:
    async with at_work(tmp_path) as agent:
        await agent.answers(NUMBER)
        # What comes by itself is there before anything is counted.
        await agent.knows_the_verdict()
        await turns(agent, 100)
        before, kept = living()
        await turns(agent, count)
        now, kept_now = living()
        assert now <= before
        # One kept a move would be as many as there were moves; what is cached once comes besides.
        assert kept_now < kept + count // 2 + 2_000


@pytest.mark.full
async def test_calls_leave_no_widget_behind_and_nothing_of_what_was_painted(tmp_path: Path) -> None:
    async with at_work(tmp_path) as agent:

        async def calls(count: int) -> tuple[int, int]:
            for _ in range(count):
                # All at once, as over a slow line: what counts is what is left.
                agent.running.throw(*NUMBER, "enter")
                await agent.running.until(lambda: agent.running.page == "IntakeScreen", "the call")
                agent.running.throw("escape")
                await agent.running.until(lambda: agent.running.page == "HomeScreen", "the first page")
            await agent.running.pilot.pause()
            return living()

        before, kept = await calls(3)
        now, kept_now = await calls(200)
        # A page holds some fifty, and one or two may be on their way out; one kept a call would be two hundred.
        assert now < before + 100
        # A draft is listed on the first page; the painted rows of one page are two thousand objects.
        assert kept_now < kept + 200 * 100
