"""The caller's pane: in a small window the last rows of the body, in a wide one the right column. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from screens.training.caller_words import (
    dialogue_of,
    heading_of,
    keys_word,
    phone_of,
    time_word,
)
from screens.training.practised import Practised
from screens.training.skill_words import skill_word
from screens.widgets.around import pane_lines
from screens.widgets.line import EMPTY, Line, Text, clip, rule
from screens.widgets.page import Section
from screens.widgets.wrap import wrap_cells

WORDS: Final = 9
"""The column where words begin behind who says them."""

LEAST_ROWS: Final = 2
"""The rule and what was said last."""


def caller_rows(view: Practised, rows: int, width: int, opens: Text) -> tuple[Line, ...]:
    """Return the pane in exactly `rows` rows; `opens` says on its rule which key speaks."""
    phone = rows > LEAST_ROWS or is_awaited(view)
    words = words_rows(view, rows - 1 - phone, width)
    lines = [rule(heading_of(view), opens, width + 2, "="), *words]
    lines += [EMPTY] * (rows - len(lines) - phone)
    return (*lines, phone_row(view)) if phone else tuple(lines)


def phone_row(view: Practised) -> Line:
    """Return what is on the caller's phone."""
    label = view.language.text_in("dialogue", "Phone")
    return EMPTY.at(2, label, "quiet").at(WORDS, (phone_of(view),))


def is_awaited(view: Practised) -> bool:
    """Whether a code went out that was not typed yet: then the phone is what has to be seen."""
    return view.call.verification.code is not None


def words_rows(view: Practised, rows: int, width: int) -> list[Line]:
    """Return the newest words in at most so many rows: the last of them whole, those before as far as they fit."""
    room = width + 1 - WORDS
    shown: list[Line] = []
    for who, text in reversed(dialogue_of(view)):
        wrapped = wrap_cells(text, room)
        free = rows - len(shown)
        if free <= 0:
            break
        if len(wrapped) > free:
            wrapped = (*wrapped[: free - 1], f"{clip(wrapped[free - 1], room - 2)} …")
        first, *more = wrapped
        shown = [EMPTY.at(2, who, "quiet").at(WORDS, first), *(EMPTY.at(WORDS, row) for row in more), *shown]
    return shown


def caller_sections_of(view: Practised, rows: int, avoid: str) -> tuple[Section, ...]:
    """Return the right column of a wide window: who is played, the newest words that fit, the phone, the ban."""
    _ = view.language.text
    phone = Section(_("The caller's phone"), (phone_of(view).text,))
    never = (Section(_("Not"), (avoid,), "warn"),) if avoid else ()
    head = Section(heading_of(view), ())
    words: tuple[Section, ...] = ()
    for who, text in reversed(dialogue_of(view)):
        longer = (Section(who, (text,)), *words)
        if words and len(pane_lines((head, *longer, phone, *never))) > rows:
            break
        words = longer
    return (head, *words, phone, *never)


def side_facts(view: Practised) -> tuple[Line, ...]:
    """Return what stands below the steps of a wide window: scenario, budget, skills."""
    return tuple(_side(view))


def _side(view: Practised) -> Iterator[Line]:
    _, scenario = view.language.text, view.practice.scenario
    yield EMPTY.at(1, _("scenario {id}").format(id=scenario.id), "quiet")
    yield EMPTY.at(1, _("keys {keys}").format(keys=keys_word(view)))
    yield EMPTY.at(1, time_word(view))
    if view.practice.has_hints:
        yield EMPTY.at(1, _("hints {count}").format(count=len(view.practice.hints)))
    yield EMPTY
    yield EMPTY.at(1, _("Skills"), "quiet")
    for skill in scenario.skills:
        yield EMPTY.at(1, clip(skill_word(skill, view.language), 15))
    yield EMPTY
    yield EMPTY.at(1, _("F1 brief"), "quiet")
    yield EMPTY
