"""The work of the console while an agent practises: the call is followed, and its end leads to a score. It scores not.

One stage has one of these. Between two calls that of the last one stays, with an idle desk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.line import LineState
from agent_console.language import N_
from agent_console.opened import Opened
from agent_console.practising.heard import Heard
from agent_console.progress.errors import CertificateNotWritten
from agent_console.staging.recorded import done_on
from agent_console.working import Work
from screens.console_screen import ConsoleScreen
from screens.context import Context
from screens.lock.locking import Locking
from screens.training.classroom import Classroom, Place

LOOK_SECONDS: Final = 1.0
"""How often it is looked whether the line drops."""

NOBODY_TALKS: Final = N_("= Nobody talks here: work the case by its keys; F10 and 2 leave")
BROKEN_OFF: Final = N_("- Broken off: this run is not kept and not scored")
NOT_KEPT: Final = N_("! This score could not be written down: look at the disk of the home folder")
NOT_CERTIFIED: Final = N_("! The score is kept; its certificate could not be written: look at the disk")


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
        self._calls: list[str] = []
        self._heard = Heard()
        self._last: Call | None = None
        self._followed_up = ""
        self._unfollow: Callable[[], None] = lambda: None
        self._stop_looking: Callable[[], None] = lambda: None

    async def make_context(self) -> Context:
        """Set up the desk, with the classroom beside it."""
        context = await super().make_context()
        context.classroom = self._classroom
        self._unfollow = context.desk.on_change(self._changed)
        return context

    async def begin(self) -> None:
        """Begin to send what waits. No phone system says here who rings."""
        self.follow_up_regularly()
        self._stop_looking = self._app.set_interval(LOOK_SECONDS, self._drop_the_line).stop

    async def close(self) -> None:
        """Follow nothing any more."""
        self._unfollow()
        self._stop_looking()
        self.stop_following_up()
        await super().close()

    def _drop_the_line(self) -> None:
        """Let the line drop by itself where the scenario has come to that."""
        practice, context = self._classroom.practice, self.context
        if practice is None or context is None or context.desk.call is None:
            return
        if practice.run.line_dropped(context.desk.now()):
            context.desk.line.drop()

    def _changed(self, call: Call) -> None:
        """Let the caller notice what happened; the run's time begins when the call is answered."""
        classroom = self._classroom
        if not self._calls and classroom.practice is not None:
            classroom.practice = replace(classroom.practice, started_at=call.opened_at)
        if call.id not in self._calls:
            self._calls.append(call.id)
        self._last = call
        classroom.follow(self._heard.with_new(self._recorded()))

    def _recorded(self) -> dict[str, tuple[e.Event, ...]]:
        book = self.opened.casebook
        return {call_id: done_on(book, call_id) for call_id in self._calls}

    def happened(self) -> tuple[e.Event, ...]:
        """Give all that was recorded of this run; "other number" makes a second call of it."""
        return tuple(event for events in self._recorded().values() for event in events)

    @property
    def is_over(self) -> bool:
        """Whether the call is wrapped up, and no other was begun from it."""
        desk = self.context.desk if self.context else None
        wrapped_up = self._last is not None and self._last.wrap_up is not None
        return self._classroom.practice is not None and wrapped_up and desk is not None and desk.call is None

    async def route(self) -> None:
        """Show the page that belongs on the screen; after the end of the call that is its score."""
        told = ""
        if self.is_over:
            assert self.context is not None
            told = self._finish(self.context)
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

    def _finish(self, context: Context) -> str:
        classroom = self._classroom
        try:
            classroom.finish(self.happened(), context.desk.now())
        except CertificateNotWritten:
            return NOT_CERTIFIED
        except OSError:
            return NOT_KEPT
        return ""

    async def leave_call(self) -> None:
        """Break the run off, or go to the list of scenarios where none is at hand."""
        if self.context is None or self._app.locked:
            return
        classroom = self._classroom
        self.context.desk.put_away()
        self.context.desk.casework.close()
        self.context.due_open = False
        broken_off = classroom.practice is not None
        classroom.practice = None
        classroom.place = Place.BRIEF if broken_off else Place.SCENARIOS
        await super().route()
        self.tell(BROKEN_OFF if broken_off else "")

    async def keep_draft(self) -> None:
        """Wrap the call up as the dropped one it is: nobody goes on with the draft of a practised call."""
        desk = self.context.desk if self.context and not self._app.locked else None
        if self._classroom.practice is None or desk is None or desk.call is None:
            await self.leave_call()
            return
        if desk.call.line.state is not LineState.ENDED:
            desk.line.end()
        desk.ending.wrap_up()
        await self.route()

    async def go_on_later(self, working_days: int) -> None:
        """Stand on the first page some days after the run: the registry is asked what became of what was filed."""
        assert self.context is not None
        self._classroom.practice, self._classroom.place = None, Place.CALL
        await super().route()
        await self.context.desk.following.round(by_hand=True)
        for screen in self._app.screen_stack:
            if isinstance(screen, ConsoleScreen):
                screen.cases_moved()
                screen.tell(self._later(working_days))

    def _later(self, working_days: int) -> str:
        return self.language.plural(
            "= {count} working day later; from here on nothing is scored",
            "= {count} working days later; from here on nothing is scored",
            working_days,
        )

    def tell(self, sentence: str) -> None:
        """Say something on the page that is shown now; nothing says nothing."""
        if sentence and self._app.screen_stack and isinstance(self._app.screen, ConsoleScreen):
            self._app.screen.tell(self.language.text(sentence))
