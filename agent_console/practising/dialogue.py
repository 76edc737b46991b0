"""A training as a plain dialogue: a new stage for each call, the same desk and gates, no toolkit. It scores nothing."""

from __future__ import annotations

import asyncio

from agent_console.contexts import context_of
from agent_console.linear.command import sit_down, until_left
from agent_console.linear.elsewhere import Again, DraftKept
from agent_console.linear.follow_up import follow_up
from agent_console.linear.practised.at_school import work_at_school
from agent_console.linear.practised.caller import PractisedCaller
from agent_console.linear.practised.counting import counts
from agent_console.linear.prompt import Prompt
from agent_console.linear.steps import work_step
from agent_console.plugins import BackendBroken
from agent_console.practising.classroom import classroom_of
from agent_console.practising.followed import BROKEN_OFF, Followed
from agent_console.practising.school import Booth, School
from agent_console.store.errors import StoreError
from agent_console.training.practice import Mode, practice_of
from agent_console.training.scenario import Scenario
from screens.context import Context
from screens.home.words import followed_sentence
from screens.training.classroom import Classroom, Place


class TrainingDialogue:
    """Begins at the list or a brief, with the desk of a stage on which nobody rings yet."""

    def __init__(
        self, school: School, runner: asyncio.Runner, prompt: Prompt, chosen: int | None, mode: Mode
    ) -> None:
        """Begin; `chosen` is the place of the scenario that was asked for."""
        self._school = school
        self.booth = school.open(school.scenarios[chosen or 0])
        self.classroom: Classroom = classroom_of(school, self.begin, chosen, mode)
        self.classroom.later = self.later
        context = runner.run(self._context(self.booth))
        self.session = sit_down(context, runner, prompt, self.booth.stage.opened)
        self._caller = PractisedCaller(self.session)
        self.session.looks += [lambda: self._caller.look(), self._drop_the_line]
        self.session.typed = self._count

    async def _context(self, booth: Booth) -> Context:
        context = await context_of(booth.stage.opened)
        context.classroom = self.classroom
        self._followed = Followed(booth.stage.opened, context.desk, self.classroom)
        return context

    def talk(self) -> int:
        """Practise until the agent leaves; answer with the exit code of the process."""
        return until_left(self.session, lambda _session: self._work(), lambda _session: self._break_off())

    def close(self) -> None:
        """Let go of the stage."""
        self.session.run(self._stop_beside())
        self.session.run(self.booth.close())

    async def begin(self, scenario: Scenario, mode: Mode) -> None:
        """Open a stage for a scenario and let its caller ring; the stage before it goes.

        Raises:
            OSError: It cannot be opened; the one before stays.
        """
        session, left, followed = self.session, self.booth, self._followed
        try:
            self.booth = await asyncio.to_thread(self._school.open, scenario, mode)
        except (BackendBroken, StoreError) as error:
            # What a full disk is to a registry and to a casebook.
            raise OSError("no stage could be opened") from error
        followed.unfollow()
        await self._stop_beside()
        stage, before = self.booth.stage, session.context
        session.context = await self._context(self.booth)
        session.context.languages = before.languages
        session.beside = asyncio.create_task(follow_up(session, stage.opened.home))
        self._caller = PractisedCaller(session)
        self.classroom.start(practice_of(scenario, mode, stage.seed, stage.clock()))
        if session.idle is not None:
            # By the new stage's clock.
            session.idle.somebody()
        await left.close()

    async def later(self, working_days: int) -> None:
        """Turn the stage's time on: the first page then has what was filed as it is by then, and nothing is scored."""
        self.booth.stage.turn_forward(working_days)
        if self.session.idle is not None:
            # Nobody was away: the days went by in a moment.
            self.session.idle.somebody()
        self.classroom.practice, self.classroom.place = None, Place.CALL
        followed = await self.session.desk.following.round(by_hand=True)
        self.session.news = followed_sentence(followed, self.session.language)

    async def _stop_beside(self) -> None:
        """End what goes on at the desk that is left."""
        tasks = [one for one in (self.session.beside, self.session.looking) if one is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self.session.beside = self.session.looking = None

    def _work(self) -> None:
        """Work what stands; after the end of a call that is its score."""
        if self._followed.is_over:
            self.session.tell(self._followed.finish())
        if work_at_school(self.session, self.classroom):
            return
        try:
            work_step(self.session)
        except DraftKept:
            if not self._followed.wrap_dropped_up():
                raise

    def _break_off(self) -> None:
        if self._followed.break_off():
            self.session.tell(BROKEN_OFF)

    def _drop_the_line(self) -> str:
        if self._followed.drop_the_line():
            raise Again
        return ""

    def _count(self, typed: str) -> None:
        if counts(typed):
            self.classroom.count_key()
