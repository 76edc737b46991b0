"""What every state looks like, cell by cell and colour by colour: a picture that differs has to be looked at.

`make test` compares some of them and `make test-full` all; after a change that was meant, `make snapshots` draws anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from textual.app import App

from agent_console.options import Language
from tests.console import SMALL, WIDE
from tests.states.catalogue import MAIN, NOT_PICTURED, STATES, THEMES, looks_of, marks_of
from tests.states.shots import Size, shots_of

LANGUAGES: tuple[Language, ...] = ("zh", "en")

SnapCompare = Callable[[App[Any]], bool]


class Taken(App[None]):
    """A picture that was taken already, in the shape the comparison asks for: an app to be run once for each."""

    def __init__(self, picture: str) -> None:
        super().__init__()
        self._picture = picture

    def run(self, **_: Any) -> Any:
        """Give the picture instead of drawing one."""
        return self._picture


def _pictures() -> Iterator[tuple[str, Language, Size, str]]:
    for state in STATES:
        for language in LANGUAGES:
            for size, theme in looks_of(state, language):
                yield state, language, size, theme


def _cases() -> Iterator[Any]:
    for state, language, size, theme in _pictures():
        name = f"{state}-{language}-{size[0]}x{size[1]}-{theme}".replace(" ", "_").replace(",", "")
        marks = marks_of(STATES[state].name, language)
        yield pytest.param(state, language, size, theme, id=name, marks=marks)


@pytest.mark.parametrize(("state", "language", "size", "theme"), _cases())
def test_it_looks_as_it_did(
    snap_compare: SnapCompare, state: str, language: Language, size: Size, theme: str
) -> None:
    assert snap_compare(Taken(shots_of(STATES[state].name, language)[state, size, theme].picture))


def test_every_screen_is_pictured_in_both_languages_and_sizes() -> None:
    drawn = set(_pictures())
    assert {
        (state, language, size, "dark")
        for state in MAIN
        for language in ("zh", "en")
        for size in (SMALL, WIDE)
    } <= drawn
    assert {theme for *_, theme in drawn} == {"dark", *THEMES}
    assert 150 <= len(drawn) <= 370
    assert set(NOT_PICTURED) < set(STATES)
