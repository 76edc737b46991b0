"""The score of a run as lines: what it came to, where each point was lost and what is better. It scores nothing."""

from __future__ import annotations

from collections.abc import Iterator

from agent_console.language import N_
from agent_console.linear.prompt import in_words
from agent_console.linear.session import Session
from screens.training.classroom import Classroom, Place
from screens.training.loss_list import better_move, points_text, what_happened
from screens.training.score_page import heading, tiers_text
from screens.training.score_view import ScoreView
from screens.training.score_words import compared, facts_of
from screens.training.scored import scored

SCORE = N_("Score: Enter leads to the scenarios, 1 tries again, 2 takes the next one, ? says it again")


def score(session: Session, classroom: Classroom) -> None:
    """Say the score of the run that was just practised, then ask what comes next."""
    assert classroom.finished is not None
    view = scored(classroom, classroom.finished, session.language)
    for told in _told(view, session, classroom):
        session.say(told)
    match session.ask(SCORE):
        case "":
            classroom.place = Place.SCENARIOS
        case "1":
            classroom.place = Place.BRIEF
        case "2":
            classroom.chosen = (classroom.chosen + 1) % len(classroom.scenarios)
            classroom.place = Place.BRIEF
        case _:
            return


def _told(view: ScoreView, session: Session, classroom: Classroom) -> Iterator[str]:
    _, language = session.language.text, session.language
    yield in_words(heading(view))
    yield ", ".join(told for told, _role in facts_of(view))
    yield tiers_text(view)
    for one in view.result.card.sections:
        points = f"{one.earned} / {one.possible}" if one.possible else _("- not judged")
        yield f"{language.bilingual(one.section.name)}: {points}"
    if view.result.hint_points:
        yield f"{_('Hints')}: -{view.result.hint_points}"
    if view.signature is not None:
        yield view.signature.file
    yield from _losses(view, session)
    yield compared(view, classroom.today)


def _losses(view: ScoreView, session: Session) -> Iterator[str]:
    language = session.language
    if not view.losses:
        yield language.text("+ no point was lost")
    for loss in view.losses:
        better = language.text("better: {what}").format(what=better_move(loss, language))
        when = language.duration(loss.after)
        yield f"{points_text(loss).strip()} {when} {what_happened(loss, language)}; {better}"
