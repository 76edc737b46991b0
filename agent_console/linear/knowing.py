"""What is known of a platform, or what the words of a step mean: the same as the page of knowledge has."""

from __future__ import annotations

from agent_console.call.steps import Service
from agent_console.language import N_
from agent_console.linear.session import Session
from screens.panels.card_page import card_lines
from screens.panels.info_page import meaning_lines, recipient_lines

ROOM = 400
NOT_FOUND = N_("? No platform is called {typed}: try another name")


def tell_about(session: Session, name: str) -> None:
    """Say what is known of a platform by its name; without one, what the words of the step mean."""
    context, language = session.context, session.language
    if not name:
        session.say_lines(*recipient_lines(session.desk.call, context.catalogue, language, ROOM))
        session.say_lines(*meaning_lines(session.desk.call, language, ROOM))
        return
    best = context.index.best(name)
    platform = next((one for one in session.desk.platforms.platforms if one.id == best), None)
    if platform is None:
        session.tell(NOT_FOUND, typed=name)
        return
    closing_first = session.call.service is Service.OWN_ACCOUNTS
    session.say(language.bilingual(platform.name))
    card = context.catalogue.card(platform.id)
    session.say_lines(*card_lines(platform, card, language, ROOM, closing_first=closing_first))
