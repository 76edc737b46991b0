"""Where a program plays one scenario as often as it likes: each play on a stage of its own, which goes with it."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from agent_console.settings import Settings
from agent_console.staging.leftovers import IN_MEMORY, prefix_of
from agent_console.staging.materials import Materials
from agent_console.staging.moves import Move, make_all
from agent_console.staging.past import play_past
from agent_console.staging.play import Play, begin
from agent_console.staging.stage import StageSetting
from agent_console.staging.virtual_time import VirtualClock
from agent_console.training.finished import FinishedRun
from agent_console.training.scenario import Scenario

MONDAY_MORNING: Final = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)
"""09:30 in China, on a working day in a week of five: what a reference run begins at, so that it stays the same."""


class Playground:
    """Plays one scenario.

    Args:
        scenario: What is played.
        materials: What all stages share.
        staff_no: Whose run it is.
        now: When the telephone rings.
    """

    def __init__(
        self,
        scenario: Scenario,
        materials: Materials,
        staff_no: str = "8021",
        now: datetime = MONDAY_MORNING,
    ) -> None:
        self.scenario = scenario
        self._materials = materials
        # Not load_settings: what a person or a variable set must not change what a scenario is.
        self._settings = Settings(staff_no=staff_no)
        self._now = now

    @asynccontextmanager
    async def play(self) -> AsyncIterator[Play]:
        """Stand before the ringing telephone; the stage is cleared away afterwards."""
        root = IN_MEMORY if IN_MEMORY.is_dir() else None
        with TemporaryDirectory(prefix=prefix_of(os.getpid()), dir=root) as folder:
            clock = VirtualClock(self._now)
            setting = StageSetting(self._materials, clock, self._settings, waits=False)
            await play_past(self.scenario, Path(folder), setting)
            play = await begin(self.scenario, Path(folder), setting, clock)
            try:
                yield play
            finally:
                await play.close()

    async def played(self, moves: Iterable[Move | str]) -> FinishedRun:
        """Play some moves from the ringing telephone on, and give the run as it then is.

        Raises:
            NotPossible, ValueError: See `make_all`.
        """
        async with self.play() as play:
            await make_all(play, moves)
            return play.finished()
