"""What goes on beside the dialogue: what waits is sent, and open cases are asked about. It asks the agent nothing."""

from __future__ import annotations

import asyncio

from agent_console.crash import write_report
from agent_console.home import Home
from agent_console.language import N_
from agent_console.linear.session import Session
from agent_console.store.errors import StoreError
from screens.home.words import followed_sentence

EVERY_SECONDS = 60.0
"""How often what waits is sent by itself; which case is due to be asked about is the desk's to know."""

STOPPED = N_("! What waits to be sent was not sent: a report tells why")


async def follow_up(session: Session, home: Home) -> None:
    """Send what waits and ask about open cases, now and from time to time; what moved is said when there is time.

    Raises:
        StoreError: Nothing can be written down any more.
    """
    while True:
        try:
            followed = await session.desk.following.round()
        except StoreError:
            raise
        except Exception as error:
            # Raised again it would end every start until somebody emptied the outbox; one report is enough.
            write_report(home.reports, error, session.desk.now())
            session.news = session.language.text(STOPPED)
            return
        if followed.moved:
            session.news = followed_sentence(followed, session.language)
        await asyncio.sleep(EVERY_SECONDS)
