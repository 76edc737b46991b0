"""What the list of platforms costs by itself, without a call around it: opened, filtered, ticked. It shows nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import cycle
from statistics import median
from time import perf_counter
from typing import Any, Final

from agent_console.backend import Bilingual, PlatformId, PlatformList
from agent_console.call import events as e
from agent_console.call.call import Call, Terms
from agent_console.call.reducer import opened
from agent_console.catalogue import Catalogue, PlatformIndex, load_readings
from agent_console.catalogue.load import load_catalogue
from agent_console.language import load_language
from screens.selection.entries import entries_of
from screens.selection.page import selection_block
from screens.selection.rows import all_shown
from screens.selection.view import SelectionView
from screens.warnings import warning_words

TURNS: Final = 5
WIDTH, HEIGHT = 67, 31


def measure(count: int) -> dict[str, float]:
    """Give the milliseconds of each act on a list of so many platforms, and of a move in it."""
    catalogue, language = load_catalogue(), load_language("en")
    platforms = _many(catalogue, count)
    index = PlatformIndex(platforms.platforms, load_readings(), {})
    at = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    first = e.CallOpened(at=at, call_id="001123-0001-7", staff_no="8021", calling=None)
    call = opened(first, Terms(platforms, "C-1"))

    def block(call: Call, shown: tuple[PlatformId, ...] | None, place: int) -> object:
        entries = entries_of(call.rows, shown)
        words = warning_words(catalogue, language)
        view = SelectionView(call, entries, place, "", language, words, date(2026, 11, 23))
        return selection_block(view, WIDTH, HEIGHT)

    # The answer to the last text is kept, so none is asked for twice in turn.
    typed = cycle(("sample 7", "sample 8"))

    def ticked() -> Call:
        change = all_shown(entries_of(call.rows), frozenset())
        return replace(call, ticked=frozenset(change.tick))

    return {
        "open": _timed(lambda: block(replace(call), None, 0)),
        "filter": _timed(lambda: block(call, index.find(next(typed)), 0)),
        "tick all": _timed(lambda: block(ticked(), None, 0)),
        "move": _timed(lambda: block(call, None, 7)),
    }


def _timed(act: Any) -> float:
    act()
    times = []
    for _ in range(TURNS):
        began = perf_counter()
        act()
        times.append((perf_counter() - began) * 1000)
    return median(times)


def _many(catalogue: Catalogue, count: int) -> PlatformList:
    listed = catalogue.platforms
    platforms = []
    for number in range(count):
        like = listed[number % len(listed)]
        name = Bilingual(f"样本 {number:04d}", f"Sample {number:04d}")
        family = f"f{number // 20}"
        platforms.append(replace(like, id=PlatformId(f"p{number}"), name=name, family_id=family))
    return PlatformList(catalogue.version, tuple(platforms))
