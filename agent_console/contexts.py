"""What every page is given, from what was opened. It knows no page and no terminal."""

from __future__ import annotations

from agent_console.backend import (
    Bilingual,
    Environment,
    Noticing,
    ServiceWatching,
    TrainingDesk,
    TrainingPhone,
)
from agent_console.catalogue import PlatformIndex
from agent_console.key_map import read_key_map
from agent_console.language import Language
from agent_console.language.problems import data_problem_sentence
from agent_console.opened import Opened
from agent_console.unlocking import KEY_BESIDE_CASES, KeySource
from screens.context import Context


async def context_of(opened: Opened) -> Context:
    """Ask the backend for its platforms and set up the desk on them."""
    platforms = await opened.platforms()
    aliases = {card.platform.id: card.aliases for card in opened.catalogue.cards.values()}
    backend = opened.backend
    # What plays a caller is never asked of a LIVE backend, whatever methods it has.
    played = opened.description.environment is Environment.TRAINING
    player = opened.played_by or backend
    return Context(
        desk=opened.desk(platforms),
        languages=opened.languages,
        catalogue=opened.catalogue,
        index=PlatformIndex(platforms.platforms, opened.readings, aliases),
        description=opened.description,
        training=player if played and isinstance(player, TrainingDesk) else None,
        phone=player if played and isinstance(player, TrainingPhone) else None,
        service=backend if isinstance(backend, ServiceWatching) else None,
        notices=_notices(opened),
        staff=opened.staff,
        key_map=read_key_map(opened.settings.keys, opened.settings.macros),
    )


def _notices(opened: Opened) -> tuple[Bilingual, ...]:
    told = opened.backend.notices() if isinstance(opened.backend, Noticing) else ()
    chinese, english = sorted((one for one, _ in opened.languages), key=lambda one: not one.chinese)[:2]
    holidays = (
        Bilingual(data_problem_sentence(one, chinese), data_problem_sentence(one, english))
        for one in opened.holiday_problems
    )
    return (*_weak_key(opened, chinese, english), *(one.text for one in told), *holidays)


def _weak_key(opened: Opened, *languages: Language) -> tuple[Bilingual, ...]:
    """Training needs no better key: nothing there is anybody's data."""
    if opened.description.environment is not Environment.LIVE or opened.key_source is not KeySource.FILE:
        return ()
    return (Bilingual(*(one.text(KEY_BESIDE_CASES) for one in languages)),)
