"""A scenario as plain data: brief, caller, what may be said, what a good end is. It does nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final, TypeAlias

from agent_console.backend import Bilingual, PlatformId
from agent_console.identity.phone import PhoneNumber
from agent_console.scorecard.evidence import FORBIDDEN, ExpectedEnd, Mark
from agent_console.training.hints import Hint

MOODS: Final = range(-3, 4)
"""From furious to delighted. A caller who is at one end goes no further."""

Expected: TypeAlias = ExpectedEnd
"""A good end, as a scenario has it and a score is judged by."""


@dataclass(frozen=True, slots=True)
class AgentLine:
    """Something the agent may say on some pages, and what it is known to be."""

    id: str
    pages: frozenset[str]
    text: Bilingual
    marks: frozenset[Mark] = frozenset()

    @property
    def is_forbidden(self) -> bool:
        """Whether it may not be said."""
        return bool(self.marks & FORBIDDEN)


@dataclass(frozen=True, slots=True)
class Condition:
    """What has to be so before a caller gives a reply: things that came up, things that did not, a mood."""

    has: frozenset[str] = frozenset()
    has_not: frozenset[str] = frozenset()
    mood_from: int = MOODS.start
    mood_to: int = MOODS.stop - 1


@dataclass(frozen=True, slots=True)
class Reply:
    """What the caller says when something they heard or noticed is one of `on`; given once, unless it is `again`.

    `consents` where it is the yes to a consent of its own: until it was said nothing may be recorded of one.
    `drops` where the line goes as they say it.
    """

    id: str
    on: frozenset[str]
    text: Bilingual
    condition: Condition = Condition()
    brings_up: frozenset[str] = frozenset()
    mood: int = 0
    after: timedelta = timedelta()
    again: bool = False
    consents: bool = False
    drops: bool = False


@dataclass(frozen=True, slots=True)
class Brief:
    """What the trainee reads before the call, and may read again in it."""

    you: Bilingual
    caller: Bilingual
    know: Bilingual
    goals: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """A call of the same caller that was filed before: so many working days ago at this hour, less some minutes."""

    platforms: frozenset[PlatformId]
    working_days_ago: int = 0
    minutes_ago: int = 0


@dataclass(frozen=True, slots=True)
class Scenario:
    """One scenario. `number` names the person whose facts are the hidden truth; `faults` is what goes wrong, when.

    `anyhow` is what any caller says where this one has nothing of their own to say; it changes nothing.
    `earlier` is what stands in the cases when they ring.
    """

    id: str
    title: Bilingual
    difficulty: int
    number: PhoneNumber
    brief: Brief
    expected: Expected
    replies: tuple[Reply, ...]
    lines: tuple[AgentLine, ...]
    skills: tuple[str, ...]
    limit: timedelta
    keys: int
    mood: int = 0
    calling_number: PhoneNumber | None = None
    faults: str = ""
    seed: int = 0
    anyhow: tuple[Reply, ...] = ()
    earlier: tuple[Earlier, ...] = ()
    hints: tuple[Hint, ...] = ()
    """Advice of its own for some situations, in place of what holds for every call."""

    def lines_on(self, page: str) -> tuple[AgentLine, ...]:
        """Give what may be said on a page, in the order of the file."""
        return tuple(line for line in self.lines if page in line.pages)
