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
from screens.training.score_words import DAY_SIX, NEXT_DAY, compared, facts_of, later_words
from screens.training.scored import scored

SCORE = N_("Score: Enter leads to the scenarios, 1 tries again, 2 takes the next one, ? says it again")
OR_LATER = N_("{ways}, 4 goes on six working days later, 5 the next day")

BACK = N_("= Nobody talks here; :home leads back to the scenarios")

_DAYS = {"4": DAY_SIX, "5": NEXT_DAY}


def score(session: Session, classroom: Classroom) -> None:
    """Say the score of the run that was just practised, then ask what comes next."""
    assert classroom.finished is not None
    view = scored(classroom, classroom.finished, session.language)
    for told in _told(view, session, classroom):
        session.say(told)
    filed = bool(session.desk.casebook.followed(session.desk.now()))
    ways = session.language.text(SCORE)
    match session.ask(session.language.text(OR_LATER).format(ways=ways) if filed else ways):
        case "":
            classroom.place = Place.SCENARIOS
        case "1":
            classroom.place = Place.BRIEF
        case "2":
            classroom.chosen = (classroom.chosen + 1) % len(classroom.scenarios)
            classroom.place = Place.BRIEF
        case "4" | "5" as digit if filed:
            _go_on_later(session, classroom, _DAYS[digit])
        case _:
            return


def _go_on_later(session: Session, classroom: Classroom, working_days: int) -> None:
    """Turn the time on: what was filed is told as it is by then, on the first page, and nothing is scored."""

    async def later() -> None:
        await classroom.later(working_days)

    session.run(later())
    session.say(later_words(working_days, session.language))
    session.tell(BACK)


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
