"""Every state an agent can see, by name. It knows which are drawn in full and in which colours, no way there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest

from agent_console.options import Language
from tests.states import (
    after_training,
    cases,
    filing,
    first_pages,
    in_practice,
    labels,
    own_accounts,
    panels,
    platforms,
    privacy,
    stops,
    training,
    verification,
)
from tests.states.journey import JOURNEYS, Journey

__all__ = ["JOURNEYS", "MAIN", "STATES", "cases", "filing", "first_pages", "panels", "platforms", "stops"]
__all__ += ["THEMES", "Look", "every_look", "labels", "looks_of", "marks_of", "own_accounts", "privacy"]
__all__ += ["after_training", "in_practice", "training", "verification"]

Look = tuple[tuple[int, int], str]
"""Size and theme."""

THEMES = ("light", "contrast")

STATES: dict[str, Journey] = {state: one for one in JOURNEYS.values() for state in one.states}
"""The journey that passes each state."""

MAIN = (
    "home",
    "intake",
    "notice",
    "verification",
    "verification, code sent",
    "lookup",
    "selection",
    "selection, ticked",
    "read-back",
    "submission",
    "labels",
    "labels, read-back",
    "labels, submitted",
    "own accounts",
    "wrap-up",
    "stopped, not recycled",
    "panel, help",
    "panel, palette",
    "reveal, shown",
    "lock, in a call",
    "training, scenarios",
    "training, brief",
    "training, hint",
    "training, caller",
    "training, what to say",
    "training, score",
    "training, replay",
    "training, progress",
)
"""The main state of every screen: pictured in both languages and both sizes."""

THEMED = ("selection, ticked", "read-back, all stated", "verification, no match")
"""Pictured in the light and the contrast theme too."""

NOT_PICTURED = frozenset(
    {
        "home, needs a person",
        "case, refused and told",
        "case, dealt with",
        "intake, already registered",
        "intake, a case of this number",
        "verification, typing",
        "verification, code not sent",
        "verification, from another phone",
        "selection, nobody answered",
        "selection, platform told of",
        "read-back, last of many pages",
        "wrap-up, half over",
        "wrap-up, nothing was done",
        "panel, palette finds one",
        "panel, script",
        "home, wrong case number typed",
        "home, leaving asked",
        "home, help",
        "home, palette",
        "home, waiting to be sent",
        "home, put away",
        *(f"intake, {wrong}" for wrong in first_pages.WRONG_NUMBERS if wrong != "too short"),
        "intake, marked",
        "intake, own apps",
        "intake, contact number given",
        "intake, not for this number",
        "notice, nothing to back out of",
        "verification, name missing",
        "verification, the same again",
        "verification, one try left",
        "verification, resend too early",
        "verification, code too short",
        "verification, matched and the code waits",
        "verification, over",
        "verification, registry silent",
        "lookup, typed ahead",
        "lookup, Enter has nothing to do",
        "lookup, tenure stated",
        "selection, Enter without a tick",
        "selection, taken back",
        "read-back, something missing",
        "read-back, answered too early",
        "read-back, list changed",
        "submission, day provisional",
        "submission, no way back",
        "submission, asked how far it is",
        "own accounts, Enter has nothing to do",
        "own accounts, turned the page",
        "own accounts, what closing means",
        "own accounts, the words",
        "own accounts, call-back",
        "own accounts, all have answered",
        "home, own accounts awaited",
        "case, own accounts, for the caller",
        "case, own accounts, answered later",
        "labels, chosen",
        "labels, read-back, something missing",
        "labels, how far it is",
        "labels, answered later",
        "home, labels to be sent",
        "wrap-up, another outcome",
        "wrap-up, one minute more",
        "wrap-up, outcome unknown",
        "wrap-up, line dropped",
        "stopped, another next step chosen",
        "panel, note filed",
        "panel, palette, not here",
        "panel, command line completed",
        "panel, no such word",
        "panel, read-back script",
        "panel, read-back meaning",
        "panel, knowledge, the second found",
        "panel, card with a hostile name",
        "panel, hostile names found",
        "case, ring back",
        "case, rung",
        "case, item by item",
        "case, for the caller",
        "case, urged",
        "case, complaint asked for",
        "review, something missing",
        "review, all stated",
        "case, filed again",
        "case, nothing answered",
        "case, which to take back",
        "case, taken back",
        "case, outcome unknown",
        "case, queued",
        "home, left by a colleague",
        "due, all",
        "due, searched",
        "due, no case of this number",
        "case, before verification",
        "reveal, which one",
        "reveal, why",
        "reveal, agreed to",
        "lock, on hold",
        "reveal, nearly over",
        "reveal, own number",
        "lock, wrong",
        "training, first visit",
        "training, it rings",
        "training, code read out",
        "training, how it ends",
        "training, certification",
        "training, no hints",
        "training, brief again",
        "training, replay alone",
    }
)
"""Looked at in words alone: they differ from a pictured neighbour in a sentence or a mark."""


def looks_of(state: str, language: Language) -> Iterator[Look]:
    """Name the sizes and themes a state is pictured in."""
    if state in NOT_PICTURED:
        return
    small, wide = STATES[state].sizes[0], STATES[state].sizes[-1]
    usual, other = (wide, small) if language == "zh" else (small, wide)
    yield usual, "dark"
    if state in MAIN:
        yield other, "dark"
    if state in THEMED:
        yield from ((usual, theme) for theme in THEMES)


def every_look(state: str, language: Language, *, full: bool) -> list[Look]:
    """Name what a state is looked at in: what is pictured, in a full run every size and theme."""
    themes = ("dark", *THEMES) if state in THEMED else ("dark",)
    if full:
        return [(size, theme) for size in STATES[state].sizes for theme in themes]
    pictured = list(dict.fromkeys(looks_of(state, language)))
    return pictured or [(STATES[state].sizes[0], "dark")]


BEFORE_EACH_COMMIT: Mapping[str, Language] = {
    "home": "zh",
    "verification": "en",
    "selection": "zh",
    "submission": "en",
    "own_accounts": "zh",
    "labels": "en",
}
"""Journeys that pass the busiest pages of each service; a journey takes three seconds."""


def marks_of(journey: str, language: Language) -> tuple[pytest.MarkDecorator, ...]:
    """Give the marks of a test of a journey in a language.

    One run of a journey serves all its tests, so they belong on one worker. Before each commit a few are run, each in
    one of the two languages.
    """
    group = pytest.mark.xdist_group(f"{journey}-{language}")
    return (group,) if BEFORE_EACH_COMMIT.get(journey) == language else (group, pytest.mark.full)
