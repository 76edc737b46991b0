"""The list of scenarios: which there are, how the agent stands with each, and one to begin with. It scores nothing."""

from __future__ import annotations

from agent_console.language import N_
from agent_console.linear.session import Session
from screens.training.brief_words import history_of
from screens.training.classroom import Classroom, Place
from screens.training.scenarios_words import passed_words, sign_of, what_is_next
from screens.training.standing import Standing, Standings, standings_of

LIST = N_("Scenarios: a number opens one, Enter opens {id}, ? lists them")
UNKNOWN = N_("? There is no scenario {typed}")


def scenarios(session: Session, classroom: Classroom) -> None:
    """Have a scenario chosen by its number, or the one that comes next by Enter."""
    standings = standings_of(classroom, classroom.today)
    if not classroom.list_shown:
        classroom.list_shown, classroom.chosen = True, standings.next
    session.tell(N_("Scenarios"))
    session.say(passed_words(standings, session.language))
    session.say(what_is_next(standings, classroom.today, session.language))
    while classroom.place is Place.SCENARIOS:
        asked = session.language.text(LIST).format(id=classroom.scenario.id)
        typed = session.ask(asked)
        if typed in ("?", "？"):
            for one in standings.all:
                session.say(_row(one, session, classroom))
        else:
            _open(session, classroom, standings, typed)


def _open(session: Session, classroom: Classroom, standings: Standings, typed: str) -> None:
    ids = [one.id for one in classroom.scenarios]
    if typed and typed.zfill(2) not in ids:
        session.tell(UNKNOWN, typed=typed)
        return
    classroom.chosen = ids.index(typed.zfill(2)) if typed else classroom.chosen
    done = classroom.finished.mode if classroom.finished is not None else None
    classroom.mode = standings.mode_after(done, classroom.mode)
    classroom.place = Place.BRIEF


def _row(standing: Standing, session: Session, classroom: Classroom) -> str:
    language = session.language
    sign = sign_of(standing, classroom.today)
    words = {"!": language.text("due or weak"), "+": language.text("passed: 75 points")}
    told = (
        language.bilingual(standing.scenario.title),
        *history_of(standing, language),
        *((words[sign],) if sign else ()),
    )
    return f"{sign} {standing.scenario.id} {', '.join(one for one in told if one)}".strip()
