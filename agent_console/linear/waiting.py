"""What a standing question waits for beside its answer: all else that goes on, an end of its own. It asks nothing."""

from __future__ import annotations

import asyncio
from typing import Any

from agent_console.linear.elsewhere import NoNeed
from agent_console.linear.prompt import Wait
from agent_console.linear.session import Session

TICK_SECONDS = 1.0
"""How often it is looked what changed beside the question."""


def waiting(session: Session) -> Wait:
    """Return what lets everything else go on until something is typed.

    It raises what the session's `look` raises, and `NoNeed` where the question ends by itself.
    """

    def wait(descriptor: int, seconds: float | None = None) -> bool:
        waited = 0.0
        while seconds is None or waited < seconds:
            if session.meanwhile is not None and session.meanwhile.done():
                raise NoNeed
            tick = TICK_SECONDS if seconds is None else min(TICK_SECONDS, seconds - waited)
            if session.run(_typed_at(descriptor, tick, session.beside, session.meanwhile)):
                return True
            session.look(session.prompt.break_in)
            waited += tick
        return False

    return wait


async def _typed_at(
    descriptor: int,
    seconds: float,
    beside: asyncio.Task[None] | None,
    meanwhile: asyncio.Task[Any] | None,
) -> bool:
    """Let everything go on for a while; whether something was typed.

    Raises:
        StoreError: What goes on beside it cannot be written down.
    """
    loop = asyncio.get_running_loop()
    typed = asyncio.Event()
    loop.add_reader(descriptor, typed.set)
    here = loop.create_task(typed.wait())
    others = {one for one in (beside, meanwhile) if one is not None and not one.done()}
    try:
        await asyncio.wait({here, *others}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        if beside is not None and beside.done():
            beside.result()
        return typed.is_set()
    finally:
        here.cancel()
        loop.remove_reader(descriptor)
