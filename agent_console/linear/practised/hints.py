"""`:help` in a practised call: advice on three levels, each at its price. It buys what is asked for, nothing else."""

from __future__ import annotations

from agent_console.language import N_
from agent_console.linear.session import Session
from agent_console.training.hints import LEVELS, hint_for
from agent_console.training.situations import situation_of
from screens.panels.hints_page import HintsView, hints_block

ROOM, NO_KEYS = 400, 0
"""Cells a text may take; and rows left for the keys of a page, of which there are none here."""

HOW = N_("(:help and 1, 2 or 3 looks at one)")


def tell_hints(session: Session) -> None:
    """Say what hints there are where the call stands, and what each costs."""
    view = _view(session)
    if view is not None:
        session.say_lines(*hints_block(view, ROOM, NO_KEYS).lines)
        session.tell(HOW)


def buy_hint(session: Session, typed: str) -> None:
    """Buy a level of the advice, and say it."""
    view, classroom = _view(session), session.context.classroom
    level = next((one for one in LEVELS if str(one) == typed), None)
    if (
        view is None
        or classroom is None
        or level is None
        or view.advice is None
        or not view.practice.has_hints
    ):
        tell_hints(session)
        return
    classroom.take_hint(view.situation, level, session.desk.now())
    session.say(session.language.bilingual(view.advice.level(level, view.key_map)))


def _view(session: Session) -> HintsView | None:
    classroom, desk = session.context.classroom, session.desk
    practice = classroom.practice if classroom is not None else None
    if classroom is None or practice is None:
        return None
    situation = situation_of(desk.call, desk.now(), case_open=desk.casework.case is not None)
    advice = hint_for(situation, practice.scenario.hints, classroom.hints)
    return HintsView(practice, situation, advice, (), session.context.key_map, session.language)
