"""Whatever the state, language, size and theme: everything stands whole, apart, translated and legible."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import pytest
from rich.cells import cell_len
from wcwidth import wcswidth

from agent_console.options import Language
from screens.palettes import PALETTES, SURFACES, TEXT_ROLES
from screens.widgets.line import Placed, overflow
from tests.states import words
from tests.states.catalogue import JOURNEYS, marks_of
from tests.states.shots import Part, Shot, cuts_of, shots_of
from tests.support_screens import ambiguous_characters, contrast

LANGUAGES: tuple[Language, ...] = ("zh", "en")

SIGNS = frozenset({"+", ">", "~", "!", "!!", "?", "x", "#", "="})

ONE_PIECE = frozenset({"steps", "side", "fkeys"})
"""Parts in which a sign or key stands against its word, as drawn: `+1 来电`, `F1帮助`."""

every_journey = pytest.mark.parametrize(
    ("journey", "language"),
    [
        pytest.param(name, language, id=f"{name}-{language}", marks=marks_of(name, language))
        for name in JOURNEYS
        for language in LANGUAGES
    ],
)


def shots(journey: str, language: Language) -> Iterator[tuple[str, Shot]]:
    for (state, size, theme), shot in shots_of(journey, language).items():
        yield f"{state} {size} {theme}", shot


@every_journey
def test_nothing_is_cut_off_or_covered(journey: str, language: Language) -> None:
    faults = [
        (where, part.name, fault)
        for where, shot in shots(journey, language)
        for part in shot.parts
        for fault in cut_off(part)
    ]
    assert not faults


def cut_off(part: Part) -> list[str]:
    faults = overflow(part.lines, part.width)
    if any(line.placed for line in part.lines[part.height :]):
        faults.append(f"{len(part.lines)} rows of {part.height}")
    return faults


@every_journey
def test_none_of_our_own_texts_is_shortened_by_cutting(journey: str, language: Language) -> None:
    """Names of companies, words of callers and messages may be too long; ours never are."""
    assert [text for text in cuts_of(journey, language) if words.is_ours(text, language, journey)] == []


@every_journey
def test_every_row_fills_its_window_by_both_ways_of_counting(journey: str, language: Language) -> None:
    for where, shot in shots(journey, language):
        columns, height = shot.size
        assert len(shot.rows) == height, where
        for row in shot.rows:
            assert (cell_len(row), wcswidth(row)) == (columns, columns), (where, row)


@every_journey
def test_no_character_is_of_doubtful_width(journey: str, language: Language) -> None:
    assert {
        where: found
        for where, shot in shots(journey, language)
        if (found := ambiguous_characters(list(shot.rows)))
    } == {}


@every_journey
def test_two_texts_never_touch(journey: str, language: Language) -> None:
    touching = [
        (where, part.name, before.text, after.text)
        for where, shot in shots(journey, language)
        for part in shot.parts
        for line in part.lines
        for before, after in neighbours(line.placed)
        if part.name not in ONE_PIECE and touch(before, after)
    ]
    assert not touching


def neighbours(placed: tuple[Placed, ...]) -> Iterator[tuple[Placed, Placed]]:
    row = sorted(one for one in placed if one.text)
    return pairwise(row)


def touch(before: Placed, after: Placed) -> bool:
    drawn = {before.role, after.role} & {"rule", "edge"} or is_picture(before.text) or is_picture(after.text)
    apart = before.end + 1 < after.column or before.text[-1].isspace() or after.text[0].isspace()
    return not drawn and not apart


def is_picture(text: str) -> bool:
    """Tell whether it is part of the number's history, which is drawn in one piece."""
    return bool(re.fullmatch(r"[|o?#=>.\- ]+", text))


@every_journey
def test_nothing_is_left_in_the_other_language(journey: str, language: Language) -> None:
    left = {
        (word, where, row)
        for where, shot in shots(journey, language)
        for row in shot.rows
        for word in words.foreign(row, language, journey)
    }
    assert not left


@cache
def pairs(theme: str) -> frozenset[tuple[str, str]]:
    palette = PALETTES[theme]
    ink = {(palette.ink[role], palette.surface[surface]) for role in TEXT_ROLES for surface in SURFACES}
    return frozenset(ink | set(palette.solid.values()))


def test_every_pair_of_every_theme_can_be_read() -> None:
    assert {name: palette.required_ratio for name, palette in PALETTES.items()} == {
        "dark": 4.5,
        "light": 4.5,
        "contrast": 7.0,
    }
    for theme, palette in PALETTES.items():
        assert min(contrast(*pair) for pair in pairs(theme)) >= palette.required_ratio


@every_journey
def test_every_word_stands_in_a_pair_of_its_theme(journey: str, language: Language) -> None:
    """All pairs of a theme can be read, so nothing that keeps to them is faint in any theme."""
    for (state, size, theme), shot in shots_of(journey, language).items():
        for run in shot.painted:
            if any(character.isalnum() for character in run.text):
                assert (run.foreground, run.background) in pairs(theme), (state, size, theme, run)


@every_journey
def test_a_sign_never_stands_without_a_word(journey: str, language: Language) -> None:
    alone = [
        (where, part.name, [one.text for one in line.placed])
        for where, shot in shots(journey, language)
        for part in shot.parts
        for line in part.lines
        for one in line.placed
        if one.text.rstrip() in SIGNS
        and not all(is_picture(other.text) for other in line.placed)
        and not any(has_word(other.text) for other in line.placed if other.column > one.column)
    ]
    assert not alone


def has_word(text: str) -> bool:
    return any(character.isalnum() for character in text)
