"""The body of a brief, before the call and over it. Pure: from a scenario to rows; it starts nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agent_console.language import Language
from agent_console.scorecard.rubric import Rubric
from agent_console.training.practice import Mode
from agent_console.training.scenario import Scenario
from screens.palettes import Role
from screens.training import brief_words as words
from screens.training.brief_words import MODES, Certification
from screens.training.scenarios_words import skills_of
from screens.widgets.line import EMPTY, Line, overflow
from screens.widgets.page import Block
from screens.widgets.wrap import wrap_cells

LABEL, VALUE = 2, 13
MODE_WORD, MODE_PRICE = 7, 21
SECOND = 36
"""Where the second of two short things on one row begins."""


@dataclass(frozen=True, slots=True)
class BriefView:
    """What a brief is drawn from; `mode` is None once the call has begun: it is chosen no more."""

    scenario: Scenario
    rubric: Rubric
    certification: Certification
    language: Language
    mode: Mode | None = None


def brief_block(view: BriefView, width: int, height: int) -> Block:
    """Return the brief; where the rows are few, rows that only part it go first."""
    groups = [group for group in _groups(view, width, roomy=height > ROOMY) if group]
    _shorten(groups, height)
    used, free = sum(map(len, groups)), len(groups) - 1
    free = max(0, min(free, height - used))
    lines: list[Line] = []
    for number, group in enumerate(groups):
        if number and number >= len(groups) - free:
            lines.append(EMPTY)
        lines += group
    return Block(tuple(lines))


def _shorten(groups: list[list[Line]], height: int) -> None:
    """Leave out the ends of the longest parts: what can be chosen has to stand there, however much somebody wrote."""
    while sum(map(len, groups)) > max(height, len(groups)):
        max(groups, key=len).pop()


ROOMY = 20
"""From so many rows on each goal and each error has a row of its own."""


def _groups(view: BriefView, width: int, *, roomy: bool) -> Iterable[list[Line]]:
    _, language, scenario = view.language.text, view.language, view.scenario
    goals = words.goals_of(scenario, language)
    errors = words.critical_errors(view.rubric, language)
    listed = _one_each if roomy else _in_a_row
    yield [line for label, text in words.facts_of(scenario, language) for line in _row(label, text, width)]
    aims = listed(_("Goals"), goals, width)
    fails = listed(_("Critical"), errors, width, "bad")
    yield from ([aims, fails] if roomy else [[*aims, *fails]])
    yield _budget(view, width, roomy=roomy)
    yield [] if view.mode is None else [_mode(one, view) for one in MODES]


def _budget(view: BriefView, width: int, *, roomy: bool) -> list[Line]:
    """Return time, keys and skills; where rows are few, on one as long as it holds them."""
    _, language, scenario = view.language.text, view.language, view.scenario
    skills = skills_of(scenario, language)
    joined = (
        _labelled(_("Budget"))
        .at(VALUE, words.budget_of(scenario, language))
        .at(SECOND, _("Practises"), "quiet")
        .at(SECOND + VALUE - LABEL, skills)
    )
    if not roomy and not overflow([joined], width + 1):
        return [joined]
    counted = _("{budget} (what the caller dictates is not counted)")
    budget = counted.format(budget=words.budget_of(scenario, language))
    return [*_row(_("Budget"), budget, width), *_row(_("Practises"), skills, width)]


def _row(label: str, text: str, width: int) -> list[Line]:
    rows = wrap_cells(text, width + 1 - VALUE)
    return [_labelled(label if number == 0 else "").at(VALUE, row) for number, row in enumerate(rows)]


def _labelled(label: str) -> Line:
    return EMPTY.at(LABEL, label, "quiet") if label else EMPTY


def _in_a_row(label: str, texts: Sequence[str], width: int, role: Role = "text") -> list[Line]:
    """Put them one behind the other, as a sentence would."""
    chinese = any(not text.isascii() for text in texts)
    rows = wrap_cells(("；" if chinese else "; ").join(texts), width + 1 - VALUE)
    return [_labelled(label if number == 0 else "").at(VALUE, row, role) for number, row in enumerate(rows)]


def _one_each(label: str, texts: Sequence[str], width: int, role: Role = "text") -> list[Line]:
    lines = [_labelled(label)] if texts else []
    for text in texts:
        for number, row in enumerate(wrap_cells(text, width - 5)):
            mark = "x" if role == "bad" else "-"
            line = EMPTY.at(4, mark, "bad" if role == "bad" else "quiet") if number == 0 else EMPTY
            lines.append(line.at(6, row))
    return lines


def _mode(mode: Mode, view: BriefView) -> Line:
    here = mode is view.mode
    line = EMPTY.at(LABEL, ">") if here else EMPTY
    line = (
        line.at(4, str(MODES.index(mode) + 1), "key")
        .at(MODE_WORD, words.mode_word(mode, view.language))
        .at(
            MODE_PRICE, words.mode_price(mode, view.certification, view.language), "text" if here else "quiet"
        )
    )
    return line.on("focus") if here else line
