"""A classroom out of a school: where an agent practises, on pages or in a dialogue. It opens no stage."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from agent_console.practising.school import School
from agent_console.progress.certified import certificate_at
from agent_console.training.practice import Mode
from agent_console.training.scenario import Scenario
from screens.training.classroom import Classroom, Place

Begin = Callable[[Scenario, Mode], Awaitable[None]]


def classroom_of(school: School, begin: Begin, chosen: int | None, mode: Mode) -> Classroom:
    """Give a classroom at the brief of the scenario that was asked for by its place, else at the list of all."""
    return Classroom(
        scenarios=school.scenarios,
        rubric=school.rubric,
        runs=school.runs,
        staff_no=school.settings.staff_no,
        begin=begin,
        references=school.references,
        clock=school.clock,
        place=Place.SCENARIOS if chosen is None else Place.BRIEF,
        chosen=chosen or 0,
        mode=mode,
        can_sign=school.can_sign,
        certificate=partial(certificate_at, school.home.practice(school.settings.staff_no)),
    )
