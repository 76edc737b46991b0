"""A run again, step by step, beside the reference run. Nothing here can be acted on: it reads two records."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.worker import WorkType

from agent_console.training.finished import FinishedRun
from agent_console.training.practice import Mode
from screens.console_screen import Handler
from screens.context import Context
from screens.training.classroom import Place
from screens.training.replay_page import replay_block
from screens.training.replay_view import ReplayView, replay_view
from screens.training.replay_words import facts_line, facts_side
from screens.training.scored import scenario_of
from screens.training.training_screen import TrainingScreen
from screens.widgets.keyline import Hint
from screens.widgets.line import Line, Text
from screens.widgets.page import Block, World


class ReplayScreen(TrainingScreen):
    """Left and Right a step, Up and Down the next loss, Enter practises the call again, Esc leads to the score."""

    world: ClassVar[World] = World.REPLAY

    def __init__(self, context: Context) -> None:
        """Begin at the step the score pointed at, with one's own run; the reference run comes beside it."""
        super().__init__(context)
        assert self.classroom.finished is not None
        self.run: FinishedRun = self.classroom.finished
        self.asking = True
        """Whether the reference run is being asked for."""
        self._view = self._beside(None)
        self._at = self._view.row_of(self.classroom.step)

    def _beside(self, reference: FinishedRun | None) -> ReplayView:
        run, classroom = self.run, self.classroom
        attempt = sum(one.number <= run.number for one in classroom.runs_of(run.scenario_id))
        return replay_view(run, classroom.result(run), reference, self.terms, self.language, max(attempt, 1))

    @property
    def view(self) -> ReplayView:
        """What the page is drawn from, in the language now shown."""
        return replace(self._view, at=self._at, language=self.language)

    # ------------------------------------------------------------------ the reference run

    def on_mount(self) -> None:
        """Ask for the reference run; it may have to be played first, which takes a moment."""
        super().on_mount()
        work: WorkType[None] = self._ask_for_reference
        self.app.run_worker(work, group="reference", exit_on_error=True)

    async def _ask_for_reference(self) -> None:
        references = self.classroom.references
        found = await asyncio.to_thread(references.get, self.run.scenario_id)
        self.asking = False
        if found is not None:
            own = self._view.rows[self._at].own
            self._view = self._beside(found)
            self._at = self._view.row_of(own or 0)
        if self.is_attached:
            self.remake()

    # ------------------------------------------------------------------ what stands here

    def heading(self) -> Text:
        """Return the name of the page."""
        if self._view.reference is None:
            return self.language.text("Replay   your way")
        return self.language.text("Replay   your way and the reference")

    def where(self) -> Line:
        """Return where one stands."""
        return facts_line(self.view)

    def side(self) -> tuple[Line, ...]:
        """Return the same in a wide window."""
        return facts_side(self.view)

    def block(self, width: int, height: int) -> Block:
        """Return the two runs, the screen at that moment, and why points were lost."""
        return replay_block(self.view, width, height)

    def resting_message(self) -> Text:
        """Return what was lost here, or why one's own run stands alone."""
        _ = self.language.text
        if self.asking:
            return _("~ The reference run is being played")
        if self._view.reference is None:
            return _("= There is no reference run of this scenario: yours stands alone")
        lost = self.view.lost_here
        if not lost:
            return _("= Nothing was lost here")
        return self.language.plural("! {count} loss at this step", "! {count} losses at this step", len(lost))

    def remark(self) -> str:
        """Return what a replay is."""
        return self.language.text("(A replay has no sound; words and times are those of the record)")

    def never(self) -> str:
        """Return what a replay does not do."""
        return self.language.text("nothing is done here, whatever is pressed")

    def hints(self) -> tuple[Hint, ...]:
        """Return the keys; a new run begins at its start: what was typed in confidence is kept nowhere."""
        _ = self.language.text
        return (
            Hint(_("Left Right"), _("One step")),
            Hint(_("Up Down"), _("Loss")),
            Hint("Enter", _("From the start, same seed")),
            Hint("Esc", _("Score")),
        )

    # ------------------------------------------------------------------ keys

    def handlers(self) -> Mapping[str, Handler]:
        """Return what the keys do; while a call is being set up nothing else is done."""
        if self.beginning:
            return {}
        last = len(self._view.rows) - 1
        return {
            "left": partial(self._go, -1),
            "right": partial(self._go, 1),
            "home": partial(self._go, -last),
            "end": partial(self._go, last),
            "up": partial(self._to_loss, -1),
            "down": partial(self._to_loss, 1),
            "enter": self._practise,
            "escape": partial(self.turn_to, Place.SCORE),
        }

    def _go(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._view.rows) - 1))
        self.classroom.step = max(self.view.own_number - 1, 0)
        self.tell("")

    def _to_loss(self, by: int) -> None:
        found = self.view.next_loss(by)
        if found is None:
            self.tell(self.language.text("= No more losses that way"))
        else:
            self._go(found - self._at)

    def _practise(self) -> None:
        self.set_up(scenario_of(self.classroom, self.run), Mode.PRACTICE)
