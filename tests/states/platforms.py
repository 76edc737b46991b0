"""States of the lookup and the selection."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

from agent_console.backend import Bilingual, Lookup, Platform, PlatformAnswerState, PlatformId, PlatformList
from agent_console.call.lookup import LookupState
from agent_console.opened import Opened
from backends.fake.registry import Registry
from tests.console import Console
from tests.screens.calls import SUBJECT, at_leisure, hold_back, order, registry_of
from tests.states.hands import paste, tick, to_code, to_lookup, to_selection
from tests.states.journey import journey

HOSTILE = Bilingual(
    "[/b] [@click=app.quit]退出[/]" + "长" * 40, "[/b] [@click=app.quit]quit[/] " + "long " * 20
)
"""A name a platform may send: markup, and far too long for any row."""


@journey("lookup", "lookup, typed ahead", "lookup, Enter has nothing to do", "lookup, slow")
async def lookup(running: Console) -> AsyncIterator[str]:
    await to_code(running)
    at_leisure(running)
    await paste(running, await running.code_on_phone(SUBJECT))
    await running.on_page("LookupScreen")
    await running.until(lambda: running.call.lookup.state is LookupState.RUNNING, "a lookup under way")
    running.clock.advance(seconds=1.5)
    answered = PlatformAnswerState.ANSWERED
    await running.until(lambda: running.call.lookup.count(answered) > 0, "the first answers")
    yield "lookup"
    await running.press("d", "y")
    yield "lookup, typed ahead"
    await running.press("enter")
    yield "lookup, Enter has nothing to do"
    hold_back(running, "lookup")
    asked = registry_of(running).faults._calls["lookup"]
    # The next question stays open, so nobody answers although time goes by.
    await running.until(lambda: registry_of(running).faults._calls["lookup"] > asked, "another question")
    running.clock.advance(seconds=11)
    yield "lookup, slow"


@journey("lookup, pending", "lookup, tenure stated", "selection, not all have answered")
async def lookup_pending(running: Console) -> AsyncIterator[str]:
    registry = registry_of(running)
    answer = registry.lookup

    async def later(lookup_id: str) -> Lookup:
        found = await answer(lookup_id)
        waiting = tuple(
            replace(one, state=PlatformAnswerState.PENDING) if number < 15 else one
            for number, one in enumerate(found.answers)
        )
        return replace(found, finished=False, answers=waiting, expected_by=date(2026, 11, 25))

    registry.lookup = later  # type: ignore[method-assign]
    await to_lookup(running)
    await running.until(lambda: running.call.lookup.state is LookupState.PENDING, "a pending lookup")
    await running.on_page("LookupScreen")
    yield "lookup, pending"
    await running.press("5")
    yield "lookup, tenure stated"
    await running.press("1")
    await running.on_page("SelectionScreen")
    yield "selection, not all have answered"


@journey("lookup, down", "selection, nobody answered")
async def lookup_down(running: Console) -> AsyncIterator[str]:
    order(running, "start_lookup:down,lookup:down")
    await to_lookup(running)
    await running.until(lambda: running.call.lookup.state is LookupState.DOWN, "a lookup nobody answers")
    await running.on_page("LookupScreen")
    yield "lookup, down"
    await running.press("1")
    await running.on_page("SelectionScreen")
    yield "selection, nobody answered"


@journey(
    "selection",
    "selection, Enter without a tick",
    "selection, ticked",
    "selection, filtered",
    "selection, locked row",
    "selection, nothing found",
    "selection, taken back",
    "selection, all ticked",
    "selection, scrolled to its end",
    "selection, platform told of",
)
async def selection(running: Console) -> AsyncIterator[str]:
    await to_selection(running)
    yield "selection"
    await running.press("enter")
    yield "selection, Enter without a tick"
    await tick(running, "zj", "zfb")
    yield "selection, ticked"
    await paste(running, "wb")
    yield "selection, filtered"
    await running.press("escape")
    await paste(running, "mt")
    await running.press("space")
    yield "selection, locked row"
    await running.press("escape")
    await paste(running, "zjx")
    yield "selection, nothing found"
    await running.press("escape", "ctrl+z")
    yield "selection, taken back"
    await running.press("asterisk")
    yield "selection, all ticked"
    await running.press("end")
    yield "selection, scrolled to its end"
    await running.press("home")
    await paste(running, "zfb")
    await running.press("f3")
    yield "selection, platform told of"


def hostile_names(opened: Opened) -> None:
    """Let every platform have a name nobody would give it."""
    registry = opened.backend
    assert isinstance(registry, Registry)
    answer = registry.platforms

    async def renamed() -> PlatformList:
        return replace(platforms := await answer(), platforms=tuple(map(hostile, platforms.platforms)))

    registry.platforms = renamed  # type: ignore[method-assign]


def hostile(platform: Platform) -> Platform:
    """Give a platform, its family and its warning a hostile name."""
    warning = HOSTILE if platform.warning else None
    return replace(platform, name=HOSTILE, family_name=HOSTILE, warning=warning)


@journey(
    "selection, hostile names",
    "panel, card with a hostile name",
    "panel, hostile names found",
    "read-back, hostile names",
    furnish=hostile_names,
)
async def hostile_platforms(running: Console) -> AsyncIterator[str]:
    await to_selection(running)
    running.desk.choosing.tick(frozenset({PlatformId("douyin"), PlatformId("alipay"), PlatformId("wechat")}))
    yield "selection, hostile names"
    await running.press("f3")
    yield "panel, card with a hostile name"
    await paste(running, "quit")
    yield "panel, hostile names found"
    await running.press("escape", "enter")
    await running.on_page("ReadBackScreen")
    yield "read-back, hostile names"
