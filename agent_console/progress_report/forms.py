"""Results for programs: one JSON object, or a CSV row for each run. It scores nothing and gives out no number."""

from __future__ import annotations

import csv
import io
import json
from typing import Final

from agent_console import __version__
from agent_console.calendar.zone import local
from agent_console.progress.due import Review
from agent_console.progress.skills import SkillLevel
from agent_console.progress_report.results import Results, ScoredRun

FORMAT: Final = 1
"""Raised when a name goes or changes its meaning; names may be added at any time."""


def json_of(results: Results) -> str:
    """Write results as one JSON object, in ASCII. Days are those in China, instants have their zone."""
    told = {
        "format": FORMAT,
        "version": __version__,
        "at": results.at.isoformat(timespec="seconds"),
        "staff_no": results.staff_no,
        "rubric": results.rubric,
        "scenarios": [one.id for one in results.scenarios],
        "passed": sorted(results.passed),
        "practised_seconds": round(results.practised_for.total_seconds()),
        "critical_errors_in_last_ten": results.critical_errors,
        "runs": [row_of(one) | {"sections": _sections(one)} for one in results.runs],
        "skills": [_skill(one) for one in results.skills],
        "reviews": [_review(one, one in results.due) for one in results.reviews],
        "passed_over": [{"file": one.file, "problem": one.problem} for one in results.passed_over],
    }
    return json.dumps(told, indent=2)


def _skill(one: SkillLevel) -> dict[str, object]:
    return {
        "skill": one.skill,
        "level": one.level,
        "runs": one.runs,
        "weak": one.is_weak,
        "due_on": one.due_on.isoformat(),
        "due": one.is_due,
    }


def _review(one: Review, due: bool) -> dict[str, object]:
    return {
        "scenario": one.scenario_id,
        "last_score": one.score,
        "last_on": one.practised_on.isoformat(),
        "times": one.times,
        "due_on": one.due_on.isoformat(),
        "due": due,
    }


def csv_of(results: Results) -> str:
    """Write a row for each run, oldest first, with a row of names before them."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in results.runs:
        row = row_of(one) | _flat_sections(one)
        writer.writerow([_cell(row.get(name)) for name in COLUMNS])
    return out.getvalue().rstrip("\n")


def row_of(one: ScoredRun) -> dict[str, object]:
    """Say what one run came to; `points` are those without critical errors and hints."""
    run, result = one.run, one.result
    return {
        "run": run.number,
        "scenario": run.scenario_id,
        "mode": run.mode,
        "ended_at": local(run.ended_at).isoformat(timespec="seconds"),
        "seconds": round(run.took.total_seconds()),
        "keys": run.keys,
        "score": result.score,
        "points": result.card.points,
        "hint_points": result.hint_points,
        "tier": result.tier.name.en if result.tier else None,
        "passed": one.passed,
        "critical": [lost.criterion.id for lost in result.card.critical],
        "lost": [lost.criterion.id for lost in result.card.losses if not lost.criterion.critical],
    }


def _sections(one: ScoredRun) -> dict[str, dict[str, int]]:
    return {
        part.section.id: {"earned": part.earned, "possible": part.possible}
        for part in one.result.card.sections
    }


def _flat_sections(one: ScoredRun) -> dict[str, object]:
    parts = {f"{part.section.id}_earned": part.earned for part in one.result.card.sections}
    return {**parts, **{f"{part.section.id}_possible": part.possible for part in one.result.card.sections}}


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


_SECTIONS: Final = ("opening", "compliance", "resolution", "closing")

COLUMNS: Final = (
    "run",
    "scenario",
    "mode",
    "ended_at",
    "seconds",
    "keys",
    "score",
    "points",
    "hint_points",
    "tier",
    "passed",
    "critical",
    "lost",
    *(f"{name}_{kind}" for name in _SECTIONS for kind in ("earned", "possible")),
)
"""Of the CSV; more may be added behind."""
