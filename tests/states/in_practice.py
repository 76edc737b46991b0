"""States of a call that is practised: the caller beside the ordinary pages, and what may be said to them."""

from __future__ import annotations

from collections.abc import AsyncIterator

from tests.console import Console
from tests.states.journey import journey
from tests.states.training import to_the_code
from tests.training_console import Training


@journey(
    "training, it rings",
    "training, intake",
    "training, caller",
    "training, what to say",
    "training, code read out",
    "training, selection",
    "training, how it ends",
    trains=True,
)
async def practised_call(running: Console) -> AsyncIterator[str]:
    assert isinstance(running, Training)
    await running.press("enter")
    await running.on_page("BriefScreen")
    await running.press("1", "enter")
    await running.on_page("HomeScreen")
    await running.sees("138****8000")
    yield "training, it rings"
    running.clock.advance(seconds=2)
    await running.press("enter")
    await running.on_page("IntakeScreen")
    await running.press("f2", "f2")
    yield "training, intake"
    await to_the_code(running)
    await running.press("f2", "f2")
    running.clock.advance(seconds=2)
    yield "training, caller"
    await running.press("f2")
    yield "training, what to say"
    await running.press("escape")
    running.clock.advance(seconds=10)
    yield "training, code read out"
    call = running.call
    assert call.numbers.subject is not None
    await running.type(await running.code_on_phone(call.numbers.subject))
    await running.on_page("SelectionScreen")
    await running.press("f2", "f2")
    yield "training, selection"
    await running.press("f10")
    yield "training, how it ends"
