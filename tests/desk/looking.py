"""What tests of the desk look at: the kinds of events on disk, how an intent failed, and answers that are kept."""

from __future__ import annotations

import asyncio

from agent_console.backend import PlatformId
from agent_console.desk.reply import FailureKind, Reply
from agent_console.identity.phone import PhoneNumber
from agent_console.identity.secret import Secret
from tests.support_desk import Bench

OTHER = PhoneNumber("18700001010")
WRONG = Secret("440524188001010014")
DOUYIN, MEITUAN = PlatformId("douyin"), PlatformId("meituan")


def kinds(bench: Bench, call_id: str | None = None) -> list[str]:
    return [type(one).__name__ for one in bench.casebook.events_of(call_id or bench.call.id)]


def failure(reply: Reply) -> FailureKind | None:
    return reply.failure.kind if reply.failure else None


async def wait(bench: Bench, count: int = 1) -> None:
    """Wait until that many answers are kept waiting."""
    async with asyncio.timeout(5):
        await bench.watched.kept(count)
