"""Reference runs: how each scenario is worked well, made when it is asked for. It knows no page they stand on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Coroutine, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final, TypeVar

from agent_console.scorecard.rubric import Rubric
from agent_console.scorecard.rubric_file import load_rubric
from agent_console.staging.materials import Materials
from agent_console.staging.moves import NotPossible
from agent_console.staging.playground import Playground
from agent_console.staging.search import WINNING_SCORE, SearchLimits, winning_way
from agent_console.staging.ways import Ways, load_ways
from agent_console.training.finished import FinishedRun, result_of
from agent_console.training.scenario import Scenario

T = TypeVar("T")

PATIENCE: Final = 5.0
"""Seconds a way is searched for where none is kept that still wins: somebody waits beside their own run."""


class References(Mapping[str, FinishedRun]):
    """A reference run by the id of its scenario. The first look at one plays it, which takes some tenths of a second.

    Where the way that is kept does not win any more, or none is kept, another is searched for.
    """

    def __init__(
        self, scenarios: Iterable[Scenario], materials: Materials, rubric: Rubric, ways: Ways
    ) -> None:
        self._scenarios = {one.id: one for one in scenarios}
        self._materials = materials
        self._rubric = rubric
        self._ways = ways
        self._played: dict[str, FinishedRun | None] = {}

    def __getitem__(self, id_: str) -> FinishedRun:
        """Give the run of one scenario.

        Raises:
            KeyError: There is no such scenario, or no way was found to win it.
        """
        if id_ not in self._played:
            playground = Playground(self._scenarios[id_], self._materials)
            self._played[id_] = self._kept(playground) or self._searched(playground)
        run = self._played[id_]
        if run is None:
            raise KeyError(id_)
        return run

    def __iter__(self) -> Iterator[str]:
        """Go through the scenarios."""
        return iter(self._scenarios)

    def __len__(self) -> int:
        """Count them."""
        return len(self._scenarios)

    def _kept(self, playground: Playground) -> FinishedRun | None:
        """Play the way that is kept; None where it does not win."""
        try:
            run = _done(playground.played(self._ways.get(playground.scenario.id, ())))
        except (NotPossible, ValueError, LookupError):
            return None
        return run if result_of(run, self._rubric).score >= WINNING_SCORE else None

    def _searched(self, playground: Playground) -> FinishedRun | None:
        limits = SearchLimits(time.monotonic, longest=PATIENCE)
        try:
            return _done(winning_way(playground, self._rubric, limits)).run
        except NotPossible:
            return None


def _done(work: Coroutine[Any, Any, T]) -> T:
    # A loop of its own, in a thread of its own: who asks may have one running.
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(asyncio.run, work).result()


def references(
    scenarios: Iterable[Scenario], materials: Materials, rubric: Rubric | None = None
) -> References:
    """Give the reference runs of scenarios, by the ways that are kept; the rubric is ours unless another is given.

    Raises:
        DataFileError: The file of ways is damaged.
    """
    return References(scenarios, materials, rubric or load_rubric(), load_ways())
