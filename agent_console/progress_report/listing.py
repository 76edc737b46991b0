"""`agent-console train --list`: the scenarios, and how the agent who practises stands with each. It plays none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from agent_console import __version__
from agent_console.calendar.zone import Clock, system_clock
from agent_console.home import Home, default_folder
from agent_console.keeping.problems import told
from agent_console.language import N_, Language
from agent_console.language.filling import clipped, filled
from agent_console.output import print_out
from agent_console.progress.due import Review, measured
from agent_console.progress_report.forms import FORMAT
from agent_console.progress_report.results import Results
from agent_console.progress_report.running import gathered
from agent_console.training.scenario import Scenario

_ROW: Final = N_("{id}  level {difficulty}  {minutes} min  {keys} keys  {mark}  {title}  {standing}")
_STANDING: Final = N_("last {score}, again on {day}")


def list_scenarios(
    folder: Path | None, staff_no: str | None, lang: str | None, as_json: bool, clock: Clock = system_clock
) -> int:
    """Print the scenarios and give the exit code."""

    def act(language: Language) -> int:
        results = gathered(Home(folder or default_folder()), staff_no, clock)
        return print_out(_json(results) if as_json else _page(results, language), language)

    return told(folder, lang, act)


def _page(results: Results, language: Language) -> str:
    return "\n".join(_row(one, results, language) for one in results.scenarios)


def _row(scenario: Scenario, results: Results, language: Language) -> str:
    review = _review_of(scenario, results)
    return filled(
        language.text(_ROW),
        id=scenario.id,
        difficulty=str(scenario.difficulty),
        minutes=f"{_minutes(scenario):>2}",
        keys=f"{scenario.keys:>3}",
        mark=_mark(scenario, results),
        title=clipped(language.bilingual(scenario.title)),
        standing=_standing(review, language),
    ).rstrip()


def _mark(scenario: Scenario, results: Results) -> str:
    if any(one.scenario_id == scenario.id for one in results.due):
        return "!"
    return "+" if scenario.id in results.passed else " "


def _standing(review: Review | None, language: Language) -> str:
    if review is None:
        return ""
    return filled(language.text(_STANDING), score=str(review.score), day=f"{review.due_on}")


def _minutes(scenario: Scenario) -> int:
    return round(scenario.limit.total_seconds() / 60)


def _review_of(scenario: Scenario, results: Results) -> Review | None:
    return next((one for one in results.reviews if one.scenario_id == scenario.id), None)


def _json(results: Results) -> str:
    told = {
        "format": FORMAT,
        "version": __version__,
        "staff_no": results.staff_no,
        "scenarios": [_plain(one, results) for one in results.scenarios],
    }
    return json.dumps(told, indent=2)


def _plain(scenario: Scenario, results: Results) -> dict[str, object]:
    review = _review_of(scenario, results)
    return {
        "id": scenario.id,
        "title": {"zh": scenario.title.zh, "en": scenario.title.en},
        "difficulty": scenario.difficulty,
        "minutes": _minutes(scenario),
        "keys": scenario.keys,
        "skills": list(scenario.skills),
        "measured": measured((one.run for one in results.runs), scenario.id),
        "times": review.times if review else 0,
        "last_score": review.score if review else None,
        "passed": scenario.id in results.passed,
        "due_on": review.due_on.isoformat() if review else None,
        "due": review in results.due if review else False,
    }
