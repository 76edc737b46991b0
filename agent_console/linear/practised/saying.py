"""`:say` in a practised call: what may be said here, by number. It says a line; what follows is the caller's."""

from __future__ import annotations

from agent_console.language import N_
from agent_console.linear.numbered import chosen, listed
from agent_console.linear.session import Session
from screens.training.practised import practised_in

WHICH = N_("What I say: a number, Enter says {number}, 0 nothing")
NOTHING = N_("- Nothing can be said now")


def say_something(session: Session, typed: str) -> None:
    """Have a line chosen, unless its number stands behind the word, and say it."""
    view = practised_in(session.context)
    if view is None or view.sayings is None:
        session.tell(NOTHING)
        return
    lines, language = view.sayings.lines, session.language
    if not typed:
        rows = listed(lines)
        for number, one in rows:
            session.say(f"{number} {language.bilingual(one.text)}")
        proposed = rows[view.sayings.proposed][0]
        with session.uncounted():
            typed = session.ask(language.text(WHICH).format(number=proposed)) or proposed
    line, classroom = chosen(lines, typed), session.context.classroom
    if line is not None and classroom is not None:
        classroom.say(line, session.desk.now())
        session.say(f"{language.text_in('dialogue', 'I')}: {language.bilingual(line.text)}")
