"""States in which a panel lies over a page."""

from __future__ import annotations

from collections.abc import AsyncIterator

from tests.console import Console
from tests.states.hands import instead, paste, to_intake, to_read_back, to_selection
from tests.states.journey import journey

PANELS: dict[str, tuple[str, ...]] = {
    "panel, help": ("f1",),
    "panel, help, its second page": ("pagedown",),
    "panel, key test": ("0", "f7", "f10", "8", "ctrl+q"),
    "panel, script": ("escape", "escape", "f2"),
    "panel, what it means": ("escape", "f3"),
    "panel, note": ("escape", "f6"),
}
"""The keys from one panel to the next."""


@journey(
    *PANELS,
    "panel, note refused",
    "panel, note filed",
    "panel, palette",
    "panel, palette, not here",
    "panel, palette finds one",
    "panel, palette finds nothing",
    "panel, command line",
    "panel, command line completed",
    "panel, no such word",
    "panel, ends here",
    "panel, end of call asked",
)
async def panels(running: Console) -> AsyncIterator[str]:
    await to_intake(running)
    for name, keys in PANELS.items():
        await running.press(*keys)
        yield name
    await paste(running, "340524198001010014")
    await running.press("enter")
    yield "panel, note refused"
    await running.press("ctrl+u")
    await paste(running, "1 0 8")
    await running.press("enter")
    yield "panel, note filed"
    await running.press("ctrl+p")
    yield "panel, palette"
    await running.press(*["pagedown"] * 4)
    yield "panel, palette, not here"
    await paste(running, "baochi")
    yield "panel, palette finds one"
    await paste(running, "zzz")
    yield "panel, palette finds nothing"
    await running.press("escape", ":")
    yield "panel, command line"
    await paste(running, "ho")
    yield "panel, command line completed"
    await paste(running, "nonsense")
    await running.press("enter")
    yield "panel, no such word"
    await running.press("escape", "f9")
    yield "panel, ends here"
    await running.press("escape", "f10")
    yield "panel, end of call asked"


@journey("panel, read-back script", "panel, read-back meaning")
async def late_panels(running: Console) -> AsyncIterator[str]:
    await to_read_back(running, "zj", "zfb")
    await running.press("f2")
    yield "panel, read-back script"
    await running.press("escape", "f3")
    yield "panel, read-back meaning"


@journey(
    "panel, card of a platform",
    "panel, knowledge found",
    "panel, knowledge, the second found",
    "panel, knowledge, nothing found",
    "panel, are my data gone",
    "panel, firms behind labels",
)
async def knowledge(running: Console) -> AsyncIterator[str]:
    await to_selection(running)
    await paste(running, "dy")
    await running.press("f3")
    yield "panel, card of a platform"
    await paste(running, "mt")
    yield "panel, knowledge found"
    await running.press("down")
    yield "panel, knowledge, the second found"
    await instead(running, "zjx")
    yield "panel, knowledge, nothing found"
    await instead(running, "erase")
    yield "panel, are my data gone"
    await instead(running, "label")
    yield "panel, firms behind labels"
