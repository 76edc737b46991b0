"""The score of a run out of the classroom it was practised in, whoever shows it. It draws nothing."""

from __future__ import annotations

from dataclasses import replace

from agent_console.language import Language
from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from agent_console.training.scenario import Scenario
from screens.training.classroom import Classroom
from screens.training.score_view import ScoreView, Signature, score_view, what_comes_back


def scored(classroom: Classroom, run: FinishedRun, language: Language) -> ScoreView:
    """Score a run, and set it beside the agent's others of the same scenario."""
    runs = classroom.runs.all()
    same = [(one, classroom.result(one)) for one in runs if one.scenario_id == run.scenario_id]
    found = classroom.certificate(run.number) if run.mode is Mode.CERTIFICATION else None
    signature = None if found is None else Signature(found[1], str(found[0]))
    scenario = scenario_of(classroom, run)
    view = score_view(run, classroom.result(run), scenario, same, language, signature)
    return replace(view, comes_back=what_comes_back(view, runs, classroom.today))


def scenario_of(classroom: Classroom, run: FinishedRun) -> Scenario:
    """Give the scenario of a run, with the run's seed; the one at hand where its id is gone."""
    found = (one for one in classroom.scenarios if one.id == run.scenario_id)
    return replace(next(found, classroom.scenario), seed=run.seed)
