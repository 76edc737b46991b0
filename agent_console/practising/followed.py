"""A practised call as it is recorded: the caller notices, its end is known, its run is kept. It shows nothing.

One stage has one of these. Between two calls that of the last one stays, with an idle desk.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from agent_console.call import events as e
from agent_console.call.call import Call
from agent_console.call.line import LineState
from agent_console.desk import Desk
from agent_console.language import N_
from agent_console.opened import Opened
from agent_console.practising.heard import Heard
from agent_console.progress.errors import CertificateNotWritten
from agent_console.staging.recorded import done_on
from screens.training.classroom import Classroom, Place

BROKEN_OFF: Final = N_("- Broken off: this run is not kept and not scored")
NOT_KEPT: Final = N_("! This score could not be written down: look at the disk of the home folder")
NOT_CERTIFIED: Final = N_("! The score is kept; its certificate could not be written: look at the disk")


class Followed:
    """Follows the calls of one run; "other number" makes a second call of it."""

    def __init__(self, opened: Opened, desk: Desk, classroom: Classroom) -> None:
        """Begin to follow a desk on which nobody rings yet."""
        self._book, self._desk, self._classroom = opened.casebook, desk, classroom
        self._calls: list[str] = []
        self._heard = Heard()
        self._last: Call | None = None
        self.unfollow = desk.on_change(self._changed)

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
        return {call_id: done_on(self._book, call_id) for call_id in self._calls}

    def happened(self) -> tuple[e.Event, ...]:
        """Give all that was recorded of this run."""
        return tuple(event for events in self._recorded().values() for event in events)

    @property
    def is_over(self) -> bool:
        """Whether the call is wrapped up, and no other was begun from it."""
        wrapped_up = self._last is not None and self._last.wrap_up is not None
        return self._classroom.practice is not None and wrapped_up and self._desk.call is None

    def finish(self) -> str:
        """Keep the run and turn to its score; give what has to be said of that, a msgid."""
        try:
            self._classroom.finish(self.happened(), self._desk.now())
        except CertificateNotWritten:
            return NOT_CERTIFIED
        except OSError:
            return NOT_KEPT
        return ""

    def drop_the_line(self) -> bool:
        """Let the line drop by itself where the scenario has come to that; whether it did."""
        practice = self._classroom.practice
        if practice is None or self._desk.call is None or not practice.run.line_dropped(self._desk.now()):
            return False
        self._desk.line.drop()
        return True

    def break_off(self) -> bool:
        """Let the call go without a score, and turn to its brief; whether one was practised."""
        classroom = self._classroom
        self._desk.put_away()
        self._desk.casework.close()
        broken_off = classroom.practice is not None
        classroom.practice = None
        classroom.place = Place.BRIEF if broken_off else Place.SCENARIOS
        return broken_off

    def wrap_dropped_up(self) -> bool:
        """Wrap the call up as the dropped one it is: nobody goes on with its draft. False where none is at hand."""
        desk = self._desk
        if self._classroom.practice is None or desk.call is None:
            return False
        if desk.call.line.state is not LineState.ENDED:
            desk.line.end()
        desk.ending.wrap_up()
        return True
