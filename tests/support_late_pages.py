"""Calls on the shipped list of platforms, for the tests of the pages from the selection on; and how a body reads."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from agent_console.backend import (
    Binding,
    HolderRelation,
    Lookup,
    PlatformAnswer,
    PlatformAnswerState,
    PlatformId,
    PlatformList,
)
from agent_console.call import events as e
from agent_console.call.call import Call, Terms
from agent_console.call.reducer import replayed
from agent_console.call.steps import Step
from agent_console.catalogue import Catalogue, PlatformIndex, load_readings
from agent_console.catalogue.load import load_catalogue
from agent_console.language import Language, Scripts, load_language, load_scripts
from screens.palettes import Role
from screens.widgets.line import Line
from screens.widgets.paint import paint
from tests.support_call import at, binding, to_lookup

CATALOGUE: Catalogue = load_catalogue()
INDEX = PlatformIndex(CATALOGUE.platforms, load_readings(), CATALOGUE.aliases)
ZH, EN = load_language("zh"), load_language("en")
LANGUAGES: tuple[Language, ...] = (ZH, EN)
SCRIPTS: dict[str, Scripts] = {"zh": load_scripts("zh"), "en": load_scripts("en")}
TODAY = date(2026, 11, 23)
WIDTHS = ((78, 15), (67, 31))
"""Cells and rows of the two bodies the product is drawn for."""

REAL = PlatformList("2026-11-20", CATALOGUE.platforms[:27])
TERMS = Terms(CATALOGUE.platform_list, "C-2026-03")
SHORT_TERMS = Terms(REAL, "C-2026-03")
"""The real companies alone."""

EARLIER = date(2019, 3, 2)
FOUND = (
    *(
        binding(one, EARLIER, HolderRelation.PREVIOUS_HOLDER)
        for one in ("douyin", "toutiao", "alipay", "eleme", "weibo", "wechat")
    ),
    binding("qq", None),
    binding("meituan", date(2023, 2, 11), HolderRelation.CURRENT_HOLDER),
    binding("jd", date(2022, 11, 3), HolderRelation.CURRENT_HOLDER),
)
"""As on the drawn pages: six before the boundary, one without a date, two of the caller's own."""


def answered(*bindings: Binding, state: PlatformAnswerState = PlatformAnswerState.ANSWERED) -> Lookup:
    """Make a lookup of the shipped list in which every platform is in one state."""
    answers = tuple(PlatformAnswer(one.id, state) for one in CATALOGUE.platforms)
    return Lookup("lk-1", state is not PlatformAnswerState.PENDING, answers, bindings)


def at_selection(
    *ticked: str, found: Iterable[Binding] = FOUND, terms: Terms = TERMS, lookup: Lookup | None = None
) -> Call:
    """Make a call that stands on the selection with some platforms ticked."""
    return replayed(selection_events(*ticked, found=found, lookup=lookup), terms)


def selection_events(
    *ticked: str, found: Iterable[Binding] = FOUND, lookup: Lookup | None = None
) -> tuple[e.Event, ...]:
    """Return what happens until the selection has some platforms ticked."""
    ticks = (e.Ticked(at=at(30), platform_ids=tuple(PlatformId(one) for one in ticked)),) if ticked else ()
    return (
        *to_lookup(),
        e.LookupStarted(at=at(21), lookup_id="lk-1"),
        e.LookupAnswered(at=at(22), lookup=lookup or answered(*found)),
        e.StepEntered(at=at(22), step=Step.SELECTION),
        *ticks,
    )


def read(lines: Iterable[Line], width: int) -> list[str]:
    """Return lines as they are painted, without the spaces at their ends."""
    return ["".join(span.text for span in paint(line, width + 2)).rstrip() for line in lines]


def roles(line: Line) -> set[Role]:
    """Return the roles of a line's texts."""
    return {placed.role for placed in line.placed if placed.text.strip()}
