"""The brief before a practised call: what it is about, and how it is practised. Enter begins it."""

from __future__ import annotations

from agent_console.language import N_
from agent_console.linear.session import Session
from agent_console.training.practice import Mode
from screens.training.brief_page import BriefView, brief_block
from screens.training.brief_words import MODES, Certification, certification_words, history_of, mode_word
from screens.training.classroom import Classroom, Place
from screens.training.standing import Standings, standings_of

ROOM, ROWS = 400, 200
"""Cells and rows a brief may take: nothing is cut where nothing is drawn."""

BRIEF = N_("Brief: Enter begins ({mode}), 1 2 3 choose how, :back leads to the scenarios")
NOT_SET_UP = N_("x The call cannot be set up: is the disk full? Enter tries again")
SETTING_UP = N_("~ {mode}: setting the call up")

_OWN_WORDS = frozenset({"back"})


def brief(session: Session, classroom: Classroom) -> None:
    """Say what is to be practised, have the way chosen, and begin."""
    standings = standings_of(classroom, classroom.today)
    certification = Certification(standings.passed, len(standings.all), classroom.can_sign)
    _say(session, classroom, standings, certification)
    while classroom.place is Place.BRIEF:
        mode = mode_word(classroom.mode, session.language)
        if classroom.mode is Mode.CERTIFICATION:
            session.say(certification_words(certification, session.language))
        typed = session.ask(session.language.text(BRIEF).format(mode=mode), own=_OWN_WORDS)
        if typed == ":back":
            classroom.place = Place.SCENARIOS
        elif typed in ("1", "2", "3"):
            classroom.mode = MODES[int(typed) - 1]
        elif not typed:
            session.tell(SETTING_UP, mode=mode)
            _begin(session, classroom)


def _say(session: Session, classroom: Classroom, standings: Standings, certification: Certification) -> None:
    language = session.language
    title = language.bilingual(classroom.scenario.title)
    session.say(language.text(N_("Brief: {title}")).format(title=title))
    session.say(", ".join(one for one in history_of(standings.all[classroom.chosen], language) if one))
    view = BriefView(classroom.scenario, classroom.rubric, certification, language, classroom.mode)
    session.say_lines(*brief_block(view, ROOM, ROWS).lines)


def _begin(session: Session, classroom: Classroom) -> None:
    async def begin() -> bool:
        try:
            await classroom.begin(classroom.scenario, classroom.mode)
        except OSError:
            return False
        return True

    if not session.run(begin()):
        session.tell(NOT_SET_UP)
