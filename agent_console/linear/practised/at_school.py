"""Which part of a training stands while no practised call is at hand. It looks and changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from agent_console.linear.practised.brief import brief
from agent_console.linear.practised.scenarios import scenarios
from agent_console.linear.practised.score import score
from agent_console.linear.session import Session
from screens.training.classroom import Classroom, Place

_PARTS: Mapping[Place, Callable[[Session, Classroom], None]] = {
    Place.SCENARIOS: scenarios,
    Place.BRIEF: brief,
    Place.SCORE: score,
}


def work_at_school(session: Session, classroom: Classroom) -> bool:
    """Work the part that stands; False where a call is practised, which is worked as any other."""
    part = _PARTS.get(classroom.place)
    if part is None:
        return False
    part(session, classroom)
    return True
