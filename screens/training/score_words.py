"""The facts of a finished run and how it compares with the one before, in words. Pure; it knows no key."""

from __future__ import annotations

from datetime import date
from typing import Final

from agent_console.language import Language
from agent_console.training.practice import Mode
from screens.palettes import Role
from screens.training.score_view import ScoreView
from screens.training.skill_words import skill_word
from screens.widgets.line import EMPTY, Line
from screens.widgets.wrap import wrap_cells

DAY_SIX: Final = 6
"""The day after the promise: every platform has answered by then, or stays silent."""

NEXT_DAY: Final = 1
"""A day on some have answered and most have not: what is still open is told apart from what is settled."""

_SIDE_CELLS = 14


def facts_of(view: ScoreView) -> tuple[tuple[str, Role], ...]:
    """Name scenario, run, seed, time, keys and hints; what went over is marked, and costs nothing."""
    _, run, scenario = view.language.text, view.run, view.scenario
    took, limit = view.language.duration(run.took), view.language.duration(scenario.limit)
    hidden = run.mode is Mode.CERTIFICATION
    return (
        (_("scenario {id}").format(id=scenario.id), "text"),
        (_("run {count}").format(count=view.attempt), "text"),
        (_("seed hidden") if hidden else _("seed {seed}").format(seed=run.seed), "text"),
        _against_plan(_("time {used} / {planned}").format(used=took, planned=limit), over=view.over_time),
        _against_plan(
            _("keys {used} / {planned}").format(used=run.keys, planned=scenario.keys), over=view.over_keys
        ),
        (_("hints {count}").format(count=len(run.hints)), "text"),
    )


def _against_plan(told: str, *, over: bool) -> tuple[str, Role]:
    return (f"! {told}", "warn") if over else (told, "text")


def facts_line(view: ScoreView) -> Line:
    """Return them in one row."""
    line = EMPTY
    for told, role in facts_of(view):
        line = line.at(line.end + 4 if line.placed else 2, told, role)
    return line


def facts_side(view: ScoreView) -> tuple[Line, ...]:
    """Return them below one another, for the left column of a wide window."""
    return tuple(
        EMPTY.at(1, row, role) for told, role in facts_of(view) for row in wrap_cells(told, _SIDE_CELLS)
    )


def compared(view: ScoreView, today: date) -> str:
    """Say how the run compares with the one before, and which skill comes back when."""
    return f"{_with_last_time(view)}{_comes_back(view, today)}"


def _with_last_time(view: ScoreView) -> str:
    language, score = view.language, view.result.score
    if not view.judged:
        return language.text("= Measured: from here on you see what practice does")
    if view.before is None:
        return language.text("= The first run of this scenario")
    if score == view.before:
        return language.text("= As many points as last time")
    if score > view.before:
        return language.plural(
            "+ {count} point more than last time", "+ {count} points more than last time", score - view.before
        )
    return language.plural(
        "- {count} point less than last time", "- {count} points less than last time", view.before - score
    )


def _comes_back(view: ScoreView, today: date) -> str:
    back, language = view.comes_back, view.language
    if back is None:
        return ""
    days = (back.on - today).days
    when = (
        language.plural("again in {count} day", "again in {count} days", days)
        if days > 0
        else language.text("again today")
    )
    return f"   {skill_word(back.skill, language)} {when}"


def later_words(working_days: int, language: Language) -> str:
    """Say how much later it is on the stage, and that nothing counts there."""
    return language.plural(
        "= {count} working day later; from here on nothing is scored",
        "= {count} working days later; from here on nothing is scored",
        working_days,
    )
