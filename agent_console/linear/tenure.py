"""Since when the caller has had the number: asked while the platforms answer, at no cost of time. It judges no date."""

from __future__ import annotations

import asyncio

from agent_console.call.steps import Step
from agent_console.call.verification import TenureAnswer
from agent_console.desk import Reply
from agent_console.language import N_
from agent_console.linear.elsewhere import NoNeed
from agent_console.linear.session import SAID_AFTER_SECONDS, Session
from screens.lookup.page import TENURE_DIGITS, TENURE_WORDS

SINCE = N_("Since when has the caller had it? 5 agrees, 6 does not agree, 7 does not know, Enter waits on")
NOTED = N_("+ Noted of the start: {answer}")


def ask_since(session: Session, looking: asyncio.Task[Reply]) -> None:
    """Have the answer noted unless it was; the question is withdrawn once all platforms have answered."""
    if session.prompt.wait is None:
        # Nothing goes on beside a question here, so that it would hold the answers up.
        return
    session.run(_let_it_answer(looking))
    session.meanwhile = looking
    try:
        while _is_open(session) and not looking.done():
            typed = session.ask(SINCE, fresh=True)
            if not typed:
                return
            note_tenure(session, typed)
    except NoNeed:
        return
    finally:
        session.meanwhile = None


async def _let_it_answer(looking: asyncio.Task[Reply]) -> None:
    """Who is answered within a moment is asked nothing meanwhile."""
    await asyncio.wait({looking}, timeout=SAID_AFTER_SECONDS)


def _is_open(session: Session) -> bool:
    call = session.call
    asked = call.verification.tenure is not TenureAnswer.NOT_ASKED
    return not asked and call.stop is None and call.step is Step.LOOKUP


def note_tenure(session: Session, typed: str) -> bool:
    """Note what the caller said, by the digit of the pages; False where it is none of them."""
    answer = TENURE_DIGITS.get(typed)
    if answer is None:
        return False
    if session.do(session.desk.holder.state_tenure(answer)):
        session.tell(NOTED, answer=session.language.text(TENURE_WORDS[answer]))
    return True
