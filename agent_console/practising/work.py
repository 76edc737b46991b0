"""The work of the console while an agent practises: the call is followed, and its end leads to a score. It scores not.

One stage has one of these. Between two calls that of the last one stays, with an idle desk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from agent_console.language import N_
from agent_console.opened import Opened
from agent_console.practising.followed import BROKEN_OFF, Followed
from agent_console.working import Work
from screens.console_screen import ConsoleScreen
from screens.context import Context
from screens.lock.locking import Locking
from screens.training.classroom import Classroom, Place
from screens.training.score_words import later_words

LOOK_SECONDS: Final = 1.0
"""How often it is looked whether the line drops."""

NOBODY_TALKS: Final = N_("= Nobody talks here: work the case by its keys; F10 and 2 leave")


class PracticeWork(Work):
    """Work on a stage.

    Args:
        app: The app that shows it.
        opened: The stage's own registry and cases.
        store_failed: What is done when nothing can be written down any more.
        classroom: What the pages of training share.
    """

    def __init__(
        self, app: Locking, opened: Opened, store_failed: Callable[[], None], classroom: Classroom
    ) -> None:
        super().__init__(app, opened, store_failed)
        self._classroom = classroom
        self._followed: Followed | None = None
        self._followed_up = ""
        self._stop_looking: Callable[[], None] = lambda: None

    async def make_context(self) -> Context:
        """Set up the desk, with the classroom beside it."""
        context = await super().make_context()
        context.classroom = self._classroom
        self._followed = Followed(self.opened, context.desk, self._classroom)
        return context

    async def begin(self) -> None:
        """Begin to send what waits. No phone system says here who rings."""
        self.follow_up_regularly()
        self._stop_looking = self._app.set_interval(LOOK_SECONDS, self._drop_the_line).stop

    async def close(self) -> None:
        """Follow nothing any more."""
        if self._followed is not None:
            self._followed.unfollow()
        self._stop_looking()
        self.stop_following_up()
        await super().close()

    def _drop_the_line(self) -> None:
        if self._followed is not None:
            self._followed.drop_the_line()

    async def route(self) -> None:
        """Show the page that belongs on the screen; after the end of the call that is its score."""
        told = ""
        if self._followed is not None and self._followed.is_over:
            told = self._followed.finish()
        elif self._is_new_to_follow_up():
            told = NOBODY_TALKS
        await super().route()
        self.tell(told)

    def _is_new_to_follow_up(self) -> bool:
        """Whether a call was just begun with nobody practising it: who rings there says no word after the first."""
        call = self.context.desk.call if self.context else None
        if self._classroom.practice is not None or call is None or call.id == self._followed_up:
            return False
        self._followed_up = call.id
        return True

    async def leave_call(self) -> None:
        """Break the run off, or go to the list of scenarios where none is at hand."""
        if self.context is None or self._followed is None or self._app.locked:
            return
        self.context.due_open = False
        broken_off = self._followed.break_off()
        await super().route()
        self.tell(BROKEN_OFF if broken_off else "")

    async def keep_draft(self) -> None:
        """Wrap the call up as the dropped one it is: nobody goes on with the draft of a practised call."""
        if not self._app.locked and self._followed is not None and self._followed.wrap_dropped_up():
            await self.route()
        else:
            await self.leave_call()

    async def go_on_later(self, working_days: int) -> None:
        """Stand on the first page some days after the run: the registry is asked what became of what was filed."""
        assert self.context is not None
        self._classroom.practice, self._classroom.place = None, Place.CALL
        await super().route()
        await self.context.desk.following.round(by_hand=True)
        for screen in self._app.screen_stack:
            if isinstance(screen, ConsoleScreen):
                screen.cases_moved()
                screen.tell(later_words(working_days, self.language))

    def tell(self, sentence: str) -> None:
        """Say something on the page that is shown now; nothing says nothing."""
        if sentence and self._app.screen_stack and isinstance(self._app.screen, ConsoleScreen):
            self._app.screen.tell(self.language.text(sentence))
