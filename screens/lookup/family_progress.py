"""How far each company is with a lookup, as short texts. It counts answers and never says what they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from agent_console.backend import Bilingual, PlatformAnswerState
from agent_console.call.call import Call
from agent_console.language import Language
from screens.widgets.line import clip, width_of

CELL = 18
"""Cells of one entry, its sign included: four stand in a row of 78, three in one of 67."""

_SHORT_WORD = 3
"""Cells of a letter or a number that tells companies of one name apart."""

Entry = tuple[str, str]
"""A sign and its words."""


@dataclass(frozen=True, slots=True)
class Progress:
    """One company: how many platforms were asked, how many answered and could not be reached."""

    name: Bilingual
    asked: int
    answered: int
    silent: int

    @property
    def whole(self) -> bool:
        """Whether nothing more is to come."""
        return self.answered + self.silent == self.asked


def progress_of(call: Call) -> tuple[Progress, ...]:
    """Count by company, in the order of the list."""
    states = {one.platform_id: one.state for one in call.lookup.answers}
    names: dict[str, Bilingual] = {}
    found: dict[str, list[PlatformAnswerState]] = {}
    for platform in call.terms.platforms.platforms:
        state = states.get(platform.id)
        if state is not None:
            names[platform.family_id] = platform.family_name
            found.setdefault(platform.family_id, []).append(state)
    return tuple(_progress(names[family], answers) for family, answers in found.items())


def _progress(name: Bilingual, answers: list[PlatformAnswerState]) -> Progress:
    waited = answers.count(PlatformAnswerState.PENDING)
    silent = answers.count(PlatformAnswerState.UNAVAILABLE)
    return Progress(name, len(answers), len(answers) - waited - silent, silent)


def family_cells(call: Call, language: Language, room: int) -> tuple[Entry, ...]:
    """Write one entry a company, in the order of the list; what finds no room is counted together at the end."""
    progress = progress_of(call)
    entries = tuple(entry for one in progress for entry in _entries(one, language))
    return entries if len(entries) <= room else _folded(progress, language, room)


def _entries(one: Progress, language: Language) -> Iterable[Entry]:
    _ = language.text
    name = language.bilingual(one.name)
    if one.silent < one.asked:
        yield "+" if one.whole else "~", _fit(name, f"{one.answered}/{one.asked - one.silent}")
    if one.silent:
        count = "" if one.asked == 1 else f"{one.silent} "
        yield "!", _fit(name, count + _("silent"))


def _folded(all_progress: tuple[Progress, ...], language: Language, room: int) -> tuple[Entry, ...]:
    shown: list[Entry] = []
    rest: list[Progress] = []
    for one in all_progress:
        entries = tuple(_entries(one, language))
        if len(shown) + len(entries) < room:
            shown.extend(entries)
        else:
            rest.append(one)
    answered, asked = sum(one.answered for one in rest), sum(one.asked for one in rest)
    whole = all(one.whole for one in rest)
    return *shown, ("+" if whole else "~", _fit(language.text("the rest"), f"{answered}/{asked}"))


def _fit(name: str, count: str) -> str:
    """Join a name with its count; a long name loses cells before its last short word, never the count."""
    free = CELL - 2 - 1 - width_of(count)
    head, _, last = name.rpartition(" ")
    if width_of(name) > free and head and width_of(last) <= _SHORT_WORD:
        # "Sample company B" is told from the others by its last letter.
        name = f"{clip(head, free - width_of(last) - 1).rstrip()} {last}"
    return f"{clip(name, free).rstrip()} {count}"
