"""The app on which calls are practised: the console's own pages on a stage, and a new stage for each call."""

from __future__ import annotations

import asyncio

from agent_console.app import AgentConsole
from agent_console.opened import Opened
from agent_console.plugins import BackendBroken
from agent_console.practising.classroom import classroom_of
from agent_console.practising.school import Booth, School
from agent_console.practising.work import PracticeWork
from agent_console.store.errors import StoreError
from agent_console.training.practice import Mode, practice_of
from agent_console.training.scenario import Scenario
from screens.training.classroom import Place


class TrainingConsole(AgentConsole):
    """Begins on a page of training, with the desk of a stage on which nobody rings yet."""

    def __init__(self, school: School, booth: Booth, chosen: int | None, mode: Mode) -> None:
        """Begin in a booth; `chosen` is the place of the scenario that was asked for."""
        self._school = school
        self._booth = booth
        self.classroom = classroom_of(school, self.begin, chosen, mode)
        self.classroom.later = self.later
        super().__init__(booth.stage.opened)

    def _take(self, opened: Opened) -> PracticeWork:
        self._work = work = PracticeWork(self, opened, self.store_failed, self.classroom)
        return work

    async def on_mount(self) -> None:
        """Lock an idle screen as everywhere; the settings say when."""
        work = self._work
        assert work is not None
        self.watch_for_nobody(work.opened.lock_after)

    async def begin(self, scenario: Scenario, mode: Mode) -> None:
        """Open a stage for a scenario and let its caller ring; the stage before it goes.

        Raises:
            OSError: It cannot be opened; the one before stays.
        """
        left, before, work = self._booth, self.context, self._work
        assert before is not None and isinstance(work, PracticeWork)
        try:
            self._booth = await asyncio.to_thread(self._school.open, scenario, mode)
        except (BackendBroken, StoreError) as error:
            # What a full disk is to a registry and to a casebook.
            raise OSError("no stage could be opened") from error
        stage = self._booth.stage
        taken = self._take(stage.opened)
        context = await taken.make_context()
        context.languages, context.words_used = before.languages, before.words_used
        self.context = context
        # By the new stage's clock: where the one before was turned on, nobody would be away for days.
        self._idle_since = stage.clock()
        self.classroom.start(practice_of(scenario, mode, stage.seed, stage.clock()))
        self.call_later(self._stand_on, taken, work, left)

    async def _stand_on(self, work: PracticeWork, before: PracticeWork, left: Booth) -> None:
        """Show the caller who rings, then let go of what was before: its page needs it until then."""
        await work.route()
        await work.begin()
        await before.close()
        await left.close()

    async def later(self, working_days: int) -> None:
        """Turn the stage's time on: its first page shows what was filed as it is by then. Nothing of it is scored.

        Asked for again before that page stands, by a key that was pressed twice, it is on already.
        """
        if self.classroom.place is not Place.SCORE:
            return
        work = self._work
        assert isinstance(work, PracticeWork)
        now = self._booth.stage.turn_forward(working_days)
        # Nobody was away: the days went by in a moment.
        self._idle_since = now
        await work.go_on_later(working_days)
