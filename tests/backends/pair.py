"""The same registry twice, asked directly and over a socket; it draws whom and what a question is about."""

import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path

from agent_console.backend import (
    CodeAnswer,
    HolderProof,
    IdempotencyKey,
    IdentityAnswer,
    Lookup,
    MatchOutcome,
    Platform,
    Receipt,
    Refused,
    SimulatedCall,
    UnbindMethod,
    UnbindRequest,
)
from agent_console.identity.phone import PhoneNumber
from tests.support_http import OverHttp
from tests.support_registry import (
    HandSetClock,
    PracticeBackend,
    registry,
)

Question = Callable[[PracticeBackend], Awaitable[object]]
OpenHttp = Callable[[Path, HandSetClock], AbstractAsyncContextManager[OverHttp]]

STRANGERS = ("13512345678", "18698765432", "19900112233", "17000000505", "18900000404", "19800001515")
"""Some of nobody's making, one of another carrier, one ported, one too young."""


@dataclass
class Pair:
    """Two registries of one seed and one clock, and what they have told so far (both the same)."""

    directly: PracticeBackend
    over_http: PracticeBackend
    clock: HandSetClock
    draw: random.Random
    calls: tuple[SimulatedCall, ...] = ()
    platforms: tuple[Platform, ...] = ()
    codes: list[tuple[PhoneNumber, str, datetime]] = field(default_factory=list)
    proofs: list[tuple[PhoneNumber, HolderProof]] = field(default_factory=list)
    lookups: list[str] = field(default_factory=list)
    found: list[Lookup] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    corrections: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    keys: int = 0

    async def ask(self, question: Question) -> object:
        """Ask both, hold one answer against the other, and give it."""
        told, told_over = await answer(question, self.directly), await answer(question, self.over_http)
        if not (isinstance(told, Refused) and isinstance(told_over, Refused) and named_first(told_over)):
            assert comparable(told_over) == comparable(told)
        return told

    def subject(self) -> PhoneNumber:
        called = [call.subject_number for call in self.calls]
        return self.draw.choice([*called, *map(PhoneNumber, STRANGERS)])

    def call(self) -> SimulatedCall:
        return self.draw.choice(self.calls)

    def proof(self) -> tuple[PhoneNumber, HolderProof]:
        number, proof = self.draw.choice([*self.proofs[-6:], *self.proofs[-1:] * 3])
        if self.draw.random() < 0.1:
            return self.draw.choice(self.proofs)[0], proof
        return number, proof

    def key(self) -> IdempotencyKey:
        """A new key, or one that came before."""
        if self.draw.random() < 0.2 and self.keys:
            return IdempotencyKey(f"key-{self.draw.randrange(self.keys)}")
        self.keys += 1
        return IdempotencyKey(f"key-{self.keys - 1}")

    def some_platforms(self) -> list[str]:
        offered = [one for one in self.platforms if one.unbind_method is not UnbindMethod.NOT_SUPPORTED]
        among = offered if self.draw.random() < 0.9 else self.platforms
        chosen = [str(platform.id) for platform in self.draw.sample(among, self.draw.randint(1, 6))]
        return chosen if self.draw.random() < 0.9 else [*chosen, "no-such-app"]


async def answer(question: Question, backend: PracticeBackend) -> object:
    """Give the answer, or the refusal."""
    try:
        return await question(backend)
    except Refused as refused:
        return refused


def named_first(refused: Refused) -> bool:
    """Whether it is one of the two reasons a server names before it asks whether there are others."""
    return refused.code.endswith((".HOLDER_NOT_VERIFIED", ".IDEMPOTENCY_KEY_REUSED"))


def comparable(told: object) -> object:
    """Leave out what CAMARA has no words for: tries that are left, and until when a lock will hold."""
    match told:
        case IdentityAnswer():
            kept = told.locked_until if told.outcome is MatchOutcome.LOCKED else None
            return replace(told, tries_left=None, locked_until=to_the_second(kept))
        case CodeAnswer():
            return replace(told, tries_left=None, locked_until=to_the_second(told.locked_until))
        case Receipt() | Lookup() | UnbindRequest():
            # When to ask again is a hint, and whole seconds on the wire.
            return replace(told, poll_after=timedelta())
        case Refused():
            return ("refused", told.code)
        case tuple():
            return tuple(comparable(one) for one in told)
    return told


def to_the_second(instant: datetime | None) -> datetime | None:
    """Leave out what Retry-After does, which is whole seconds, rounded up."""
    return None if instant is None else instant.replace(microsecond=0)


@asynccontextmanager
async def pair(folder: Path, open_http: OpenHttp, seed: int) -> AsyncIterator[Pair]:
    """Open both."""
    clock = HandSetClock()
    # No whole second: what a wire rounds shows.
    clock.move(microseconds=654_321)
    (folder / "served").mkdir()
    directly = registry(folder / "direct", clock)
    try:
        async with open_http(folder / "served", clock) as over_http:
            opened = Pair(directly, over_http, clock, random.Random(seed))
            opened.calls = await directly.simulated_calls()
            opened.platforms = (await directly.platforms()).platforms
            yield opened
    finally:
        await directly.aclose()
