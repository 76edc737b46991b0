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

MOST_ENDS: Final = 8
"""Calls that ended as expected and scored too low: what they lost, another order of words will not bring back."""


class SearchVerdict(StrEnum):
    """What a search came to."""

    WON = "WON"
    NO_WAY = "NO_WAY"
    """Every state was looked at, and none is a good end."""
    GIVEN_UP = "GIVEN_UP"
    """Too many states, or too much time."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the way, in moves, and its run where there is one; `states` is how many it looked at.

    `nearest` is the best run that ended as expected and was not good enough.
    """

    verdict: SearchVerdict
    states: int
    moves: tuple[Move, ...] = ()
    run: FinishedRun | None = None
    nearest: FinishedRun | None = None


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
        self._ends: list[FinishedRun] = []
        self._spoilt = False
        """Whether the stage that is open stands somewhere between two states, since a move came to nothing."""

    async def run(self) -> Found:
        began, way = self._limits.seconds(), tuple[Move, ...]()
        play = await self._open()
        self._look(play, way)
        while self._ways:
            if self._is_too_far(began):
                return self._found(SearchVerdict.GIVEN_UP)
            next_way = heapq.heappop(self._ways).moves
            if next_way[:-1] != way or self._spoilt:
                play = await self._anew(next_way[:-1])
            way = next_way
            try:
                await make(play, way[-1])
            except NotPossible:
                self._spoilt = True
                continue
            if play.over and self._is_won(play):
                return Found(SearchVerdict.WON, len(self._seen), way, play.finished())
            self._look(play, way)
        return self._found(SearchVerdict.NO_WAY)

    def _is_too_far(self, began: float) -> bool:
        too_long = self._limits.seconds() - began > self._limits.longest
        return too_long or len(self._seen) > self._limits.states or len(self._ends) >= MOST_ENDS

    def _found(self, verdict: SearchVerdict) -> Found:
        nearest = max(self._ends, key=lambda run: result_of(run, self._rubric).score, default=None)
        return Found(verdict, len(self._seen), nearest=nearest)

    async def _open(self) -> Play:
        return await self._stages.enter_async_context(self._playground.play())

    async def _anew(self, moves: tuple[Move, ...]) -> Play:
        await self._stages.aclose()
        play = await self._open()
        await make_all(play, moves)
        self._spoilt = False
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

    def _is_won(self, play: Play) -> bool:
        """Whether a call that is over ended as expected, nothing critical and excellent."""
        call, expected = play.call, self._playground.scenario.expected
        assert call is not None
        assert call.wrap_up is not None
        if call.wrap_up.outcome is not expected.outcome or filed(play) != expected.platforms:
            return False
        run = play.finished()
        result = result_of(run, self._rubric)
        if result.card.critical or result.score < WINNING_SCORE:
            self._ends.append(run)
            return False
        return True
