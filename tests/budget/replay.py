"""Works a task of the budget on the real console and counts what it takes. It knows no rule of a page.

A key the console does not ask for any more is passed over, one it newly asks for is found where it is Enter: so the
count that comes back is the console's own, and not the file's.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from agent_console.identity.phone import PhoneNumber
from tests.calls.agent import Agent
from tools.key_budget import THOUGHT, Step, Task, is_key

PAUSES = 12
"""How often the console may come to rest before its page counts as the one it stays on."""

MOST_ENTERS = 4
"""More than any page has ever taken to be left."""

_NAMES = {"Enter": "enter", "Space": "space"}


@dataclass
class Replay:
    """What was pressed for a task, and where the console needed something else than the file says."""

    agent: Agent
    task: Task
    pressed: list[str] = field(default_factory=list)
    stuck: str = ""

    @property
    def verdict(self) -> str:
        """Say how the console differs from the file, with both counts; empty when it does not."""
        name, keys = self.task.name, self.task.keys
        if self.stuck:
            return f"{name}: {keys} keys in the file; {self.stuck} after {' '.join(self.pressed)}"
        if len(self.pressed) == keys:
            return ""
        return (
            f"{name}: {keys} keys in the file, {len(self.pressed)} on the console: {' '.join(self.pressed)}"
        )

    async def run(self) -> None:
        """Work the task from the first page to the first page."""
        await self.agent.moves_to(PhoneNumber(self.task.calling).masked)
        for step in self.task.before:
            await self._work(step)
        self.pressed.clear()
        for place, step in enumerate(self.task.steps):
            later = {one.page for one in self.task.steps[place + 1 :]}
            await self._work(step, later)

    async def _work(self, step: Step, later: Collection[str] = ()) -> None:
        if self.stuck or not await self._arrives(step.page, later):
            return
        for token in step.tokens:
            if token == THOUGHT:
                continue
            if not await self._stays(step.page):
                # The page was left by itself: what the file still has for it is saved.
                return
            if is_key(token):
                await self._press(token)
            elif not await self._hear(token.strip("<>")):
                self.stuck = f"there is no {token} to type on {step.page}"
                return

    async def _arrives(self, page: str, later: Collection[str]) -> bool:
        """Wait for a page; where it does not come, see whether Enter leads there. One passed over takes no key."""
        for _ in range(MOST_ENTERS + 1):
            if await self._comes(page):
                return True
            if self.agent.running.page.removesuffix("Screen") in later:
                return False
            await self._press("Enter")
        self.pressed = self.pressed[: -MOST_ENTERS - 1]
        self.stuck = f"the console stays on {self.agent.running.page}, not {page},"
        return False

    async def _comes(self, page: str) -> bool:
        for _ in range(PAUSES):
            await self.agent.running.pilot.pause()
            if self.agent.running.page == f"{page}Screen":
                return True
        return False

    async def _stays(self, page: str) -> bool:
        await self.agent.running.pilot.pause()
        return self.agent.running.page == f"{page}Screen"

    async def _press(self, key: str) -> None:
        self.pressed.append(key)
        await self.agent.running.press(_NAMES.get(key, key.lower()))
        await self.agent.running.pilot.pause()

    async def _hear(self, what: str) -> bool:
        """Type what the caller says; False where there is nothing to be said yet."""
        agent, call = self.agent, self.agent.running.call
        if what == "11 minutes":
            agent.running.clock.advance(minutes=11)
        elif what.endswith("code"):
            subject = call.numbers.subject
            if subject is None or call.verification.code is None:
                return False
            code = await agent.hears_the_code(subject.digits)
            await agent.types_in_confidence(code if what == "code" else other_than(code))
        else:
            await agent.types(self.task.said.get(what, what))
        await agent.running.pilot.pause()
        return True


def other_than(code: str) -> str:
    """Return a code of six digits that is not this one."""
    return f"{(int(code) + 1) % 1_000_000:06d}"
