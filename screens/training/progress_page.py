"""The lines of the page of progress: curve, skills, what is due, passed and certified. It knows no key."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Final

from agent_console.language import Language
from agent_console.progress.ladder import PASS
from agent_console.progress.skills import SkillLevel
from screens.training.curve_lines import CELLS, curve_lines
from screens.training.progress_view import DueScenario, ProgressView
from screens.training.skill_words import skill_word
from screens.widgets.line import EMPTY, Line, fit, width_of
from screens.widgets.page import Block, signed
from screens.widgets.wrap import wrap_cells

BESIDE: Final = 76
"""From so many cells on the skills stand beside the curve."""

SKILLS, LEVEL, AGAIN = CELLS + 3, 19, 23
"""The column of the skills beside the curve; of the two numbers behind a name."""

LABEL, VALUE = 2, 16


def progress_block(view: ProgressView, width: int, height: int) -> Block:
    """Return curve and skills, then what is due and what was reached, for the room there is."""
    beside = width >= BESIDE
    curve = curve_lines(view.points, view.language)
    skills = tuple(_skills(view, SKILLS if beside else LABEL + 2))
    head = _beside(curve, skills) if beside else (*curve, EMPTY, *skills)
    rest = height - len(head) - 3
    due = tuple(_due(view, width, max(rest, 1)))
    return Block((*head, EMPTY, *due, *_reached(view, width)))


def _beside(curve: Sequence[Line], skills: Sequence[Line]) -> tuple[Line, ...]:
    # A skill more than the curve has rows would push what is due out of the window.
    kept = skills[: len(curve)]
    return tuple(
        Line((*line.placed, *(kept[row].placed if row < len(kept) else ()))) for row, line in enumerate(curve)
    )


def _skills(view: ProgressView, column: int) -> Iterator[Line]:
    _ = view.language.text
    yield (
        EMPTY.at(column, _("Skill"), "quiet")
        .right(column + LEVEL, _("Recent"), "quiet")
        .at(column + AGAIN, view.language.text_in("skill", "Again"), "quiet")
    )
    if not view.skills:
        yield EMPTY.at(column, _("nothing yet"), "quiet")
    for number, one in enumerate(view.skills):
        yield _skill(one, column, view.language, here=number == view.at)


def _skill(one: SkillLevel, column: int, language: Language, *, here: bool) -> Line:
    line = EMPTY.at(column - 2, ">", "heading") if here else EMPTY
    line = line.at(column, fit(skill_word(one.skill, language), LEVEL - 3), "heading" if here else "text")
    line = line.right(column + LEVEL, str(one.level))
    again = f"{one.due_on:%m-%d}"
    if one.is_weak or one.is_due:
        return line.at(column + AGAIN - 2, signed("!", again))
    return line.at(column + AGAIN, again)


def _due(view: ProgressView, width: int, rows: int) -> Iterator[Line]:
    language = view.language
    label = language.text("Due today")
    if not view.due:
        yield EMPTY.at(LABEL, label).at(VALUE, signed("+", language.text("nothing")))
        return
    kept = view.due if len(view.due) <= rows else view.due[: max(rows - 1, 1)]
    for number, one in enumerate(kept):
        line = EMPTY.at(LABEL, label) if number == 0 else EMPTY
        yield line.at(VALUE, signed("!", _due_words(one, language, width - VALUE - 1)))
    left = len(view.due) - len(kept)
    if left and rows > 1:
        yield EMPTY.at(VALUE + 2, language.text("and {count} more").format(count=left), "quiet")


def _due_words(one: DueScenario, language: Language, room: int) -> str:
    score = language.text("critical error") if one.failed else str(one.score)
    last = language.text("last {score}, due {day}").format(score=score, day=f"{one.due_on:%m-%d}")
    title = f"{one.scenario.id} {language.bilingual(one.scenario.title)}"
    return f"{fit(title, room - width_of(last) - 3)}   {last}"


def _reached(view: ProgressView, width: int) -> Iterator[Line]:
    _ = view.language.text
    count = len(view.scenarios)
    passed = _("{passed} of {count} scenarios").format(passed=view.passed, count=count)
    critical = view.language.plural(
        "{count} critical error in the last ten", "{count} critical errors in the last ten", view.critical
    )
    line = EMPTY.at(LABEL, _("Passed")).at(VALUE, passed)
    yield line.then(critical, "warn" if view.critical else "quiet", gap=3)
    yield EMPTY.at(LABEL, _("Certificate")).at(VALUE, fit(_certified(view, count), width - VALUE))


def _certified(view: ProgressView, count: int) -> str:
    _, certified = view.language.text, view.certified
    if certified.signed:
        return view.language.plural("+ {count} run signed", "+ {count} runs signed", certified.signed)
    if not certified.can_sign:
        return _("none   there is no trainer's key here to sign one")
    if view.passed < count:
        return _("none yet   all {count} at {points} points first").format(count=count, points=PASS)
    return _("none yet   all are passed: choose 3 in a brief")


# ---------------------------------------------------------------------- around the body


def facts_of(view: ProgressView) -> tuple[str, ...]:
    """Say who practised how often and how long; nobody else's results are here."""
    language = view.language
    return (
        language.text("#{staff_no}").format(staff_no=view.staff_no),
        language.plural("{count} practised call", "{count} practised calls", view.runs),
        _hours(view.practised_for, language),
        language.text("your own results alone"),
    )


def _hours(span: timedelta, language: Language) -> str:
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    if not hours:
        return language.plural("{count} minute", "{count} minutes", minutes)
    return language.text("{hours} h {minutes} min").format(hours=hours, minutes=minutes)


def facts_line(view: ProgressView) -> Line:
    """Return them in one row."""
    line = EMPTY
    for told in facts_of(view):
        line = line.at(line.end + 5 if line.placed else 2, told)
    return line


def facts_side(view: ProgressView) -> tuple[Line, ...]:
    """Return them below one another, for the left column of a wide window."""
    return tuple(EMPTY.at(1, row) for told in facts_of(view) for row in wrap_cells(told, 14))


def resting_message(view: ProgressView) -> str:
    """Say what Enter would practise, and why."""
    language, best = view.language, view.best
    if best is None:
        return language.text("= There is no scenario to practise")
    if not view.runs:
        return language.text("~ Nothing practised yet: Enter opens scenario {id}").format(id=best.id)
    if view.skill is not None:
        told = language.text("~ {skill}: Enter opens scenario {id}")
        return told.format(skill=skill_word(view.skill.skill, language), id=best.id)
    weak = [skill_word(one.skill, language) for one in view.skills if one.is_weak]
    if weak:
        told = language.text("! Weak: {skills}; Enter opens scenario {id}")
        return told.format(skills=language.listed(weak, 36), id=best.id)
    return language.text("+ No weak skill; Enter opens scenario {id}").format(id=best.id)
