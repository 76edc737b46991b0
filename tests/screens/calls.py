"""Calls of a running console, led to a step by the keys an agent would press; faults are ordered from its registry."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from agent_console.backend import SimulatedCall
from agent_console.identity.phone import PhoneNumber
from backends.fake.fault_orders import read_orders
from backends.fake.latency import Latency
from backends.fake.registry import Registry
from screens.call_screen import CallMoved
from tests.console import SMALL, Console, console

SUBJECT = PhoneNumber("13800138000")
"""The first caller of the sample people: recycled, calls from the number itself, everything matches."""

OTHER_PHONE = PhoneNumber("13300000607")


def registry_of(running: Console) -> Registry:
    """Return the embedded registry a console works on."""
    backend = running.app.opened.backend
    assert isinstance(backend, Registry)
    return backend


def order(running: Console, faults: str) -> None:
    """Order what goes wrong from now on; an empty order lets everything work again."""
    registry_of(running).faults.orders = read_orders(faults)[0]


def hold_back(running: Console, operation: str) -> asyncio.Event:
    """Let one operation wait until the event that is returned is set."""
    released = asyncio.Event()

    async def wait(_seconds: float) -> None:
        await released.wait()

    order(running, f"{operation}:slow")
    registry_of(running).faults._sleep = wait
    return released


def at_leisure(running: Console) -> None:
    """Let platforms take their seconds by the clock, which stands: a lookup then goes on until time is moved."""
    registry_of(running).faults.latency = Latency.OFFICE


async def caller_of(running: Console, number: PhoneNumber = SUBJECT) -> SimulatedCall:
    """Return who calls about a number, with everything the caller says."""
    calls = await registry_of(running).simulated_calls()
    return next(one for one in calls if one.subject_number == number)


@asynccontextmanager
async def at_intake(
    home: Path, calling: PhoneNumber | None = SUBJECT, size: tuple[int, int] = SMALL
) -> AsyncIterator[Console]:
    """Run a console on which a call has just been answered."""
    async with console(home, size=size) as running:
        await answer(running, calling)
        yield running


async def answer(running: Console, calling: PhoneNumber | None = SUBJECT) -> None:
    """Answer a call that comes from a number."""
    running.desk.intake.open(calling)
    running.app.screen.post_message(CallMoved())
    await running.on_page("IntakeScreen")


async def verdict_known(running: Console) -> None:
    """Wait until the registry has answered about the subject number."""
    await running.until(lambda: running.call.numbers.record is not None, "the verdict")


async def go_to_notice(running: Console) -> None:
    """Confirm the numbers."""
    await verdict_known(running)
    await running.press("enter")
    await running.on_page("NoticeScreen")


async def go_to_verification(running: Console) -> None:
    """Let the caller agree to the notice."""
    await go_to_notice(running)
    await running.press("1")
    await running.on_page("VerificationScreen")
    await running.until(lambda: running.call.verification.signals is not None, "the signals")


async def say_holder(running: Console, name: str, document: str) -> None:
    """Type what the caller says of the holder, into the field that has the cursor and the next."""
    await running.type(name)
    await running.press("enter")
    await running.type(document)


async def go_to_code(running: Console, number: PhoneNumber = SUBJECT) -> None:
    """Let name and document match and the code go out by itself."""
    caller = await caller_of(running, number)
    await go_to_verification(running)
    await say_holder(running, caller.name, caller.document)
    await running.until(lambda: running.call.verification.code is not None, "a code")
    await running.pilot.pause()


async def go_to_lookup(running: Console) -> None:
    """Let the caller read the code; the page moves on by itself."""
    await go_to_code(running)
    await running.type(await running.code_on_phone(SUBJECT))
    await running.until(lambda: running.call.verification.verified, "the verification")
