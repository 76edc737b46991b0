"""Reference runs: how each scenario is worked well, made of the way that was found for it when it is asked for."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor

from agent_console.staging.materials import Materials
from agent_console.staging.moves import NotPossible
from agent_console.staging.playground import Playground
from agent_console.staging.ways import Ways, load_ways
from agent_console.training.finished import FinishedRun
from agent_console.training.scenario import Scenario


class References(Mapping[str, FinishedRun]):
    """A reference run by the id of its scenario. The first look at one plays it, which takes some tenths of a second.

    A scenario nobody found a way for, or that was changed since, has none.
    """

    def __init__(self, scenarios: Iterable[Scenario], materials: Materials, ways: Ways) -> None:
        self._ways = {one.id: one for one in scenarios if one.id in ways}
        self._moves = ways
        self._materials = materials
        self._played: dict[str, FinishedRun | None] = {}

    def __getitem__(self, id_: str) -> FinishedRun:
        """Give the run of one scenario.

        Raises:
            KeyError: It has none.
        """
        if id_ not in self._played:
            self._played[id_] = self._play(self._ways[id_])
        run = self._played[id_]
        if run is None:
            raise KeyError(id_)
        return run

    def __iter__(self) -> Iterator[str]:
        """Go through the scenarios that have a way."""
        return iter(self._ways)

    def __len__(self) -> int:
        """Count them."""
        return len(self._ways)

    def _play(self, scenario: Scenario) -> FinishedRun | None:
        playground = Playground(scenario, self._materials)
        try:
            # A loop of its own, in a thread of its own: who asks may have one running.
            with ThreadPoolExecutor(max_workers=1) as pool:
                return pool.submit(asyncio.run, playground.played(self._moves[scenario.id])).result()
        except (NotPossible, ValueError):
            return None


def references(scenarios: Iterable[Scenario], materials: Materials) -> References:
    """Give the reference runs of scenarios, by the ways that are kept.

    Raises:
        DataFileError: The file of ways is damaged.
    """
    return References(scenarios, materials, load_ways())
