"""Finding how a scenario is won: a search over moves and what the caller answers, best first. It writes no script.

A state is a call as it stands together with its caller; equal ones are merged. A stage is not copied: the next move of
the same way is made on the stage that is open, and another way is begun anew from the ringing telephone.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from agent_console.scorecard.rubric import Rubric
from agent_console.staging.moves import Move, NotPossible, make, make_all
from agent_console.staging.play import Play
from agent_console.staging.playground import Playground
from agent_console.staging.progress import filed, progress, state_of
from agent_console.staging.promising import promising
from agent_console.training.finished import FinishedRun, result_of

MOST_STATES: Final = 50_000
LONGEST_SECONDS: Final = 20.0
"""Beyond either nothing more is tried: nobody can say then whether the scenario can be won."""

WINNING_SCORE: Final = 90
"""Excellent, by the rubric; without any hint."""


class SearchVerdict(StrEnum):
    """What a search came to."""

    WON = "WON"
    NO_WAY = "NO_WAY"
    """Every state was looked at, and none is a good end."""
    GIVEN_UP = "GIVEN_UP"
    """Too many states, or too much time."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the way, in moves, and its run where there is one; `states` is how many it looked at."""

    verdict: SearchVerdict
    states: int
    moves: tuple[Move, ...] = ()
    run: FinishedRun | None = None


@dataclass(frozen=True, slots=True)
class SearchLimits:
    """How far is searched. `seconds` gives a time that goes on, as `time.monotonic` does."""

    seconds: Callable[[], float]
    states: int = MOST_STATES
    longest: float = LONGEST_SECONDS


@dataclass(order=True, slots=True)
class _Way:
    """A way not gone yet, its last move still to be made. Sorted by what it promises, then by rank, then the longer."""

    order: tuple[int, int, int, int]
    moves: tuple[Move, ...] = field(compare=False)


async def winning_way(playground: Playground, rubric: Rubric, limits: SearchLimits) -> Found:
    """Search from the ringing telephone to a call wrapped up as expected, with an excellent score, nothing critical."""
    async with AsyncExitStack() as stages:
        return await _Search(playground, rubric, limits, stages).run()


def is_won(run: FinishedRun, filed_at: frozenset[str], playground: Playground, rubric: Rubric) -> bool:
    """Whether a run has the expected outcome and platforms, no critical error and an excellent score."""
    expected = playground.scenario.expected
    result = result_of(run, rubric)
    return filed_at == expected.platforms and not result.card.critical and result.score >= WINNING_SCORE


class _Search:
    def __init__(
        self, playground: Playground, rubric: Rubric, limits: SearchLimits, stages: AsyncExitStack
    ) -> None:
        self._playground = playground
        self._rubric = rubric
        self._limits = limits
        self._stages = stages
        self._seen: set[Hashable] = set()
        self._ways: list[_Way] = []

    async def run(self) -> Found:
        began = self._limits.seconds()
        way: tuple[Move, ...] | None = ()
        play = await self._open()
        self._look(play, ())
        while self._ways:
            too_long = self._limits.seconds() - began > self._limits.longest
            if too_long or len(self._seen) > self._limits.states:
                return Found(SearchVerdict.GIVEN_UP, len(self._seen))
            next_way = heapq.heappop(self._ways).moves
            if next_way[:-1] != way:
                play = await self._anew(next_way[:-1])
            try:
                await make(play, next_way[-1])
            except NotPossible:
                way = None
                continue
            way = next_way
            if play.over:
                if self._won(play):
                    return Found(SearchVerdict.WON, len(self._seen), way, play.finished())
                continue
            self._look(play, way)
        return Found(SearchVerdict.NO_WAY, len(self._seen))

    async def _open(self) -> Play:
        return await self._stages.enter_async_context(self._playground.play())

    async def _anew(self, moves: tuple[Move, ...]) -> Play:
        await self._stages.aclose()
        play = await self._open()
        await make_all(play, moves)
        return play

    def _look(self, play: Play, way: tuple[Move, ...]) -> None:
        """Put down every way that goes on from here, unless it was here before."""
        state = state_of(play)
        if state in self._seen:
            return
        self._seen.add(state)
        reached = progress(play)
        for place, one in enumerate(promising(play)):
            order = (one.doubt - reached, one.rank, -len(way), place)
            heapq.heappush(self._ways, _Way(order, (*way, one.move)))

    def _won(self, play: Play) -> bool:
        call, run = play.call, play.finished()
        assert call is not None
        assert call.wrap_up is not None
        as_expected = call.wrap_up.outcome is self._playground.scenario.expected.outcome
        return as_expected and is_won(run, filed(play), self._playground, self._rubric)
